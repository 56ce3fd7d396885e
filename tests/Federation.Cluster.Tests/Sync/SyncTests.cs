using System.Runtime.CompilerServices;
using System.Text;
using Federation.Cluster.Centres;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;
using Federation.Contracts;
using static Federation.Cluster.Tests.Centres.Listings;

namespace Federation.Cluster.Tests.Sync;

/// <summary>Whole runs through grains, store and index; only the worker is scripted.</summary>
public sealed class SyncTests : IClassFixture<SyncCluster>
{
    /// <summary>Every test has a latitude of its own: else its places would be found to be another test's, and rightly.</summary>
    private static int _latitude;

    private readonly SyncCluster _cluster;
    private readonly (string, string) _ruche;
    private readonly (string, string) _hangar;
    private readonly (string, string) _nameless;

    public SyncTests(SyncCluster cluster)
    {
        _cluster = cluster;
        int latitude = Interlocked.Increment(ref _latitude);
        _ruche = ("1", $$"""{"name":"La Ruche","lat":{{latitude}}.322,"lon":5.0415}""");
        _hangar = ("2", $$"""{"name":"Le Hangar","lat":{{latitude}}.1,"lon":5.2}""");
        _nameless = ("3", $$"""{"lat":{{latitude}}.1,"lon":5.2}""");
    }

