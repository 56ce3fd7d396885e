using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Federation.Cluster.Adapters;
using Federation.Cluster.Adapters.Hosting;
using Federation.Contracts;

namespace Federation.Adapters.Worker.Tests.Versions;

/// <summary>
/// A host whose own contract is version 2, with adapters of it and adapters of version 1 as they were built: each in a worker process in its cage.
/// </summary>
public sealed class TwoContractsTests
{
    private const string ThreePlaces = """
        [{ "id": "a", "name": "Atelier", "city": "Dijon", "contact": "Somebody" }, { "id": "b", "name": "Bureau", "city": "Beaune" }, { "id": "c" }]
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task NextHost_AdaptersOfBothVersions_RunBesideEachOther()
    {
        using var bench = PluginBench.OfTheNextHost();
        using var places = new Places(ThreePlaces);
        bench.InstallNext();
        bench.InstallShipped("spreadsheet", "Spreadsheet");

        // All three at once: one built for version 2, two for version 1, one of which is shipped.
        await using var second = await bench.StartAsync(places.Config, adapter: "next");
        await using var first = await bench.StartAsync("""{ "count": 10, "pageSize": 6, "errand": "environment" }""");
        await using var shipped = await bench.StartAsync($$"""{ "source": "{{PluginBench.Sample("spreadsheet.xlsx")}}" }""", adapter: "spreadsheet");
        var ofSecond = (await second.ReadAllAsync()).Single();
        var ofFirst = await first.ReadAllAsync();
        var ofShipped = await shipped.ReadAllAsync();
        var mapped = await second.MapAsync(ofSecond.Records, Token);

        Assert.Equal(["a", "b", "c"], ofSecond.Records.Select(record => record.SourceId));
        Assert.True(ofSecond.EndOfSnapshot);
        Assert.DoesNotContain("Somebody", Encoding.UTF8.GetString(ofSecond.Records[0].Raw.Span), StringComparison.Ordinal);
        Assert.Equal([("Atelier", "Dijon"), ("Bureau", "Beaune")], mapped.OfType<MapResult.Mapped>().Select(result => (result.Draft.Name, result.Draft.Address?.Locality)));
        Assert.Equal("name.missing", Assert.Single(Assert.IsType<MapResult.Rejected>(mapped[2]).Issues).Code);
        Assert.Equal([6, 4], ofFirst.Select(page => page.Records.Count));
        Assert.Equal(10, ofShipped.Sum(page => page.Records.Count));

        // What version 2 brings is told where there is some, and a bridge from version 1 invents none.
        Assert.Equal("3 places in fr, en", (await second.CheckAsync(Token)).Summary);
        Assert.StartsWith("HOME LANG PATH TMPDIR in ", (await first.CheckAsync(Token)).Summary, StringComparison.Ordinal);
        Assert.Equal(["next@1.0.0", "scripted@1.0.0"], new[] { second, first }.Select(worker => worker.Source.Adapter));
    }

    [Theory]
    [InlineData("scripted", """{ "count": 25, "pageSize": 10 }""")]
    [InlineData("scripted", """{ "flaw": "malformed" }""")]
    [InlineData("spreadsheet", "spreadsheet.xlsx")]
    [InlineData("spreadsheet", "actipole21.csv")]
    public async Task NextHost_AdapterOfVersion1_GivesWhatItGaveBefore(string adapter, string config)
    {
        string settings = config.StartsWith('{') ? config : $$"""{ "source": "{{PluginBench.Sample(config)}}" }""";
        using var before = new PluginBench();
        using var after = PluginBench.OfTheNextHost();

        string told = await TellAsync(before, adapter, settings);

        Assert.NotEmpty(told);
        Assert.Equal(told, await TellAsync(after, adapter, settings));
    }

    [Theory]
    [InlineData("""{ "fetch": "throw" }""")]
    [InlineData("""{ "fetch": "throw-known" }""")]
    [InlineData("""{ "map": "throw" }""")]
    [InlineData("""{ "check": "throw-known" }""")]
    [InlineData("""{ "fetch": "exit" }""")]
    [InlineData("""{ "gate": "http://127.0.0.1:1" }""")]
    public async Task NextHost_AdapterOfVersion1Fails_SaysWhatItSaidBefore(string config)
    {
        using var before = new PluginBench();
        using var after = PluginBench.OfTheNextHost();

        var told = await FailureAsync(before, config);

        Assert.Equal(told, await FailureAsync(after, config));
    }

    [Fact]
    public async Task NextHost_AdapterBringsCopiesOfTheContracts_IsLentTheHosts()
    {
        using var bench = PluginBench.OfTheNextHost();
        using var places = new Places(ThreePlaces);
        bench.InstallNext();
        foreach (string contract in new[] { "Federation.Contracts.dll", "Federation.Contracts.V2.dll" })
        {
            File.Copy(Path.Combine(AppContext.BaseDirectory, contract), Path.Combine(bench.Folder, "next", contract));
            File.Copy(Path.Combine(AppContext.BaseDirectory, contract), Path.Combine(bench.Folder, "scripted", contract));
        }

        await using var second = await bench.StartAsync(places.Config, adapter: "next");
        await bench.AssertGoodNeighbourAsync();

        Assert.Equal(3, (await second.ReadAllAsync()).Single().Records.Count);
    }

    [Fact]
    public async Task NextHost_AdapterGoesOverToVersion2AndBack_EachRunTakesWhatLiesThereThenAndNoProcessStays()
    {
        using var bench = PluginBench.OfTheNextHost();
        using var places = new Places(ThreePlaces);
        bench.Install("acme");
        var processes = new List<Process>();

        var old = Watched(await bench.StartAsync("""{ "count": 20, "pageSize": 5 }""", adapter: "acme"), processes);
        await using (old)
        {
            var pages = old.FetchAsync(new FetchRequest(), Token).GetAsyncEnumerator(Token);
            Assert.True(await pages.MoveNextAsync());
            bench.InstallNext("acme", manifest => manifest.Replace("\"1.0.0\"", "\"2.0.0\"", StringComparison.Ordinal));
            await using (var renewed = Watched(await bench.StartAsync(places.Config, adapter: "acme"), processes))
            {
                Assert.Equal(("acme@2.0.0", 3), (renewed.Source.Adapter, (await renewed.ReadAllAsync()).Single().Records.Count));
            }

            // The run that began with the old one goes on with that to its end.
            int rest = 0;
            while (await pages.MoveNextAsync()) rest += pages.Current.Records.Count;
            Assert.Equal(("acme@1.0.0", 15), (old.Source.Adapter, rest));
        }

        Directory.Delete(Path.Combine(bench.Folder, "acme"), recursive: true);
        bench.Install("acme");
        await using (var back = Watched(await bench.StartAsync(adapter: "acme"), processes))
        {
            Assert.Equal(("acme@1.0.0", 10), (back.Source.Adapter, (await back.ReadAllAsync()).Sum(page => page.Records.Count)));
        }

        Assert.Equal(3, processes.Count);
        Assert.All(processes, process => Assert.True(process.HasExited));
        processes.ForEach(process => process.Dispose());
    }

    private static IAdapterWorker Watched(IAdapterWorker worker, List<Process> processes)
    {
        processes.Add(Process.GetProcessById(((AdapterWorker)worker).ProcessId));
        return worker;
    }

    private static async Task<string> TellAsync(PluginBench bench, string adapter, string config)
    {
        bench.InstallShipped("spreadsheet", "Spreadsheet");
        await using var worker = await bench.StartAsync(config, adapter: adapter);
        var told = new StringBuilder((await worker.CheckAsync(Token)).Summary);
        await foreach (var page in worker.FetchAsync(new FetchRequest(), Token))
        {
            told.Append('\n').Append(JsonSerializer.Serialize(page));
            foreach (var result in await worker.MapAsync(page.Records, Token)) told.Append('\n').Append(JsonSerializer.Serialize(result, result.GetType()));
        }

        return told.ToString();
    }

    private static async Task<(FailureKind, string, string, TimeSpan?)> FailureAsync(PluginBench bench, string config)
    {
        var failure = await bench.FailureAsync(config, async worker =>
        {
            await worker.CheckAsync(Token);
            await worker.MapFirstPageAsync();
        });
        return (failure.Kind, failure.Code, failure.Message, failure.RetryAfter);
    }
}
