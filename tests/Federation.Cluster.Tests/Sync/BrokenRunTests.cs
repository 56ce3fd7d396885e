using Federation.Cluster.Centres;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;
using Federation.Contracts;
using Federation.EndToEnd.Tests.Support;

namespace Federation.Cluster.Tests.Sync;

/// <summary>
/// Runs that break between two of their commits, and the source that says something else by the next one. The cluster of this class is its
/// own: it refuses commits.
/// </summary>
public sealed class BrokenRunTests(SyncCluster cluster) : IClassFixture<SyncCluster>
{
    private static readonly (string, string) First = ("1", """{"name":"Avant","lat":1.0,"lon":1.0}""");
    private static readonly (string, string) Second = ("1", """{"name":"Après","lat":1.0,"lon":1.0}""");
    private static readonly (string, string) Other = ("2", """{"name":"Autre","lat":2.0,"lon":1.0}""");

    [Fact]
    public async Task ChangedRun_BrokenBeforeItAccepts_IsPutRightWhenTheSourceGoesBack()
    {
        cluster.Workers.Script("back", First);
        await cluster.RunAsync("back");
        cluster.Workers.Script("back", Second);
        await BreakAsync("back", batch => Accepts(batch, "back"));
        Assert.Equal("Après", await NameAsync("back"));
        cluster.Workers.Script("back", First);

        await cluster.RunAsync("back");

        Assert.Equal("Avant", await NameAsync("back"));
        await AssertSoundAsync("back");
    }

    [Fact]
    public async Task Sweep_BrokenBeforeItsBindings_IsPutRightWhenTheListingIsShownAgain()
    {
        cluster.Workers.Script("sweep", First, Other);
        await cluster.RunAsync("sweep");
        cluster.Workers.Script("sweep", First);
        await BreakAsync("sweep", batch => Binding(batch, "sweep/2") is { } body && body.Contains("\"stale\":true", StringComparison.Ordinal));
        Assert.True(await IsStaleAsync("sweep", "2"));
        cluster.Workers.Script("sweep", First, Other);

        await cluster.RunAsync("sweep");

        Assert.False(await IsStaleAsync("sweep", "2"));
        await AssertSoundAsync("sweep");
    }

    [Fact]
    public async Task FirstRun_BrokenBeforeItAccepts_WhoseListingIsGoneByTheNext_IsMarkedStale()
    {
        cluster.Workers.Script("gone", Other, First);
        await BreakAsync("gone", batch => Accepts(batch, "gone"));
        cluster.Workers.Script("gone", Other);

        await cluster.RunAsync("gone");

        Assert.True(await IsStaleAsync("gone", "1"));
        await AssertSoundAsync("gone");
    }

    [Fact]
    public async Task Run_WhoseStoreFails_IsClosedAndTheNextOneStarts()
    {
        cluster.Workers.Script("closed", First);
        string broken = await BreakAsync("closed", batch => batch.Writes.Any(write => write.Key.Kind == RowKinds.Run && write.ExpectedVersion > 0 && write.Key.Id.StartsWith("closed/", StringComparison.Ordinal)));

        var next = await cluster.RunAsync("closed");

        Assert.Equal(RunStatus.Completed, next.Status);
        Assert.Equal(RunStatus.Interrupted, (await cluster.Archive.RunAsync(NetworkId.Parse("closed"), broken, TestContext.Current.CancellationToken))?.Status);
    }

    [Fact]
    public async Task ScheduledRun_OfASourceThatIsUnwell_IsTriedAgainWhenItIsTime_AndAPersonsRunIsNot()
    {
        cluster.Workers.Script("unwell", () => ScriptedWorkers.Pages([First], 2, new AdapterException(FailureKind.RateLimited, "http.429", "Later.") { RetryAfter = TimeSpan.FromHours(3) }));
        Assert.Null((await cluster.RunAsync("unwell")).RetryAt);
        Assert.False(await IsRemindedAsync("unwell"));
        var first = await cluster.RunAsync("unwell", RunOrder.Sync(RunTrigger.Schedule));
        Assert.InRange(first.RetryAt!.Value, cluster.Clock.GetUtcNow().AddHours(3), cluster.Clock.GetUtcNow().AddHours(4.5)); // null fails the test
        Assert.True(await IsRemindedAsync("unwell"));
        cluster.Workers.Script("unwell", First);

        // By the grain's clock, the real one, that time is over.
        await cluster.Grain("unwell").AsReference<IRemindable>().ReceiveReminder("schedule", default, TestContext.Current.CancellationToken);

        var again = await cluster.EndOfAsync("unwell", (await cluster.Archive.RunsAsync(NetworkId.Parse("unwell"), 1, TestContext.Current.CancellationToken))[0].Id);
        Assert.Equal((RunTrigger.Retry, RunStatus.Completed, 1, null), (again.Trigger, again.Status, again.Tries, again.RetryAt));
        Assert.False(await IsRemindedAsync("unwell"));
    }

    /// <summary>Where its reminder cannot be set the run has ended all the same, and the try that waits is not lost.</summary>
    [Fact]
    public async Task Reminder_ThatCannotBeSet_IsSetLater()
    {
        cluster.Workers.Script("forgotten", () => ScriptedWorkers.Pages([First], 2, new AdapterException(FailureKind.Transient, "http.timeout", "Nothing came.")));
        await cluster.AddAsync("forgotten");
        int refused = 0;
        cluster.Faults.Refuses = batch => batch.Writes.Any(write => write.Key.Kind == RowKinds.Reminder && write.Key.Id.Contains("forgotten", StringComparison.Ordinal)) && Interlocked.Increment(ref refused) <= 2;

        try
        {
            var ended = await cluster.RunAsync("forgotten", RunOrder.Sync(RunTrigger.Schedule));

            Assert.NotNull(ended.RetryAt);
            await Condition.HoldsAsync(async () => refused > 2 && await IsRemindedAsync("forgotten"), "The reminder is set.");
        }
        finally
        {
            cluster.Faults.Refuses = _ => false;
        }
    }

