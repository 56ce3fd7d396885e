using Federation.Cluster.Adapters;
using Federation.Contracts;

namespace Federation.Adapters.Worker.Tests.Workers;

/// <summary>Whatever an adapter does ends its own worker at most, with a failure that has a name; the next run is as good as ever.</summary>
public sealed class BadAdapterTests
{
    public static TheoryData<string, string, string> Crashes => new()
    {
        { "overflow", "worker.crashed", "its stack overflowed (signal SIGABRT)" },
        { "exit", "worker.crashed", "it ended by itself (exit code 3)" },
        { "fail-fast", "worker.crashed", "it failed fast (signal SIGABRT)" },
        { "thread", "worker.crashed", "nobody caught System.InvalidOperationException (signal SIGABRT)" },
        { "async-void", "worker.crashed", "nobody caught System.InvalidOperationException (signal SIGABRT)" },
        { "kill-self", "worker.crashed", "it ended by itself (signal SIGKILL)" },
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Crashes))]
    public async Task Fetch_AdapterEndsItsProcess_IsAnamedCrash(string misdeed, string code, string end)
    {
        using var bench = new PluginBench();

        var failure = await bench.FailureAsync($$"""{ "fetch": "{{misdeed}}" }""", worker => worker.ReadAllAsync());

        AssertBug(failure, code, end);
        await bench.AssertGoodNeighbourAsync();
    }

    [Theory]
    [InlineData("check", "while checking")]
    [InlineData("fetch", "while fetching")]
    [InlineData("map", "while mapping row 2")]
    public async Task Call_AdapterThrows_NamesTypeAndPlaceButNotTheMessage(string call, string place)
    {
        using var bench = new PluginBench();

        var failure = await bench.FailureAsync($$"""{ "{{call}}": "throw" }""", worker => CallAsync(worker, call));

        AssertBug(failure, "adapter.threw", "threw System.InvalidOperationException " + place);
        Assert.DoesNotContain("Somebody", failure.Message, StringComparison.Ordinal);
        await bench.AssertGoodNeighbourAsync();
    }

    [Theory]
    [InlineData("check")]
    [InlineData("fetch")]
    [InlineData("map")]
    public async Task Call_AdapterThrowsAFailureOfTheSource_PassesThrough(string call)
    {
        using var bench = new PluginBench();

        var failure = await bench.FailureAsync($$"""{ "{{call}}": "throw-known" }""", worker => CallAsync(worker, call));

        Assert.Equal((FailureKind.RateLimited, "source.busy", "The source asked us to wait."), (failure.Kind, failure.Code, failure.Message));
        Assert.Equal(TimeSpan.FromSeconds(7), failure.RetryAfter);
    }

    [Fact]
    public async Task Map_AfterItThrew_TheWorkerStillAnswers()
    {
        using var bench = new PluginBench();
        await using var worker = await bench.StartAsync("""{ "fetch": "throw", "count": 20, "pageSize": 10 }""");
        var pages = new List<Page>();

        var failure = await Assert.ThrowsAsync<AdapterException>(async () =>
        {
            await foreach (var page in worker.FetchAsync(new FetchRequest(), Token)) pages.Add(page);
        });

        Assert.Equal("adapter.threw", failure.Code);
        Assert.Equal(10, (await worker.MapAsync(Assert.Single(pages).Records, Token)).Count);
    }

    [Theory]
    [InlineData("check", "loop", "worker.stalled")]
    [InlineData("fetch", "loop", "worker.stalled")]
    [InlineData("fetch", "log-and-loop", "worker.stalled")]
    [InlineData("map", "loop", "worker.map-timeout")]
    public async Task Call_AdapterLoops_IsEndedAfterItsSilence(string call, string misdeed, string code)
    {
        using var bench = new PluginBench();
        bench.Options.SilenceTime = TimeSpan.FromSeconds(4);
        bench.Options.MapTime = TimeSpan.FromSeconds(2);

        var failure = await bench.FailureAsync($$"""{ "{{call}}": "{{misdeed}}" }""", worker => CallAsync(worker, call));

        AssertBug(failure, code, "was ended");
        await bench.AssertGoodNeighbourAsync();
    }

    [Fact]
    public async Task Run_LongerThanItsTime_IsEnded()
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        using var bench = new PluginBench { Clock = clock };
        await using var worker = await bench.StartAsync("""{ "fetch": "loop" }""");
        var reading = worker.ReadAllAsync();

        clock.Advance(TimeSpan.FromSeconds(59));
        Assert.False(reading.IsCompleted);
        bench.Options.SilenceTime = TimeSpan.FromDays(1);
        clock.Advance(TimeSpan.FromMinutes(30));

        AssertBug(await Assert.ThrowsAsync<AdapterException>(() => reading), "worker.timeout", "30 minutes");
        AssertBug(await Assert.ThrowsAsync<AdapterException>(() => worker.CheckAsync(Token)), "worker.timeout", "30 minutes");
    }

    [Theory]
    [InlineData("heap")]
    [InlineData("native-memory")]
    public async Task Fetch_AdapterFloodsMemory_IsNamed(string misdeed)
    {
        using var bench = new PluginBench();
        bench.Options.MemoryBytes = 200L * 1024 * 1024;

        var failure = await bench.FailureAsync($$"""{ "fetch": "{{misdeed}}" }""", worker => worker.ReadAllAsync());

        AssertBug(failure, "worker.memory", "memory");
        await bench.AssertGoodNeighbourAsync();
    }

    [Theory]
    [InlineData("""{ "count": 1001, "pageSize": 1001 }""", "1,001 records; 1,000 are allowed")]
    [InlineData("""{ "count": 20, "size": 1000000 }""", "more than 16,777,216 bytes")]
    public async Task Fetch_PageTooLarge_IsNamed(string config, string what)
    {
        using var bench = new PluginBench();

        AssertBug(await bench.FailureAsync(config, worker => worker.ReadAllAsync()), "worker.page-too-large", what);
    }

    [Fact]
    public async Task Fetch_AdapterWritesToTheConsole_ThePipeStaysWhole()
    {
        using var bench = new PluginBench();
        await using (var worker = await bench.StartAsync("""{ "fetch": "console" }"""))
        {
            Assert.Equal(10, Assert.Single(await worker.ReadAllAsync()).Records.Count);
        }

        Assert.Contains("[net] console: on the console", bench.Log.Lines);
    }

    [Fact]
    public async Task Fetch_AdapterReadsStandardInput_FindsNothing()
    {
        using var bench = new PluginBench();
        await using var worker = await bench.StartAsync("""{ "fetch": "read-stdin" }""");

        Assert.Equal(10, Assert.Single(await worker.ReadAllAsync()).Records.Count);
    }

    [Fact]
    public async Task Fetch_AdapterFloodsTheLog_IsCappedAndShortened()
    {
        using var bench = new PluginBench();
        await using (var worker = await bench.StartAsync("""{ "fetch": "log-flood" }"""))
        {
            Assert.Equal(10, Assert.Single(await worker.ReadAllAsync()).Records.Count);
        }

        var lines = bench.Log.Lines.Where(line => line.StartsWith("[net] line ", StringComparison.Ordinal)).ToList();
        Assert.InRange(lines.Count, 200, 1_000);
        Assert.All(lines, line => Assert.True(line.Length < 2_100 && !line.Any(char.IsControl)));
    }

    private static Task CallAsync(IAdapterWorker worker, string call) => call switch
    {
        "check" => worker.CheckAsync(Token),
        "fetch" => worker.ReadAllAsync(),
        _ => worker.MapFirstPageAsync(),
    };

    private static void AssertBug(AdapterException failure, string code, string message)
    {
        Assert.Equal((FailureKind.Bug, code), (failure.Kind, failure.Code));
        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
    }
}
