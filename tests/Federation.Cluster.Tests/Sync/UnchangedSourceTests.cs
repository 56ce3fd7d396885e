using Federation.Cluster.Adapters.Fetching;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;
using Federation.Contracts;

namespace Federation.Cluster.Tests.Sync;

/// <summary>What a run keeps to ask about, when the next one asks, and what it does when nothing changed. The cluster of this class is its own: its clock is moved.</summary>
public sealed class UnchangedSourceTests(SyncCluster cluster) : IClassFixture<SyncCluster>
{
    private static readonly SourceVersion Version = new() { Request = "request", Place = "place", ETag = "\"1\"" };
    private static readonly (string, string) First = ("1", """{"name":"Avant","lat":1.0,"lon":1.0}""");
    private static readonly (string, string) Second = ("2", """{"name":"Autre","lat":2.0,"lon":1.0}""");
    private static readonly (string, string) Nameless = ("3", """{"lat":3.0,"lon":1.0}""");

    [Fact]
    public async Task SecondRun_OfAnUnchangedSource_CompletesWithoutReading()
    {
        var (first, second) = await RunTwiceAsync("same");

        Assert.Equal(RunStatus.Completed, second.Status);
        Assert.Equal(new RunCounts(), second.Counts);
        Assert.Equal(first.StartedAt, second.UnchangedSince);
        Assert.Null(first.UnchangedSince);
    }

    [Fact]
    public async Task UnchangedRun_TouchesNothing()
    {
        // One listing is stale before, one record in quarantine.
        cluster.Workers.Script("untouched", First, Second);
        await cluster.RunAsync("untouched");
        cluster.Workers.Script("untouched", First, Nameless);
        cluster.Workers.Versions["untouched"] = Version;
        await cluster.RunAsync("untouched");
        var before = await RowsAsync("untouched");
        var position = await cluster.Store.HeadAsync(TestContext.Current.CancellationToken);

        var run = await cluster.RunAsync("untouched");

        Assert.NotNull(run.UnchangedSince);
        Assert.Equal(before, await RowsAsync("untouched"));
        Assert.Empty((await cluster.Changes.ReadAsync(position, 100, TestContext.Current.CancellationToken)).Changes);
        Assert.NotNull((await ListingAsync("untouched", "2")).StaleSince);
        Assert.Null((await ListingAsync("untouched", "1")).StaleSince);
        Assert.Single(await cluster.QuarantineAsync("untouched"));
    }

    [Fact]
    public async Task ChangedSource_AfterUnchangedRuns_IsReadAndSwept()
    {
        await RunTwiceAsync("changed");
        cluster.Workers.Script("changed", First);
        cluster.Workers.Versions["changed"] = Version with { ETag = "\"2\"" };

        var run = await cluster.RunAsync("changed");

        Assert.Equal(new RunCounts { Read = 1, Unchanged = 1, Stale = 1, Pages = 1 }, run.Counts);
        Assert.Null(run.UnchangedSince);
        Assert.Equal("\"2\"", run.Reading?.Version.ETag);
    }

    [Fact]
    public async Task QuarantinedRecord_WithAKnownId_StaysSeen()
    {
        cluster.Workers.Script("seen", First, Second);
        await cluster.RunAsync("seen");
        cluster.Workers.Script("seen", First, ("2", """{"lat":2.0,"lon":1.0}"""));
        cluster.Workers.Versions["seen"] = Version;
        await cluster.RunAsync("seen");

        var run = await cluster.RunAsync("seen");

        Assert.NotNull(run.UnchangedSince);
        Assert.Null((await ListingAsync("seen", "2")).StaleSince);
        Assert.Equal("2", Assert.Single(await cluster.QuarantineAsync("seen")).SourceId);
    }

    [Theory]
    [InlineData("version")]
    [InlineData("build")]
    [InlineData("config")]
    [InlineData("hosts")]
    public async Task Run_AfterSomethingElseChanged_ReadsInFull(string what)
    {
        string network = $"other-{what}";
        await RunTwiceAsync(network);
        if (what == "version") cluster.Workers.Adapter = "scripted@1.0.1";
        if (what == "build") cluster.Workers.Build = "mended";
        if (what == "config") await cluster.AddAsync(network, config: """{"delimiter":";"}""");
        if (what == "hosts") await cluster.AddAsync(network, hosts: ["a.example"]);

        var run = await cluster.RunAsync(network);
        (cluster.Workers.Adapter, cluster.Workers.Build) = ("scripted@1.0.0", "build");

        Assert.Null(LastAsked(network));
        Assert.Equal(2, run.Counts.Read);
    }

    [Fact]
    public async Task Run_AfterAnotherNameOrSchedule_StillAsks()
    {
        await RunTwiceAsync("renamed");
        await cluster.AddAsync("renamed", schedule: "15 4 * * *");

        Assert.NotNull((await cluster.RunAsync("renamed")).UnchangedSince);
    }

