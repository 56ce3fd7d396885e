using System.Net;
using Federation.Cluster.Adapters.Fetching;
using Federation.Contracts;
using static Federation.Adapters.Worker.Tests.Fetching.ScriptedTransport;

namespace Federation.Adapters.Worker.Tests.Fetching;

/// <summary>Real workers ask a server what it asked before; the host asks whether that changed.</summary>
public sealed class UnchangedTests
{
    private const int Records = 10;

    private static readonly DateTimeOffset Modified = new(2026, 11, 1, 6, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("open", "\"1\"")]
    [InlineData("get", "\"1\"")]
    [InlineData("get", "W/\"weak,with-a-comma\"")]
    public async Task SecondWorker_OfAnUnchangedAnswer_GivesNoPage(string read, string tag)
    {
        await using var server = await VersionedServer.StartAsync();
        server.ETag = tag;
        using var bench = new PluginBench();
        var first = await ReadAsync(bench, server, read);

        var second = await ReadAsync(bench, server, read, first.Found);

        Assert.Equal((Records, false), (first.Records, first.IsUnchanged));
        Assert.Equal((0, true), (second.Records, second.IsUnchanged));
        Assert.Equal(["/list", $"/list {tag}"], server.Asked);
    }

    [Fact]
    public async Task SecondWorker_OfAChangedAnswer_ReadsItAndFindsItsNewName()
    {
        await using var server = await VersionedServer.StartAsync();
        server.ETag = "\"1\"";
        using var bench = new PluginBench();
        var first = await ReadAsync(bench, server, "open");
        server.ETag = "\"2\"";

        var second = await ReadAsync(bench, server, "open", first.Found);

        Assert.Equal((Records, false), (second.Records, second.IsUnchanged));
        Assert.Equal("\"2\"", second.Found?.ETag);
    }

    [Fact]
    public async Task SecondWorker_OfAServerThatKnowsTimesOnly_AsksByTime()
    {
        await using var server = await VersionedServer.StartAsync();
        server.LastModified = Modified;
        using var bench = new PluginBench();
        var first = await ReadAsync(bench, server, "open");

        var second = await ReadAsync(bench, server, "open", first.Found);

        Assert.True(second.IsUnchanged);
        Assert.Equal("/list  Sun, 01 Nov 2026 06:00:00 GMT", server.Asked[1]);
    }

    [Theory]
    [InlineData("open-twice")]
    [InlineData("get-half")]
    [InlineData("get-if-changed")]
    public async Task Worker_WhoseReadingIsNoSingleWholeAnswer_KeepsNothing(string read)
    {
        await using var server = await VersionedServer.StartAsync();
        server.ETag = "\"2\"";
        using var bench = new PluginBench();

        var reading = await ReadAsync(bench, server, read);

        Assert.Equal((Records, null), (reading.Records, reading.Found));
    }

    [Theory]
    [InlineData("open-twice", 2)]
    [InlineData("get-if-changed", 1)]
    public async Task Worker_ThatAsksOtherwiseThanBefore_IsAnsweredInFull(string read, int requests)
    {
        await using var server = await VersionedServer.StartAsync();
        server.ETag = "\"1\"";
        using var bench = new PluginBench();
        var first = await ReadAsync(bench, server, "get");
        bool firstIsTheSame = read == "open-twice";

        var second = await ReadAsync(bench, server, read, first.Found);

        // The first of two is asked about all the same: it decided all there was. A condition of the adapter's own is left alone, and so is its answer.
        Assert.Equal(firstIsTheSame ? (0, true) : (Records, false), (second.Records, second.IsUnchanged));
        Assert.Equal(firstIsTheSame ? 2 : 1 + requests, server.Asked.Count);
    }

    [Fact]
    public async Task Worker_ThatGavePagesBeforeItAsks_IsAnsweredInFull()
    {
        await using var server = await VersionedServer.StartAsync();
        server.ETag = "\"1\"";
        using var bench = new PluginBench();
        var first = await ReadAsync(bench, server, "open", extra: ", \"late\": \"yes\"");

        var second = await ReadAsync(bench, server, "open", first.Found, ", \"late\": \"yes\"");

        Assert.Equal((Records, false), (second.Records, second.IsUnchanged));
        Assert.Equal(["/list", "/list"], server.Asked);
    }

