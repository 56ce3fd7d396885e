using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Federation.Browser.Tests.Pages;

/// <summary>Everything works by links and forms.</summary>
public sealed class WithoutScriptTests(SampleSite site)
{
    [Fact]
    public async Task Directory_WithoutScript_SearchesFiltersPagesAndCompares()
    {
        var page = await site.OpenAsync("/fr", script: false);
        await Expect(page.Locator("near-me")).ToBeHiddenAsync();
        await Expect(page.Locator("centre-map")).ToBeHiddenAsync();

        await page.Locator("#q").FillAsync("atelier");
        await page.Locator("#where").FillAsync("Dijon");
        await page.Locator("#search .primary").ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/fr\\?q=atelier&where=Dijon$"));
        await Expect(page.Locator("#count")).ToContainTextAsync("Près de Dijon, France.");

        await page.Locator("#network-limits").CheckAsync();
        await page.Locator("#sort").SelectOptionAsync("NAME");
        await page.Locator("#facets .without-script").ClickAsync();
        await Expect(page.Locator("#count")).ToContainTextAsync("60 centres");
        await page.Locator(".pager [rel=next]").ClickAsync();
        await Expect(page.Locator(".pager [rel=prev]")).ToBeVisibleAsync();

        await page.Locator(".card .compare input").Nth(0).CheckAsync();
        await page.Locator(".card .compare input").Nth(1).CheckAsync();
        await page.Locator("#compare button").ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/fr/comparer\\?c=[0-9a-f]+&c=[0-9a-f]+$"));
        await page.Locator(".compared a").First.ClickAsync();
        await Expect(page.Locator("h1")).ToContainTextAsync("Atelier numéro");
        await page.Locator("#sources summary").ClickAsync();
        await Expect(page.Locator("#sources table")).ToBeVisibleAsync();
    }
}
