using System.Collections.Concurrent;
using Federation.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Federation.Adapters.Worker.Tests.Workers;

/// <summary>Adapters that page, as they are shipped: in a worker in its cage, reading from a server of this machine through the host.</summary>
public sealed class ShippedAdapterTests : IAsyncLifetime
{
    private readonly PluginBench _bench = new();
    private readonly ConcurrentQueue<string> _asked = new();
    private readonly Dictionary<string, string> _pages = new(StringComparer.Ordinal);
    private WebApplication? _server;
    private string _url = "";

    public async ValueTask InitializeAsync()
    {
        _bench.InstallShipped("openactive", "OpenActive");
        _bench.InstallShipped("schema-org", "SchemaOrg");
        _bench.InstallShipped("spreadsheet", "Spreadsheet");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.MapGet("/{**rest}", (HttpContext http) =>
        {
            string address = http.Request.Path + http.Request.QueryString;
            _asked.Enqueue(address);
            return _pages.TryGetValue(address, out string? page) ? Results.Text(page, page.StartsWith('<') ? "text/html" : "application/json") : Results.NotFound();
        });
        await _server.StartAsync(TestContext.Current.CancellationToken);
        _url = _server.Urls.Single();
    }

    [Fact]
    public async Task OpenActive_WorkerKilledAfterEachPage_AnotherGoesOnAndNothingIsLost()
    {
        ServeFeed(3);
        string config = $$"""{"source":"{{_url}}/feed"}""";
        var ids = new List<string>();
        string? cursor = null;
        for (bool ended = false; !ended;)
        {
            // Each worker is ended after its first page, as a crash would.
            await using var worker = await _bench.StartAsync(config, adapter: "openactive");
            await using var pages = worker.FetchAsync(new FetchRequest { Cursor = cursor }, TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
            Assert.True(await pages.MoveNextAsync());
            ids.AddRange(pages.Current.Records.Select(record => record.SourceId));
            (cursor, ended) = (pages.Current.NextCursor, pages.Current.EndOfSnapshot);
        }

        Assert.Equal(["p1", "p2", "p3", "p4", "p5", "p6"], ids);
    }

    [Fact]
    public async Task OpenActive_FeedThatLeadsAway_IsNotFollowed()
    {
        _pages["/feed"] = """{"items":[],"next":"http://127.0.0.1:1/feed"}""";
        await using var worker = await _bench.StartAsync($$"""{"source":"{{_url}}/feed"}""", adapter: "openactive");

        var failure = await Assert.ThrowsAsync<AdapterException>(() => worker.ReadAllAsync());

        Assert.Equal("openactive.next-elsewhere", failure.Code);
        Assert.Equal(["/feed"], _asked);
    }

    [Fact]
    public async Task SchemaOrg_SitemapWithAPageThatIsGone_ReadsTheOthersAndMapsThem()
    {
        _pages["/sitemap.xml"] = $"<?xml version='1.0'?><urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>{_url}/a</loc></url><url><loc>{_url}/gone</loc></url><url><loc>{_url}/b</loc></url></urlset>";
        _pages["/a"] = """<!doctype html><script type="application/ld+json">{"@context":"https://schema.org","@type":"Library","name":"A","address":{"@type":"PostalAddress","addressLocality":"Dijon"}}</script>""";
        _pages["/b"] = """<!doctype html><script type="application/ld+json">{"@type":"LocalBusiness","name":"B","employee":{"@type":"Person","name":"Someone"}}</script>""";
        await using var worker = await _bench.StartAsync($$"""{"source":"{{_url}}/sitemap.xml"}""", adapter: "schema-org");

        var pages = await worker.ReadAllAsync();
        var mapped = await worker.MapAsync([.. pages.SelectMany(page => page.Records).Where(record => record.Issues.Count == 0)], TestContext.Current.CancellationToken);

        Assert.Equal([($"{_url}/a", null), ($"{_url}/gone", "schema-org.page-failed"), ($"{_url}/b", null)], pages.SelectMany(page => page.Records).Select(record => (record.SourceId, record.Issues.SingleOrDefault()?.Code)));
        Assert.Equal(["A", "B"], mapped.Select(result => Assert.IsType<MapResult.Mapped>(result).Draft.Name));
        Assert.Contains("/sitemap.xml", _asked);
        Assert.True(pages[^1].EndOfSnapshot);
    }

    [Fact]
    public async Task Spreadsheet_NewestWorkbookOfAFolder_IsReadInTheCage()
    {
        string folder = Directory.CreateTempSubdirectory("federation-inbox-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "old.csv"), "nom;ville\nOld;Dijon\n");
            File.SetLastWriteTimeUtc(Path.Combine(folder, "old.csv"), new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
            File.Copy(PluginBench.Sample("spreadsheet.xlsx"), Path.Combine(folder, "new.xlsx"));
            await using var worker = await _bench.StartAsync($$"""{"source":"{{folder}}","licence":"CC-BY-SA-4.0","attribution":"The valley"}""", adapter: "spreadsheet");

            var pages = await worker.ReadAllAsync();

            Assert.Equal(10, pages.Sum(page => page.Records.Count));
            Assert.Equal(("CC-BY-SA-4.0", "The valley"), (worker.Source.Licence, worker.Source.Attribution));
            Assert.NotNull(worker.Terms);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Terms_OfAnAdapterWithoutSuchSettings_AreItsManifests()
    {
        await using var own = await _bench.StartAsync();
        await using var unsaid = await _bench.StartAsync("""{"source":"x.csv"}""", adapter: "spreadsheet");

        Assert.Equal(("CC0-1.0", null), (own.Source.Licence, own.Terms));
        Assert.Equal(("unknown", null), (unsaid.Source.Licence, unsaid.Terms));
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
        _bench.Dispose();
    }

    private void ServeFeed(int count)
    {
        for (int page = 0; page < count; page++)
        {
            string items = string.Join(',', Enumerable.Range((page * 2) + 1, 2).Select(id => $"{{\"state\":\"updated\",\"kind\":\"Place\",\"id\":\"p{id}\",\"modified\":5,\"data\":{{\"@type\":\"Place\",\"name\":\"P{id}\"}}}}"));
            _pages[page == 0 ? "/feed" : $"/feed?after={page}"] = $"{{\"items\":[{items}],\"next\":\"{_url}/feed?after={page + 1}\"}}";
        }

        _pages[$"/feed?after={count}"] = $"{{\"items\":[],\"next\":\"{_url}/feed?after={count}\"}}";
    }
}
