using System.Text;
using Federation.Contracts;

namespace Federation.Adapters.Worker.Tests.Workers;

public sealed class GoodRunTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Fetch_TwoPages_StreamsRecordsInOrderWithPersonsCutOut()
    {
        using var bench = new PluginBench();
        await using var worker = await bench.StartAsync("""{ "count": 10, "pageSize": 6 }""");

        var pages = await worker.ReadAllAsync();

        Assert.Equal("scripted@1.0.0", worker.Source.Adapter);
        Assert.Equal([6, 4], pages.Select(page => page.Records.Count));
        Assert.Equal([false, true], pages.Select(page => page.EndOfSnapshot));
        Assert.Equal("6", pages[0].NextCursor);
        Assert.Equal(10, pages[0].EstimatedTotal);
        Assert.Equal(Enumerable.Range(0, 10).Select(number => $"{number}"), pages.SelectMany(page => page.Records).Select(record => record.SourceId));
        Assert.Equal("""{"id":"0","name":"Place 0","pad":"xxxxxxxxxxxxxxxxxxxx"}""", Encoding.UTF8.GetString(pages[0].Records[0].Raw.Span));
        Assert.Equal("row 2", pages[0].Records[0].Locator);
        Assert.All(pages.SelectMany(page => page.Records), record => Assert.Empty(record.Issues));
    }

    [Fact]
    public async Task Map_SomeOfThePageAndAGivenRecord_GivesOneResultEachInOrder()
    {
        using var bench = new PluginBench();
        await using var worker = await bench.StartAsync();
        await foreach (var page in worker.FetchAsync(new FetchRequest(), Token))
        {
            var given = new SourceRecord { SourceId = "x", Raw = """{"name":"Given"}"""u8.ToArray() };
            var nameless = new SourceRecord { SourceId = "y", Raw = "{}"u8.ToArray() };
            var refused = new SourceRecord { SourceId = "z", Raw = "{}"u8.ToArray(), Issues = [Issue.Error("csv.width", "A row of the wrong width.")] };

            var results = await worker.MapAsync([page.Records[7], given, page.Records[2], nameless, refused], Token);

            Assert.Equal(["Place 7", "Given", "Place 2"], results.OfType<MapResult.Mapped>().Select(result => result.Draft.Name));
            Assert.All(results.OfType<MapResult.Mapped>(), result => Assert.Null(result.Draft.Description));
            Assert.Equal(47.32, Assert.IsType<MapResult.Mapped>(results[0]).Draft.Location?.Latitude);
            Assert.Equal("name.missing", Assert.Single(Assert.IsType<MapResult.Rejected>(results[3]).Issues).Code);
            Assert.Equal("csv.width", Assert.Single(Assert.IsType<MapResult.Rejected>(results[4]).Issues).Code);
        }
    }

    [Fact]
    public async Task Fetch_StoppedAfterThePageOfAPreview_StillMaps()
    {
        using var bench = new PluginBench();
        await using var worker = await bench.StartAsync("""{ "count": 100, "pageSize": 10 }""");
        IReadOnlyList<SourceRecord> seen = [];
        await foreach (var page in worker.FetchAsync(new FetchRequest(), Token))
        {
            seen = page.Records;
            break;
        }

        Assert.Equal(10, (await worker.MapAsync(seen, Token)).Count);
        Assert.Empty(await worker.MapAsync([], Token));
        Assert.Equal(100, (await worker.ReadAllAsync()).Sum(page => page.Records.Count));
    }

    [Fact]
    public async Task Fetch_MostRecordsAndCursor_AreKept()
    {
        using var bench = new PluginBench();
        await using var worker = await bench.StartAsync("""{ "count": 100, "pageSize": 10 }""");

        var pages = await worker.ReadAllAsync(new FetchRequest { Cursor = "80", MostRecords = 15 });

        Assert.Equal(Enumerable.Range(80, 15).Select(number => $"{number}"), pages.SelectMany(page => page.Records).Select(record => record.SourceId));
        Assert.DoesNotContain(pages, page => page.EndOfSnapshot);
    }

    [Theory]
    [InlineData("malformed", "record.malformed")]
    [InlineData("too-large", "record.too-large")]
    [InlineData("id-too-long", "record.id-too-long")]
    public async Task Fetch_OneUnusableRecord_IsReportedAndItsNeighboursLand(string flaw, string code)
    {
        using var bench = new PluginBench();
        await using var worker = await bench.StartAsync($$"""{ "flaw": "{{flaw}}" }""");

        var records = (await worker.ReadAllAsync()).Single().Records;

        Assert.Equal(10, records.Count);
        Assert.Equal(code, Assert.Single(records[1].Issues).Code);
        Assert.DoesNotContain("Somebody", Encoding.UTF8.GetString(records[1].Raw.Span), StringComparison.Ordinal);
        Assert.All(records.Where((_, index) => index != 1), record => Assert.Empty(record.Issues));
        Assert.IsType<MapResult.Rejected>((await worker.MapAsync([records[1]], Token))[0]);
    }

    [Fact]
    public async Task Worker_Environment_HoldsNothingOfTheHost()
    {
        Environment.SetEnvironmentVariable("FEDERATION_TEST_SECRET", "secret");
        using var bench = new PluginBench();
        await using var worker = await bench.StartAsync("""{ "errand": "environment" }""");

        string? seen = (await worker.CheckAsync(Token)).Summary;

        Assert.StartsWith("HOME LANG PATH TMPDIR in ", seen, StringComparison.Ordinal);
        Assert.Contains("federation-worker-", seen, StringComparison.Ordinal);
    }
}