    [Fact]
    public async Task Schedule_WhileATryWaits_StartsNothing()
    {
        cluster.Workers.Script("resting", First);
        const string Resting = """{"definition":{"id":"resting","name":"resting","adapter":"scripted","config":"{}","schedule":"*/5 * * * *"},"scheduledUpTo":"2020-06-01T00:00:00Z","retryAt":"2999-01-01T00:00:00Z","tries":1}""";
        var row = new StateWrite(new StateKey(RowKinds.Network, "resting"), 0, System.Text.Encoding.UTF8.GetBytes(Resting));
        await cluster.Store.CommitAsync(new StoreBatch { PartitionKey = "resting", Writes = [row] }, TestContext.Current.CancellationToken);

        await cluster.Grain("resting").AsReference<IRemindable>().ReceiveReminder("schedule", default, TestContext.Current.CancellationToken);

        Assert.Empty(await cluster.Archive.RunsAsync(NetworkId.Parse("resting"), 1, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task ATryThatWaits_IsStillWaitedForAfterAPersonsDecision()
    {
        cluster.Workers.Script("decided", () => ScriptedWorkers.Pages([First], 2, new AdapterException(FailureKind.Transient, "http.timeout", "Nothing came.")));
        await cluster.AddAsync("decided");
        Assert.NotNull((await cluster.RunAsync("decided", RunOrder.Sync(RunTrigger.Schedule))).RetryAt);

        await cluster.RunAsync("decided", new RunOrder { Trigger = RunTrigger.Person, Purpose = RunPurpose.ReplayQuarantine });

        Assert.True(await IsRemindedAsync("decided"));
    }

    [Fact]
    public async Task Run_OfRecordsThatAllLostTheirIds_FailsAndMarksNothing()
    {
        cluster.Workers.Script("ids", First, Other);
        await cluster.RunAsync("ids");
        cluster.Workers.Script("ids", ("", First.Item2), ("", Other.Item2));

        var run = await cluster.RunAsync("ids");

        Assert.Equal("source.no-ids", run.Failure?.Code);
        Assert.False(await IsStaleAsync("ids", "1"));
    }

    [Fact]
    public async Task Check_OfRowsThatCannotBeRead_NamesEachAndGoesOn()
    {
        string centre = Centres.Listings.NewId().Value;
        StateWrite[] damaged = [new(new StateKey(RowKinds.Centre, centre), 0, "{"u8.ToArray()), new(new StateKey(RowKinds.Binding, "damaged/1"), 0, "[]"u8.ToArray())];
        await cluster.Store.CommitAsync(new StoreBatch { PartitionKey = "damaged", Writes = damaged }, TestContext.Current.CancellationToken);

        var problems = await DirectoryCheck.RunAsync(cluster.Store, TestContext.Current.CancellationToken);
        // The other tests of this cluster read every centre.
        StateWrite[] removed = [.. damaged.Select(write => write with { ExpectedVersion = 1, Body = null })];
        await cluster.Store.CommitAsync(new StoreBatch { PartitionKey = "damaged", Writes = removed }, TestContext.Current.CancellationToken);

        Assert.Contains($"Row centre/{centre} is not a centre.", problems);
        Assert.Contains("Row binding/damaged/1 is not a binding.", problems);
    }

    private async Task<bool> IsRemindedAsync(string network) =>
        await cluster.Store.ScanAsync(RowKinds.Reminder, cancellationToken: TestContext.Current.CancellationToken).AnyAsync(row => row.Key.Id.Contains($"/{network}|", StringComparison.Ordinal), TestContext.Current.CancellationToken);

    private async Task<string> BreakAsync(string network, Func<StoreBatch, bool> refuses)
    {
        if (await cluster.Grain(network).GetDefinition() is null) await cluster.AddAsync(network);
        cluster.Faults.Refuses = refuses;
        string run = (await cluster.Grain(network).StartRun(RunOrder.Sync(RunTrigger.Person))).Run!; // the network is known
        if (cluster.Service<SyncRunner>().Completion(run) is { } driving) await driving.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        cluster.Faults.Refuses = _ => false;
        return run;
    }

    private static bool Accepts(StoreBatch batch, string network) => Binding(batch, $"{network}/1") is { } body && !body.Contains("\"pending\":true", StringComparison.Ordinal);

    private static string? Binding(StoreBatch batch, string id) =>
        batch.Writes.FirstOrDefault(write => write.Key == new StateKey(RowKinds.Binding, id))?.Body is { } body ? System.Text.Encoding.UTF8.GetString(body.Span) : null;

    // Networks of other tests list the same places: what is asked is what this network says.
    private async Task<bool> IsStaleAsync(string network, string id) => (await ListingAsync(network, id)).StaleSince is not null;

    private async Task<string> NameAsync(string network) => (await ListingAsync(network, "1")).Content.Name;

    private async Task<Listing> ListingAsync(string network, string id) =>
        (await cluster.CentreOfAsync(network, id)).State.Listings.Single(listing => listing.Key == Centres.Listings.Key(network, id));

    private async Task AssertSoundAsync(string network)
    {
        var problems = await DirectoryCheck.RunAsync(cluster.Store, TestContext.Current.CancellationToken);
        Assert.DoesNotContain(problems, problem => problem.Contains($"{network}/", StringComparison.Ordinal));
    }
}
