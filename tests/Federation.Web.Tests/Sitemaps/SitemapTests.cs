using System.Net;
using System.Xml;
using System.Xml.Linq;
using Federation.Cluster.Centres;
using Federation.Gateway.Tests.Doubles;
using Federation.Web.Tests.Support;

namespace Federation.Web.Tests.Sitemaps;

public sealed class SitemapTests
{
    private static readonly XNamespace Sitemap = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly XNamespace Xhtml = "http://www.w3.org/1999/xhtml";

    [Fact]
    public async Task Sitemap_OfAKnownDirectory_HasEveryCentreInEveryLanguage()
    {
        await using var host = await StartAsync();
        await host.Seed.AddAsync(Seed.Network("jura"));
        var ids = new List<CentreId>();
        for (int at = 0; at < 230; at++) ids.Add(await host.Seed.OpenAsync("jura", $"{at}", new ListingContent { Name = $"Centre {at}" }));
        await host.CatchUpAsync();

        var index = Read(await host.Http.GetStringAsync("/sitemap.xml", TestContext.Current.CancellationToken));
        string file = Assert.Single(index.Descendants(Sitemap + "loc")).Value;
        var pages = Read(await host.Http.GetStringAsync(new Uri(file).PathAndQuery, TestContext.Current.CancellationToken));

        Assert.Equal("https://directory.example/sitemaps/1.xml", file);
        var addresses = pages.Descendants(Sitemap + "loc").Select(loc => loc.Value).ToList();
        Assert.Equal(2 * 230 + 6, addresses.Count);
        Assert.Superset(ids.SelectMany(id => new[] { $"https://directory.example/en/centres/{id}", $"https://directory.example/fr/centres/{id}" }).ToHashSet(), addresses.ToHashSet());
        Assert.All(pages.Descendants(Sitemap + "url"), page => Assert.Equal(["en", "fr"], page.Elements(Xhtml + "link").Select(link => link.Attribute("hreflang")?.Value)));
        Assert.Contains("Sitemap: https://directory.example/sitemap.xml", await host.Http.GetStringAsync("/robots.txt", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sitemap_IsMadeOnceAnHour()
    {
        await using var host = await StartAsync();
        await host.Seed.AddAsync(Seed.Network("jura"));
        Assert.Equal(6, await CountAsync());
        await host.Seed.OpenAsync("jura", "1", new ListingContent { Name = "Neuf" });
        await host.CatchUpAsync();

        Assert.Equal(6, await CountAsync());
        host.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal(8, await CountAsync());

        async Task<int> CountAsync() => Read(await host.Http.GetStringAsync("/sitemaps/1.xml", TestContext.Current.CancellationToken)).Descendants(Sitemap + "loc").Count();
    }

    [Theory]
    [InlineData("/sitemaps/0.xml")]
    [InlineData("/sitemaps/2.xml")]
    public async Task File_ThatThereIsNot_IsNotFound(string path)
    {
        await using var host = await StartAsync();
        using var response = await host.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Sitemap_WithoutAPublicAddress_IsNotThere()
    {
        await using var host = await WebHost.StartAsync();
        using var response = await host.GetAsync("/sitemap.xml", ("Host", "evil.example"));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.DoesNotContain("Sitemap", await host.Http.GetStringAsync("/robots.txt", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static XElement Read(string text)
    {
        using var reader = XmlReader.Create(new StringReader(text));
        return XElement.Load(reader);
    }

    private static Task<GatewayHost> StartAsync() => GatewayHost.StartAsync(extend: services => services.AddDirectoryPages(pages => pages.PublicUrl = new Uri("https://directory.example/")), open: app => app.MapDirectoryPages());
}