    [Fact]
    public async Task Redirect_ToWhatWasRead_IsAskedAboutThereAlone()
    {
        await using var server = await VersionedServer.StartAsync();
        server.ETag = "\"1\"";
        using var bench = new PluginBench();
        var first = await ReadAsync(bench, server, "open", path: "/moved");

        var second = await ReadAsync(bench, server, "open", first.Found, path: "/moved");
        server.Target = "/elsewhere";
        var third = await ReadAsync(bench, server, "open", first.Found, path: "/moved");

        Assert.True(second.IsUnchanged);
        Assert.Equal((Records, false), (third.Records, third.IsUnchanged));
        Assert.Equal(["/moved", "/list", "/moved", "/list \"1\"", "/moved", "/elsewhere"], server.Asked);
    }

    [Fact]
    public async Task Server_ThatSaysUnchangedToEveryone_FailsThoseWhoDidNotAsk()
    {
        await using var server = await VersionedServer.StartAsync();
        server.Lies = true;
        using var bench = new PluginBench();

        var failure = await Assert.ThrowsAsync<AdapterException>(() => ReadAsync(bench, server, "open"));

        Assert.Equal((FailureKind.SourceChanged, "http.status"), (failure.Kind, failure.Code));
    }

    [Fact]
    public async Task Build_OfReplacedFiles_IsAnother()
    {
        using var bench = new PluginBench();
        await using var before = await bench.StartAsync();
        await using var same = await bench.StartAsync();
        File.WriteAllText(Path.Combine(bench.Folder, "scripted", "mapping.json"), "{}");
        await using var after = await bench.StartAsync();

        Assert.Equal(before.Build, same.Build);
        Assert.NotEqual(before.Build, after.Build);
    }

    [Fact]
    public async Task Send_RedirectedToAnotherHost_TellsItNothing()
    {
        using var transport = new ScriptedTransport(Answer(HttpStatusCode.Found, ("Location", "https://b.example.org/list")), Answer(HttpStatusCode.OK));
        using var fetcher = new HostFetcher(new FetchOptions { BetweenRequests = TimeSpan.Zero }, TimeProvider.System, transport);
        var known = new SourceVersion { Request = "r", Place = ConditionalRequest.HashOf(new Uri("https://a.example.org/list")), ETag = "\"1\"", LastModified = "Sun, 01 Nov 2026 06:00:00 GMT" };

        await using var answer = await fetcher.SendAsync(new HttpAsk { Method = "GET", Url = "https://a.example.org/list", Known = known }, Rights.Of(["*.example.org"]), TestContext.Current.CancellationToken);

        Assert.Equal([true, false], transport.Requests.Select(request => request.Headers.Contains("If-None-Match")));
        Assert.Equal([true, false], transport.Requests.Select(request => request.Headers.Contains("If-Modified-Since")));
        Assert.False(answer.IsUnchanged);
    }

    [Fact]
    public async Task Send_PageThatCrossedTheAnswer_AsksAgainForTheWhole()
    {
        const string url = "https://example.org/list";
        var ask = new HttpAsk { Method = "GET", Url = url };
        var watch = new SourceWatch { Known = new SourceVersion { Request = ConditionalRequest.HashOf(ask), Place = ConditionalRequest.HashOf(new Uri(url)), ETag = "\"1\"" } };
        using var transport = new ScriptedTransport(
            () =>
            {
                // The worker gives a page while the server thinks.
                watch.GavePage();
                return new HttpResponseMessage(HttpStatusCode.NotModified);
            },
            Answer(HttpStatusCode.OK, ("ETag", "\"1\"")));
        using var fetcher = new HostFetcher(new FetchOptions { BetweenRequests = TimeSpan.Zero }, TimeProvider.System, transport);
        var visit = watch.Begin();

        await using var answer = await visit.SendAsync(fetcher, ask, Rights.Of(["example.org"]), TestContext.Current.CancellationToken);
        visit.ReadToEnd();

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal([true, false], transport.Requests.Select(request => request.Headers.Contains("If-None-Match")));
        Assert.False(watch.IsUnchanged);
        Assert.Equal("\"1\"", watch.Found?.ETag);
    }