    [Fact]
    public async Task FirstRun_EveryRecord_IsNewOrQuarantined()
    {
        _cluster.Workers.Script("first", _ruche, _hangar, _nameless);

        var run = await _cluster.RunAsync("first");

        Assert.Equal(RunStatus.Completed, run.Status);
        Assert.Equal(new RunCounts { Read = 3, New = 2, Quarantined = 1, Pages = 2 }, run.Counts);
        Assert.Equal("name.missing", Assert.Single(await _cluster.QuarantineAsync("first")).Issues[0].Code);
        Assert.Equal(("row 4", "3", "/name"), (run.Problems[0].Locator, run.Problems[0].SourceId, run.Problems[0].Pointer));
        Assert.Equal(2, _cluster.Index.Current.ListingsOf(NetworkId.Parse("first")));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Run_OfAnAdapterThatTriedMore_SaysSoHoweverItEnds(bool fails)
    {
        string network = $"curious-{fails}".ToLowerInvariant();
        _cluster.Workers.Script(network, () => ScriptedWorkers.Pages([_ruche], 2, fails ? new AdapterException(FailureKind.Bug, "worker.forbidden", "It was ended.") : null));
        _cluster.Workers.Findings[network] = [Issue.Warning("worker.refused", "It tried /etc/passwd.")];

        var run = await _cluster.RunAsync(network);

        Assert.Equal(fails ? RunStatus.Failed : RunStatus.Completed, run.Status);
        var problem = Assert.Single(run.Problems);
        Assert.Equal(("worker.refused", IssueSeverity.Warning, "It tried /etc/passwd."), (problem.Code, problem.Severity, problem.Message));
        Assert.Equal(1, run.ProblemCounts["worker.refused"]);
        Assert.Equal(1, run.Counts.New);
    }

    [Fact]
    public async Task Run_OfTheSameSource_WakesWhoeverWatchesRunsThoughTheFeedStandsStill()
    {
        _cluster.Workers.Script("watched", _ruche);
        await _cluster.RunAsync("watched");
        var news = _cluster.Service<RunNews>();
        long before = news.Last;

        var run = await _cluster.RunAsync("watched");

        Assert.Contains(run.Id, (await news.AfterAsync(before, TestContext.Current.CancellationToken)).Select(told => told.Run));
    }

    [Fact]
    public async Task SecondRun_OfTheSameSource_MapsNothingAndChangesNothing()
    {
        _cluster.Workers.Script("again", _ruche, _hangar);
        await _cluster.RunAsync("again");
        var before = await _cluster.Store.HeadAsync(TestContext.Current.CancellationToken);

        var run = await _cluster.RunAsync("again");

        Assert.Equal(new RunCounts { Read = 2, Unchanged = 2, Pages = 1 }, run.Counts);
        var events = await _cluster.Changes.ReadAsync(before, 100, TestContext.Current.CancellationToken);
        Assert.Empty(events.Changes);
    }

    [Fact]
    public async Task Run_OfOtherTextWithTheSameMeaning_IsUnchanged()
    {
        _cluster.Workers.Script("text", ("1", """{"name":"La Ruche","lat":77.3220,"lon":5.0415}"""));
        await _cluster.RunAsync("text");
        _cluster.Workers.Script("text", ("1", """{"name": "La  Ruche", "lat": 77.32200, "lon": 5.04150 }"""));

        Assert.Equal(new RunCounts { Read = 1, Unchanged = 1, Pages = 1 }, (await _cluster.RunAsync("text")).Counts);
    }

    [Fact]
    public async Task Run_OfChangedContent_TellsTheField()
    {
        _cluster.Workers.Script("moved", _ruche, ("2", """{"name":"Le Hangar"}"""));
        await _cluster.RunAsync("moved");
        var before = await _cluster.Store.HeadAsync(TestContext.Current.CancellationToken);
        _cluster.Workers.Script("moved", _ruche, _hangar);

        var run = await _cluster.RunAsync("moved");

        Assert.Equal(new RunCounts { Read = 2, Changed = 1, Unchanged = 1, Pages = 1 }, run.Counts);
        var change = Assert.Single((await _cluster.Changes.ReadAsync(before, 100, TestContext.Current.CancellationToken)).Changes).Change;
        Assert.Equal([new FieldChange("location", null, null)], change.Fields);
        var told = Assert.Single((await _cluster.Places.HistoryAsync(change.Centre, TestContext.Current.CancellationToken))[0].Fields);
        Assert.Null(told.Before);
        Assert.EndsWith(".1, 5.2", told.After, StringComparison.Ordinal);
        Assert.Equal(run.Id, change.Run);
    }

    [Fact]
    public async Task TwoNetworks_OfOnePlace_MakeOneCentreWithBothListings()
    {
        _cluster.Workers.Script("one", ("a", """{"name":"Cap Nord","lat":10.0,"lon":10.0,"web":"capnord.example"}"""), ("far", """{"name":"Cap Nord","lat":20.0,"lon":10.0}"""));
        _cluster.Workers.Script("two", ("b", """{"name":"CAP NORD coworking","lat":10.001,"lon":10.0,"web":"https://www.capnord.example/"}"""));
        await _cluster.RunAsync("one");

        var run = await _cluster.RunAsync("two");

        Assert.Equal(new RunCounts { Read = 1, New = 1, Attached = 1, Pages = 1 }, run.Counts);
        var centre = await _cluster.CentreOfAsync("two", "b");
        Assert.Equal([Key("one", "a"), Key("two", "b")], centre.State.Listings.Select(listing => listing.Key));
    }

    [Fact]
    public async Task ManyNetworks_ThatShowOneNewPlaceAtTheSameMoment_MakeOneCentre()
    {
        string[] networks = [.. Enumerable.Range(0, 8).Select(at => $"moment-{at}")];
        foreach (string network in networks) _cluster.Workers.Script(network, ("x", """{"name":"Au même instant","lat":-40.0,"lon":10.0}"""));

        await Task.WhenAll(networks.Select(_cluster.RunAsync));

        Assert.Equal(networks, (await _cluster.CentreOfAsync("moment-0", "x")).State.Listings.Select(listing => listing.Key.Network.Value));
    }

    [Fact]
    public async Task TwoListings_OfOneNetworkAtOnePlace_StayTwoCentres()
    {
        _cluster.Workers.Script("twice", ("a", """{"name":"Jumeau","lat":30.0,"lon":10.0}"""), ("b", """{"name":"Jumeau","lat":30.0,"lon":10.0}"""));

        await _cluster.RunAsync("twice");

        Assert.NotEqual((await _cluster.CentreOfAsync("twice", "a")).Id, (await _cluster.CentreOfAsync("twice", "b")).Id);
    }

    [Fact]
    public async Task CompleteRun_WithoutAKnownListing_MarksItStaleAndItsReturnUnmarksIt()
    {
        _cluster.Workers.Script("stale", _ruche, _hangar);
        await _cluster.RunAsync("stale");
        _cluster.Workers.Script("stale", _ruche);

        Assert.Equal(new RunCounts { Read = 1, Unchanged = 1, Stale = 1, Pages = 1 }, (await _cluster.RunAsync("stale")).Counts);
        Assert.True((await _cluster.CentreOfAsync("stale", "2")).IsStale);
        Assert.Equal(0, (await _cluster.RunAsync("stale")).Counts.Stale);

        _cluster.Workers.Script("stale", _ruche, _hangar);
        Assert.Equal(new RunCounts { Read = 2, Unchanged = 1, Changed = 1, Pages = 1 }, (await _cluster.RunAsync("stale")).Counts);
        Assert.False((await _cluster.CentreOfAsync("stale", "2")).IsStale);
    }

    [Fact]
    public async Task FailedRun_MidWay_KeepsWhatWasReadAndMarksNothingStale()
    {
        _cluster.Workers.Script("cut", _ruche, _hangar);
        await _cluster.RunAsync("cut");
        _cluster.Workers.Script("cut", () => ScriptedWorkers.Pages([("9", """{"name":"Neuf","lat":1.0,"lon":1.0}""")], 2, new AdapterException(FailureKind.Transient, "json.truncated", "The text ends at byte 80.")));

        var run = await _cluster.RunAsync("cut");

        Assert.Equal(RunStatus.Failed, run.Status);
        Assert.Equal(new RunFailure(FailureKind.Transient, "json.truncated", "The text ends at byte 80."), run.Failure);
        Assert.Equal(new RunCounts { Read = 1, New = 1, Pages = 1 }, run.Counts);
        Assert.False((await _cluster.CentreOfAsync("cut", "2")).IsStale);
    }

    [Fact]
    public async Task EmptyRun_OfANetworkThatHadListings_FailsAndMarksNothing()
    {
        _cluster.Workers.Script("empty", _ruche);
        await _cluster.RunAsync("empty");
        _cluster.Workers.Script("empty");

        var run = await _cluster.RunAsync("empty");

        Assert.Equal("source.empty", run.Failure?.Code);
        Assert.False((await _cluster.CentreOfAsync("empty", "1")).IsStale);
    }

    [Fact]
    public async Task PartialRun_WithoutAnEnd_Fails()
    {
        _cluster.Workers.Script("partial", () => ScriptedWorkers.Pages([_ruche], 1).Select(page => page with { EndOfSnapshot = false }));

        Assert.Equal("run.partial", (await _cluster.RunAsync("partial")).Failure?.Code);
    }

    [Fact]
    public async Task TwoRecords_OfOneId_TheFirstLandsAndTheSecondIsQuarantined()
    {
        _cluster.Workers.Script("double", _ruche, ("1", """{"name":"Imposteur"}"""), ("", """{"name":"Sans id"}"""));

        var run = await _cluster.RunAsync("double");

        Assert.Equal(new RunCounts { Read = 3, New = 1, Quarantined = 2, Pages = 2 }, run.Counts);
        Assert.Equal("La Ruche", (await _cluster.CentreOfAsync("double", "1")).Content.Name);
        Assert.Equal(["record.duplicate-id", "record.no-id"], (await _cluster.QuarantineAsync("double")).Select(record => record.Issues[0].Code).Order(StringComparer.Ordinal));
        Assert.Contains("row 2", run.Problems[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task QuarantinedRecord_OfAKnownListing_CountsAsSeenAndIsReleasedWhenMended()
    {
        _cluster.Workers.Script("mend", _ruche);
        await _cluster.RunAsync("mend");
        _cluster.Workers.Script("mend", ("1", """{"lat":47.322,"lon":5.0415}"""));

        var broken = await _cluster.RunAsync("mend");

        Assert.Equal(new RunCounts { Read = 1, Quarantined = 1, Pages = 1 }, broken.Counts);
        Assert.False((await _cluster.CentreOfAsync("mend", "1")).IsStale);
        Assert.Single(await _cluster.QuarantineAsync("mend"));

        _cluster.Workers.Script("mend", _ruche);
        await _cluster.RunAsync("mend");
        Assert.Empty(await _cluster.QuarantineAsync("mend"));
    }

    [Fact]
    public async Task UnusableLocation_OfAKnownListing_KeepsTheLastGoodOne()
    {
        _cluster.Workers.Script("good", _ruche);
        await _cluster.RunAsync("good");
        var known = (await _cluster.CentreOfAsync("good", "1")).Content.Location;
        _cluster.Workers.Script("good", ("1", """{"name":"La Ruche","lat":47.322,"lon":913}"""));

        await _cluster.RunAsync("good");

        Assert.NotNull(known);
        Assert.Equal(known, (await _cluster.CentreOfAsync("good", "1")).Content.Location);
    }

    [Fact]
    public async Task ClaimWithoutACentre_LeftByACrash_IsTakenUpByTheNextRun()
    {
        var claimed = NewId();
        var claim = new StateWrite(new StateKey(RowKinds.Binding, "claimed/1"), 0, Encoding.UTF8.GetBytes($$"""{"centre":"{{claimed}}"}"""));
        await _cluster.Store.CommitAsync(new StoreBatch { PartitionKey = "claimed", Writes = [claim] }, TestContext.Current.CancellationToken);
        _cluster.Workers.Script("claimed", _ruche);

        var run = await _cluster.RunAsync("claimed");

        Assert.Equal(1, run.Counts.New);
        Assert.Equal(claimed, (await _cluster.CentreOfAsync("claimed", "1")).Id);
    }

    [Fact]
    public async Task Start_WhileARunIsUnderWay_TellsWhichAndCancelEndsIt()
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _cluster.Workers.Script("slow", () => Endless(reached, TestContext.Current.CancellationToken));
        await _cluster.AddAsync("slow");
        var first = await _cluster.Grain("slow").StartRun(RunOrder.Sync(RunTrigger.Person));
        await reached.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        var second = await _cluster.Grain("slow").StartRun(RunOrder.Sync(RunTrigger.Person));

        Assert.Equal(new RunStart(first.Run, true), second);
        Assert.True(await _cluster.Grain("slow").CancelRun(first.Run!)); // the network is known
        Assert.Equal(RunStatus.Cancelled, (await _cluster.EndOfAsync("slow", first.Run!)).Status);
        Assert.False((await _cluster.Grain("slow").StartRun(RunOrder.Sync(RunTrigger.Person))).AlreadyRunning);
    }

    [Fact]
    public async Task RunClosedByAnother_StopsAtItsNextCommit()
    {
        var page = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _cluster.Workers.Script("fenced", () => Gated(reached, page.Task));
        await _cluster.AddAsync("fenced");
        string run = (await _cluster.Grain("fenced").StartRun(RunOrder.Sync(RunTrigger.Person))).Run!; // the network is known
        await reached.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        var driving = _cluster.Service<SyncRunner>().Completion(run)!; // under way

        await _cluster.Service<SyncRunner>().CloseAsync(NetworkId.Parse("fenced"), run, TestContext.Current.CancellationToken);
        page.SetResult();
        await driving.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        var record = await _cluster.EndOfAsync("fenced", run);
        Assert.Equal(RunStatus.Interrupted, record.Status);
        Assert.Equal(0, record.Counts.Read);
    }

    [Fact]
    public async Task RunOvertakenBetweenItsClaimAndItsCentres_ChangesNoneOfThem()
    {
        var claimed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var overtaken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _cluster.Workers.Script("overtaken", ("1", """{"name":"Alt"}"""));
        Assert.Equal(1, (await _cluster.RunAsync("overtaken")).Fence);
        _cluster.Workers.Script("overtaken", ("1", """{"name":"Zu spät"}"""));
        _cluster.Faults.Holds = batch => batch.Writes.Any(write => write.Key.Kind == RowKinds.Binding) && claimed.TrySetResult() ? overtaken.Task : Task.CompletedTask;
        string run = (await _cluster.Grain("overtaken").StartRun(RunOrder.Sync(RunTrigger.Person))).Run!; // the network is known
        await claimed.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        var driving = _cluster.Service<SyncRunner>().Completion(run)!; // under way

        await _cluster.Service<SyncRunner>().CloseAsync(NetworkId.Parse("overtaken"), run, TestContext.Current.CancellationToken);
        _cluster.Workers.Script("overtaken", ("1", """{"name":"Neu"}"""));
        var next = await _cluster.RunAsync("overtaken", RunOrder.Sync(RunTrigger.Person));
        overtaken.SetResult();
        await driving.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        Assert.Equal((RunStatus.Completed, 3L), (next.Status, next.Fence));
        Assert.Equal("Neu", (await _cluster.CentreOfAsync("overtaken", "1")).Content.Name);
    }

    [Fact]
    public async Task Reminder_WhenTheScheduleIsDue_StartsOneRunAndNoSecond()
    {
        _cluster.Workers.Script("timed", _ruche);
        const string Due = """{"definition":{"id":"timed","name":"timed","adapter":"scripted","config":"{}","schedule":"0 0 1 1 *"},"scheduledUpTo":"2020-06-01T00:00:00Z"}""";
        var row = new StateWrite(new StateKey(RowKinds.Network, "timed"), 0, Encoding.UTF8.GetBytes(Due));
        await _cluster.Store.CommitAsync(new StoreBatch { PartitionKey = "timed", Writes = [row] }, TestContext.Current.CancellationToken);

        await _cluster.Grain("timed").AsReference<IRemindable>().ReceiveReminder("schedule", new TickStatus(), TestContext.Current.CancellationToken);
        var run = Assert.Single(await _cluster.Archive.RunsAsync(NetworkId.Parse("timed"), 10, TestContext.Current.CancellationToken));
        await _cluster.EndOfAsync("timed", run.Id);
        await _cluster.Grain("timed").AsReference<IRemindable>().ReceiveReminder("schedule", new TickStatus(), TestContext.Current.CancellationToken);

        Assert.Equal(RunTrigger.Schedule, run.Trigger);
        Assert.Single(await _cluster.Archive.RunsAsync(NetworkId.Parse("timed"), 10, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Configure_WithAScheduleThatIsNone_SavesNothing()
    {
        await _cluster.AddAsync("unsaved");
        var definition = await _cluster.Grain("unsaved").GetDefinition();

        var problems = await _cluster.Grain("unsaved").Configure(definition! with { Schedule = "every day" }); // added above

        Assert.Contains("\"every day\" is not a schedule", Assert.Single(problems), StringComparison.Ordinal);
        Assert.Equal(definition, await _cluster.Grain("unsaved").GetDefinition());
    }

    [Fact]
    public async Task Runs_OfANetwork_AreNewestFirstAndNoMoreThanAsked()
    {
        _cluster.Workers.Script("history", _ruche);
        var ran = new List<string>();
        for (int run = 0; run < 3; run++) ran.Insert(0, (await _cluster.RunAsync("history")).Id);

        var two = await _cluster.Archive.RunsAsync(NetworkId.Parse("history"), 2, TestContext.Current.CancellationToken);

        Assert.Equal(ran.Take(2), two.Select(run => run.Id));
    }

    [Fact]
    public async Task Start_OfAnUnknownNetwork_StartsNothing() =>
        Assert.Equal(new RunStart(null, false), await _cluster.Grain("nobody").StartRun(RunOrder.Sync(RunTrigger.Person)));

    [Fact]
    public async Task Everything_AfterAllThat_FitsTogether()
    {
        _cluster.Workers.Script("fits", _ruche, _hangar, _nameless);
        await _cluster.RunAsync("fits");

        var problems = await DirectoryCheck.RunAsync(_cluster.Store, TestContext.Current.CancellationToken);
        Assert.DoesNotContain(problems, problem => problem.Contains("fits/", StringComparison.Ordinal));
    }

    private static async IAsyncEnumerable<Page> Endless(TaskCompletionSource reached, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        reached.SetResult();
        await Task.Delay(Timeout.Infinite, cancellationToken);
        yield break;
    }

    private static async IAsyncEnumerable<Page> Gated(TaskCompletionSource reached, Task gate)
    {
        reached.SetResult();
        await gate;
        yield return new Page { Records = [new SourceRecord { SourceId = "1", Raw = """{"name":"Trop tard"}"""u8.ToArray() }], EndOfSnapshot = true };
    }
}
