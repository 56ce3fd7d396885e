using System.Net;
using Federation.Web.Tests.Support;

namespace Federation.Web.Tests;

public sealed class PageHeaderTests
{
    [Theory]
    [InlineData("/en")]
    [InlineData("/fr/reseaux")]
    public async Task EveryPage_LoadsFromThisDirectoryAlone(string path)
    {
        await using var host = await WebHost.StartAsync();
        using var response = await host.GetAsync(path);
        var page = await host.PageAsync(path);

        string policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self';", policy, StringComparison.Ordinal);
        Assert.EndsWith("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        // The policy would refuse them: nothing is left to it.
        Assert.Empty(page.QuerySelectorAll("[style], style, [onclick], [onload], script:not([src])"));
        foreach (string address in page.QuerySelectorAll("script[src], link[rel=stylesheet], link[rel=icon]").Select(element => element.GetAttribute("src") ?? element.GetAttribute("href")!))
        {
            using var asset = await host.GetAsync(address);
            Assert.Equal(HttpStatusCode.OK, asset.StatusCode);
            Assert.Contains("immutable", asset.Headers.CacheControl?.ToString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(null, "/en")]
    [InlineData("fr-FR,fr;q=0.9,en;q=0.8", "/fr")]
    [InlineData("de, en;q=0.5, fr;q=0.7", "/fr")]
    [InlineData("de", "/en")]
    [InlineData("fr;q=0", "/en")]
    [InlineData("&&&", "/en")]
    public async Task Root_LeadsToTheLanguageThatTheBrowserLikes(string? accepted, string expected)
    {
        await using var host = await WebHost.StartAsync();
        using var response = await host.GetAsync("/?q=x", accepted is null ? [] : [("Accept-Language", accepted)]);

        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        Assert.Equal($"{expected}?q=x", response.Headers.Location?.OriginalString);
        Assert.Contains("Accept-Language", response.Headers.Vary);
    }

    [Theory]
    [InlineData("/web/0000000000000000/web.css")]
    [InlineData("/web/../appsettings.json")]
    public async Task Asset_OfAnotherVersion_IsNotHere(string path)
    {
        await using var host = await WebHost.StartAsync();
        using var response = await host.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }
}