    [Fact]
    public async Task Send_NoPageBeforeTheAnswer_EndsTheWorker()
    {
        const string url = "https://example.org/list";
        var ask = new HttpAsk { Method = "GET", Url = url };
        var watch = new SourceWatch { Known = new SourceVersion { Request = ConditionalRequest.HashOf(ask), Place = ConditionalRequest.HashOf(new Uri(url)), ETag = "\"1\"" } };
        using var transport = new ScriptedTransport(Answer(HttpStatusCode.NotModified));
        using var fetcher = new HostFetcher(new FetchOptions(), TimeProvider.System, transport);

        await Assert.ThrowsAsync<SourceUnchangedException>(() => watch.Begin().SendAsync(fetcher, ask, Rights.Of(["example.org"]), TestContext.Current.CancellationToken));

        Assert.True(watch.IsUnchanged);
    }

    [Theory]
    [InlineData("\"1\"", "\"1\"")]
    [InlineData("W/\"1\"", "W/\"1\"")]
    [InlineData("*", null)]
    [InlineData("1", null)]
    [InlineData("\"\"", null)]
    [InlineData("\"1\", \"2\"", null)]
    [InlineData("\"é\"", null)]
    public async Task Version_OfATag_IsKeptAsWrittenWhereItIsOne(string tag, string? kept) =>
        Assert.Equal(kept, (await VersionAsync(Answer(HttpStatusCode.OK, ("ETag", tag))))?.ETag);

    [Fact]
    public async Task Version_OfATagWithoutMeasure_IsNotKept() =>
        Assert.Null(await VersionAsync(Answer(HttpStatusCode.OK, ("ETag", $"\"{new string('x', 1_024)}\""))));

    [Theory]
    [InlineData("Sun, 01 Nov 2026 06:01:00 GMT", true)]
    [InlineData("Sun, 01 Nov 2026 06:00:59 GMT", false)]
    [InlineData("yesterday", false)]
    public async Task Version_OfATimeOfChange_IsKeptOnceItIsOver(string date, bool kept) =>
        Assert.Equal(kept ? "Sun, 01 Nov 2026 06:00:00 GMT" : null, (await VersionAsync(Answer(HttpStatusCode.OK, ("Last-Modified", "Sun, 01 Nov 2026 06:00:00 GMT"), ("Date", date))))?.LastModified);

    [Theory]
    [InlineData(HttpStatusCode.PartialContent)]
    [InlineData(HttpStatusCode.NonAuthoritativeInformation)]
    public async Task Version_OfAnAnswerThatIsNotTheWhole_IsNotKept(HttpStatusCode status) => Assert.Null(await VersionAsync(Answer(status, ("ETag", "\"1\""))));

    [Fact]
    public void Hash_OfAnotherHeader_IsAnother()
    {
        var ask = new HttpAsk { Method = "GET", Url = "https://example.org/", Headers = [new("Accept", "text/csv")] };

        Assert.NotEqual(ConditionalRequest.HashOf(ask), ConditionalRequest.HashOf(ask with { Headers = [new("Accept", "application/json")] }));
        Assert.NotEqual(ConditionalRequest.HashOf(ask), ConditionalRequest.HashOf(ask with { Url = "https://example.org/?page=2" }));
    }

    private static async Task<SourceVersion?> VersionAsync(Func<HttpResponseMessage> answer)
    {
        using var transport = new ScriptedTransport(answer);
        using var fetcher = new HostFetcher(new FetchOptions(), TimeProvider.System, transport);
        var ask = new HttpAsk { Method = "GET", Url = "https://example.org/list" };
        await using var got = await fetcher.SendAsync(ask, Rights.Of(["example.org"]), TestContext.Current.CancellationToken);
        return ConditionalRequest.VersionOf(ask, got);
    }

    private static async Task<Reading> ReadAsync(PluginBench bench, VersionedServer server, string read, SourceVersion? known = null, string extra = "", string path = "/list")
    {
        await using var worker = await bench.StartAsync($$"""{ "read": "{{read}}", "source": "{{server.Url}}{{path}}"{{extra}} }""");
        worker.Watch.Known = known;
        int records = (await worker.ReadAllAsync()).Sum(page => page.Records.Count);
        return new Reading(records, worker.Watch.IsUnchanged, worker.Watch.Found);
    }

    private sealed record Reading(int Records, bool IsUnchanged, SourceVersion? Found);
}
