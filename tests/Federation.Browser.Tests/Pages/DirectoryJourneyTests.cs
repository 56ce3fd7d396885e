using System.Text.RegularExpressions;
using Federation.Browser.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Federation.Browser.Tests.Pages;

/// <summary>What people do in the directory: type, choose, look at the map, come back.</summary>
public sealed class DirectoryJourneyTests(SampleSite site)
{
    [Fact]
    public async Task Typing_ChangesTheListWhileTheFocusStays()
    {
        var page = await site.OpenAsync("/en");
        await page.EvaluateAsync("window.kept = true");

        await page.Locator("#q").PressSequentiallyAsync("numéro 41");

        await Expect(page.Locator("#count")).ToHaveTextAsync("1 centre");
        await Expect(page.Locator("#results .card h2")).ToHaveTextAsync("Atelier numéro 41");
        await Expect(page.Locator("#q")).ToBeFocusedAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/en\\?q=num%C3%A9ro(%20|\\+)41$"));
        Assert.True(await page.EvaluateAsync<bool>("window.kept"), "The page was loaded anew.");

        // A slip of the keyboard is forgiven.
        await page.Locator("#q").FillAsync("numréo 41");
        await Expect(page).ToHaveURLAsync(new Regex("numr"));
        await Expect(page.Locator("#results .card h2").First).ToHaveTextAsync("Atelier numéro 41");

        // The way back leads over what was chosen, not over what was typed.
        await page.Locator("#open-now").CheckAsync();
        await Expect(page).ToHaveURLAsync(new Regex("open=1"));
        await page.GoBackAsync();
        await Expect(page).ToHaveURLAsync(new Regex("numr[^&]*$"));
        await Expect(page.Locator("#count")).ToHaveTextAsync("1 centre");
    }

    [Fact]
    public async Task Suggestions_ByKeyboard_LeadToACentre()
    {
        var page = await site.OpenAsync("/fr", locale: "fr-FR");

        await page.Locator("#q").PressSequentiallyAsync("quai");
        var option = page.Locator("[role=option]").First;
        await Expect(option).ToContainTextAsync("Le Quai des Ducs");
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.Locator("#q")).ToHaveAttributeAsync("aria-activedescendant", "q-options-0");
        await Expect(option).ToHaveAttributeAsync("aria-selected", "true");
        await page.Keyboard.PressAsync("Enter");

        await page.ArrivedAsync(new Regex("/fr/centres/[^/]+$"));
        await Expect(page.Locator("h1")).ToHaveTextAsync("Le Quai des Ducs");
    }

    [Fact]
    public async Task Suggestions_Escape_ClosesThemAndKeepsTheWords()
    {
        var page = await site.OpenAsync("/en");
        await page.Locator("#q").PressSequentiallyAsync("quai");
        await Expect(page.Locator("[role=listbox]")).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("Escape");

        await Expect(page.Locator("[role=listbox]")).ToBeHiddenAsync();
        await Expect(page.Locator("#q")).ToHaveValueAsync("quai");
    }

    [Fact]
    public async Task Facets_Chosen_NarrowTheListAndCanBeTakenAway()
    {
        var page = await site.OpenAsync("/en");

        await page.Locator("#network-limits").CheckAsync();
        await Expect(page.Locator("#count")).ToHaveTextAsync("64 centres");
        await Expect(page.Locator("#network-limits")).ToBeFocusedAsync();
        await page.Locator("#places").FillAsync("50");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator("#count")).ToHaveTextAsync("12 centres");
        await page.Locator(".active a", new() { HasText = "limits" }).ClickAsync();

        await Expect(page).ToHaveURLAsync(new Regex("/en\\?places=50$"));
    }

    [Fact]
    public async Task Map_ShowsTheListsCentres_AndSearchesWhereSomebodyLooks()
    {
        var page = await site.OpenAsync("/en?q=atelier+num%C3%A9ro", width: 1440);
        var spots = page.Locator("centre-map .spot");
        await Expect(spots.First).ToBeVisibleAsync();
        Assert.Equal(60, await CountedAsync(page));

        // Only what comes from here: no tile and no picture of anybody else's.
        var asked = new List<string>();
        page.Request += (_, request) => asked.Add(request.Url);
        await page.Locator("centre-map .leaflet-control-zoom-in").ClickAsync();
        await Expect(page.Locator(".map-here")).ToBeVisibleAsync();
        var box = await page.Locator("centre-map").BoundingBoxAsync() ?? throw new InvalidOperationException("The map is not shown.");
        await page.Mouse.MoveAsync(box.X + box.Width / 2, box.Y + box.Height / 2);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + box.Width / 2 + 120, box.Y + box.Height / 2, new() { Steps = 5 });
        await page.Mouse.UpAsync();
        await page.Locator(".map-here").ClickAsync();

        await Expect(page).ToHaveURLAsync(new Regex("area="));
        await Expect(page.Locator(".map-here")).ToHaveCountAsync(0);
        var started = await site.AsyncSite;
        Assert.All(asked, address => Assert.StartsWith(started.Url, address, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Hover_OfACard_LightsItsSpot()
    {
        var page = await site.OpenAsync("/en?q=quai+des+ducs", width: 1440);
        await Expect(page.Locator("centre-map .spot")).ToHaveCountAsync(1);

        await page.Locator(".card").First.HoverAsync();

        await Expect(page.Locator("centre-map .spot.lit")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Keyboard_Alone_ReachesEverythingInOrder()
    {
        var page = await site.OpenAsync("/en?q=quai+des+ducs", width: 900);

        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator(".skip")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator("#q")).ToBeFocusedAsync();
        for (int at = 0; at < 80 && !await page.Locator(".card h2 a").First.EvaluateAsync<bool>("link => link === document.activeElement"); at++) await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator(".card h2 a").First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator("h1")).ToHaveTextAsync("Le Quai des Ducs");
    }

    [Fact]
    public async Task NearMe_AsksTheDeviceAndThenTheDirectory()
    {
        var page = await site.OpenAsync("/fr", locale: "fr-FR");
        await page.Context.GrantPermissionsAsync(["geolocation"]);
        await page.Context.SetGeolocationAsync(new Geolocation { Latitude = 47.3225f, Longitude = 5.0415f });

        await page.Locator("near-me button").ClickAsync();

        await Expect(page).ToHaveURLAsync(new Regex("near=47\\.32[0-9]*,5\\.04"));
        await Expect(page.Locator(".card .facts").First).ToContainTextAsync("km");
    }

    [Fact]
    public async Task Compare_OfChosenCards_PutsThemSideBySide()
    {
        var page = await site.OpenAsync("/en?network=actipole21");
        var boxes = page.Locator(".card .compare input");
        await boxes.Nth(0).CheckAsync();
        await boxes.Nth(2).CheckAsync();
        await page.Locator("#compare button").ClickAsync();

        await Expect(page.Locator(".compared").First.Locator("thead th")).ToHaveCountAsync(2);
    }

    /// <summary>How many centres the spots of the map stand for.</summary>
    private static Task<int> CountedAsync(IPage page) => page.EvaluateAsync<int>("[...document.querySelectorAll('centre-map .spot')].reduce((sum, spot) => sum + (spot.dataset.key ? 1 : Number(spot.textContent)), 0)");
}
