using System.Net;
using System.ServiceModel.Syndication;
using System.Xml;
using Federation.Cluster.Centres;
using Federation.Gateway.Tests.Doubles;
using Federation.Web.Tests.Support;

namespace Federation.Web.Tests.Directory;

public sealed class CentreFeedTests : IAsyncLifetime
{
    private const string Hostile = "<script>alert(1)</script> \u202E & \u0001\uFFFF 🏠";

    private GatewayHost? _host;

    private GatewayHost Host => _host ?? throw new InvalidOperationException("It was not started.");

    public async ValueTask InitializeAsync()
    {
        _host = await WebHost.StartAsync();
        await Host.Seed.AddAsync(Seed.Network("cote-dor", "Côte-d'Or"));
        await Host.Seed.OpenAsync("cote-dor", "1", new ListingContent { Name = "La Ruche", Description = "Au bord du canal.", Services = ["coworking"], Address = new Address { Locality = "Dijon", Country = "FR" } });
        await Host.Seed.OpenAsync("cote-dor", "2", new ListingContent { Name = Hostile, Services = ["wifi"] });
        await Host.CatchUpAsync();
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    [Fact]
    public async Task Feed_OfAnAddress_HasItsCentresWithTheirRights()
    {
        var page = await Host.PageAsync("/en?q=ruche&sort=NAME");
        string address = page.QuerySelector("link[type='application/atom+xml']")!.GetAttribute("href")!;
        var feed = await ReadAsync(address);

        Assert.Equal("/en/centres.atom?q=ruche", address);
        Assert.Contains(address, page.QuerySelectorAll("#results a").Select(link => link.GetAttribute("href")));
        var entry = Assert.Single(feed.Items);
        Assert.Equal(("La Ruche", "Dijon, FR\nAu bord du canal.", "Côte-d'Or"), (entry.Title.Text, ((TextSyndicationContent)entry.Summary).Text, Assert.Single(entry.Authors).Name));
        Assert.StartsWith("Source: cote-dor, Licence Ouverte 2.0 (https://", entry.Copyright.Text, StringComparison.Ordinal);
        Assert.Equal(entry.LastUpdatedTime, feed.LastUpdatedTime);
        Assert.Equal($"http://localhost{page.QuerySelector(".card h2 a")!.GetAttribute("href")}", Assert.Single(entry.Links).Uri.ToString());
        Assert.EndsWith(address, feed.Links.Single(link => link.RelationshipType == "self").Uri.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Feed_OfHostileTexts_IsXmlWithTextAlone()
    {
        var entry = Assert.Single((await ReadAsync("/fr/centres.atom?service=wifi")).Items);

        Assert.StartsWith("<script>alert(1)</script>", entry.Title.Text, StringComparison.Ordinal);
        Assert.EndsWith("🏠", entry.Title.Text, StringComparison.Ordinal);
        Assert.Equal("text", entry.Title.Type);
    }

    [Fact]
    public async Task Feed_OfNothing_IsAFeed() => Assert.Empty((await ReadAsync("/en/centres.atom?q=rien-de-tel")).Items);

    [Fact]
    public async Task Feed_IsKeptAWhile_AndIsTheSameForEveryone()
    {
        using var feed = await Host.GetAsync("/en/centres.atom");

        Assert.Equal((HttpStatusCode.OK, "application/atom+xml; charset=utf-8", "max-age=300, private"), (feed.StatusCode, feed.Content.Headers.ContentType?.ToString(), feed.Headers.CacheControl?.ToString()));
        Assert.False(feed.Headers.Contains("Set-Cookie"));
        Assert.Equal("<?xml"u8.ToArray(), (await feed.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken))[..5]);
    }

    [Fact]
    public async Task Feed_OfWhatNobodyKnows_SaysWhatIsWrong()
    {
        using var refused = await Host.GetAsync("/en/centres.atom?service=fablab");

        Assert.Equal((HttpStatusCode.BadRequest, "text/plain"), (refused.StatusCode, refused.Content.Headers.ContentType?.MediaType));
        Assert.StartsWith("BAD_INPUT \"anyServices\": \"fablab\" is not known.", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private async Task<SyndicationFeed> ReadAsync(string path)
    {
        using var response = await Host.GetAsync(path);
        using var reader = XmlReader.Create(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        return SyndicationFeed.Load(reader);
    }
}