    [Fact]
    public async Task Run_AfterOneThatFailed_AsksNothingAndReadsTheRest_AndTheNextOneAgainReadsInFull()
    {
        await RunTwiceAsync("failed");
        cluster.Workers.Versions["failed"] = Version with { ETag = "\"2\"" };
        cluster.Workers.Script("failed", () => ScriptedWorkers.Pages([First], 2, new AdapterException(FailureKind.Transient, "http.interrupted", "It broke off.")));
        Assert.Equal(RunStatus.Failed, (await cluster.RunAsync("failed")).Status);
        cluster.Workers.Versions["failed"] = Version;
        cluster.Workers.Script("failed", First, Second);

        var run = await cluster.RunAsync("failed");

        Assert.Null(LastAsked("failed"));
        Assert.Equal((1, 1), (run.PagesBefore, run.Counts.Read));

        // What two runs put together was not one answer.
        Assert.Null(run.Reading);
        Assert.Equal(2, (await cluster.RunAsync("failed")).Counts.Read);
        Assert.Null(LastAsked("failed"));
    }

    [Fact]
    public async Task Run_WhoseEndWasNotStored_IsFollowedByOneThatReads()
    {
        await RunTwiceAsync("crash");
        cluster.Faults.Refuses = batch => batch.Writes.Any(write => write.Key.Kind == RowKinds.Run && write.Key.Id.StartsWith("crash/", StringComparison.Ordinal) && Text(write).Contains("unchangedSince", StringComparison.Ordinal));
        string broken = (await cluster.Grain("crash").StartRun(RunOrder.Sync(RunTrigger.Person))).Run!; // the network is known
        if (cluster.Service<SyncRunner>().Completion(broken) is { } driving) await driving.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        cluster.Faults.Refuses = _ => false;

        var run = await cluster.RunAsync("crash");

        Assert.Equal(RunStatus.Interrupted, (await cluster.Archive.RunAsync(NetworkId.Parse("crash"), broken, TestContext.Current.CancellationToken))?.Status);
        Assert.Null(LastAsked("crash"));
        Assert.Equal(new RunCounts { Read = 2, Unchanged = 2, Pages = 1 }, run.Counts);
    }

    [Fact]
    public async Task Run_ThatAskedForTwoThings_KeepsNothing()
    {
        cluster.Workers.AskTwice.Add("two");
        cluster.Workers.Script("two", First);
        cluster.Workers.Versions["two"] = Version;

        Assert.Null((await cluster.RunAsync("two")).Reading);
        Assert.Null((await cluster.RunAsync("two")).UnchangedSince);
        Assert.Null(LastAsked("two"));
    }

    [Fact]
    public async Task ServerThatNeverChanges_IsReadInFullAfterSevenDays()
    {
        await RunTwiceAsync("liar");
        cluster.Clock.Advance(SourceReading.Longest - TimeSpan.FromMinutes(1) - TimeSpan.FromTicks(1));
        var late = await cluster.RunAsync("liar");
        cluster.Clock.Advance(TimeSpan.FromTicks(1));

        var full = await cluster.RunAsync("liar");

        Assert.NotNull(late.UnchangedSince);
        Assert.Null(full.UnchangedSince);
        Assert.Equal(2, full.Counts.Read);
        Assert.NotNull((await cluster.RunAsync("liar")).UnchangedSince);
    }

    [Fact]
    public async Task Run_AfterTheClockWentBack_ReadsInFull()
    {
        var (first, _) = await RunTwiceAsync("clock-back");
        var now = cluster.Clock.GetUtcNow();
        cluster.Clock.AdjustTime(first.StartedAt - TimeSpan.FromSeconds(1));

        var run = await cluster.RunAsync("clock-back");
        cluster.Clock.AdjustTime(now);

        Assert.Null(LastAsked("clock-back"));
        Assert.Equal(2, run.Counts.Read);
    }

    [Fact]
    public void Reading_OfATimeToCome_DoesNotHold()
    {
        var reading = new SourceReading { Fingerprint = "f", At = cluster.Clock.GetUtcNow(), Version = Version };

        Assert.True(reading.Holds("f", reading.At));
        Assert.False(reading.Holds("f", reading.At - TimeSpan.FromSeconds(1)));
        Assert.False(reading.Holds("g", reading.At));
    }

    /// <summary>Two runs of two listings; the second finds nothing changed.</summary>
    private async Task<(RunRecord First, RunRecord Second)> RunTwiceAsync(string network)
    {
        cluster.Workers.Script(network, First, Second);
        cluster.Workers.Versions[network] = Version;
        var first = await cluster.RunAsync(network);
        cluster.Clock.Advance(TimeSpan.FromMinutes(1));
        var second = await cluster.RunAsync(network);
        Assert.NotNull(second.UnchangedSince);
        return (first, second);
    }

    private SourceVersion? LastAsked(string network) => cluster.Workers.Asked.Last(asked => asked.Network == network).Known;

    private async Task<Cluster.Centres.Listing> ListingAsync(string network, string id) =>
        (await cluster.CentreOfAsync(network, id)).State.Listings.Single(listing => listing.Key == Centres.Listings.Key(network, id));

    private async Task<List<(StateKey, long)>> RowsAsync(string network)
    {
        var rows = new List<(StateKey, long)>();
        foreach (string kind in (string[])[RowKinds.Binding, RowKinds.Quarantine])
        {
            await foreach (var row in cluster.Store.ScanAsync(kind, $"{network}/", TestContext.Current.CancellationToken)) rows.Add((row.Key, row.Version));
        }

        return rows;
    }

    private static string Text(StateWrite write) => write.Body is { } body ? System.Text.Encoding.UTF8.GetString(body.Span) : "";
}
