using Federation.Cluster.Centres;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;
using Federation.Contracts;

namespace Federation.Cluster.Tests.Sync;

/// <summary>Listings that a source no longer shows: none goes by accident, and what goes can come back. The cluster is this class's own: it moves its clock.</summary>
public sealed class RemovalTests(SyncCluster cluster) : IClassFixture<SyncCluster>
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Listing_MissedInThreeRunsOverThreeDays_IsRemovedAndItsCentreClosed()
    {
        var places = Places(1, 10);
        await RunAsync("gone", places);
        Assert.Equal((1, 0), await MissAsync("gone", places[1..], TimeSpan.Zero));
        Assert.Equal((0, 0), await MissAsync("gone", places[1..], Day));
        Assert.Equal((0, 0), await MissAsync("gone", places[1..], Day));
        var centre = await cluster.CentreOfAsync("gone", "0");
        Assert.True(centre is { IsStale: true, State.IsClosed: false });

        Assert.Equal((0, 1), await MissAsync("gone", places[1..], Day));

        var closed = await cluster.CentreOfAsync("gone", "0");
        Assert.True(closed.State.IsClosed);
        Assert.Equal(centre.Content.Name, closed.Content.Name);
        Assert.Null(cluster.Index.Current.Find(centre.Id));
        Assert.Equal(9, cluster.Index.Current.ListingsOf(NetworkId.Parse("gone")));
        Assert.Equal((0, 0), await MissAsync("gone", places[1..], Day));
        await AssertSoundAsync("gone");
    }

    [Fact]
    public async Task Listing_MissedManyTimesInOneDay_Stays()
    {
        var places = Places(2, 10);
        await RunAsync("hasty", places);
        for (int run = 0; run < 6; run++) Assert.Equal(0, (await MissAsync("hasty", places[1..], TimeSpan.FromHours(3))).Removed);

        Assert.False((await cluster.CentreOfAsync("hasty", "0")).State.IsClosed);
    }

    [Fact]
    public async Task Listing_ShownInBetween_IsMissedAnew()
    {
        var places = Places(3, 10);
        await RunAsync("wavering", places);
        await MissAsync("wavering", places[1..], Day);
        await MissAsync("wavering", places[1..], Day);
        cluster.Clock.Advance(Day);
        await RunAsync("wavering", places);
        for (int run = 0; run < 2; run++) Assert.Equal(0, (await MissAsync("wavering", places[1..], Day)).Removed);

        Assert.True((await cluster.CentreOfAsync("wavering", "0")).IsStale);
    }

    [Fact]
    public async Task Listing_SeenInQuarantineInBetween_IsMissedAnew()
    {
        var places = Places(14, 10);
        (string, string)[] refused = [("0", "{}"), .. places[1..]];
        await RunAsync("waiting", places);
        await MissAsync("waiting", places[1..], Day);
        await MissAsync("waiting", places[1..], Day);
        cluster.Clock.Advance(Day);
        await RunAsync("waiting", refused);
        for (int run = 0; run < 2; run++) Assert.Equal(0, (await MissAsync("waiting", places[1..], Day)).Removed);
    }

    [Fact]
    public async Task RunsThatDidNotComplete_CountForNothing()
    {
        var places = Places(4, 10);
        await RunAsync("broken", places);
        await MissAsync("broken", places[1..], Day);
        for (int run = 0; run < 5; run++)
        {
            cluster.Clock.Advance(Day);
            cluster.Workers.Script("broken", () => ScriptedWorkers.Pages(places[1..], 5, new AdapterException(FailureKind.Transient, "json.truncated", "It broke off.")));
            Assert.Equal(RunStatus.Failed, (await cluster.RunAsync("broken")).Status);
            cluster.Workers.Script("broken", request => request.Cursor is null ? ScriptedWorkers.Pages([], 5) : throw AdapterException.CursorRefused("The source has changed."));
            Assert.Equal("source.empty", (await cluster.RunAsync("broken")).Failure?.Code);
        }

        Assert.Equal((0, 0), await MissAsync("broken", places[1..], Day));
    }

    [Fact]
    public async Task Feed_ThatHalves_IsHeldForAPersonWhoCanReleaseAndUndo()
    {
        var places = Places(5, 10);
        await RunAsync("halved", places);
        await MissAsync("halved", places[5..], TimeSpan.Zero);
        for (int run = 0; run < 4; run++) Assert.Equal((0, 0), await MissAsync("halved", places[5..], Day));
        var held = await LastAsync("halved");
        Assert.Equal(5, held.HeldRemovals);
        Assert.Equal("removals.held", Assert.Single(held.Problems).Code);

        var release = await cluster.RunAsync("halved", new RunOrder { Trigger = RunTrigger.Person, Purpose = RunPurpose.ReleaseRemovals });

        Assert.Equal((RunStatus.Completed, 5), (release.Status, release.Counts.Removed));
        Assert.True((await cluster.CentreOfAsync("halved", "0")).State.IsClosed);
        await AssertSoundAsync("halved");

        cluster.Clock.Advance(RemovalRule.UndoTime - Day);
        var undo = await cluster.RunAsync("halved", Undo(release.Id));

        Assert.Equal((RunStatus.Completed, 5), (undo.Status, undo.Counts.Restored));
        Assert.True(await cluster.CentreOfAsync("halved", "0") is { IsStale: true, State.IsClosed: false });
        Assert.Equal((0, 0), await MissAsync("halved", places[5..], Day));
        await AssertSoundAsync("halved");
    }

    [Fact]
    public async Task Undo_TooLateOrOfAnotherRun_IsRefusedByName()
    {
        var places = Places(6, 10);
        await RunAsync("late", places);
        for (int run = 0; run < 4; run++) await MissAsync("late", places[1..], Day);
        var removing = await LastAsync("late");
        Assert.Equal(1, removing.Counts.Removed);

        Assert.Equal("removals.nothing-to-undo", (await cluster.RunAsync("late", Undo("another"))).Failure?.Code);
        cluster.Clock.Advance(RemovalRule.UndoTime);
        Assert.Equal("removals.nothing-to-undo", (await cluster.RunAsync("late", Undo(removing.Id))).Failure?.Code);
    }

    [Fact]
    public async Task RemovedListing_ShownAgain_ComesBackByItself()
    {
        var places = Places(7, 10);
        await RunAsync("back", places);
        var before = await cluster.CentreOfAsync("back", "0");
        for (int run = 0; run < 4; run++) await MissAsync("back", places[1..], Day);

        var run2 = await RunAsync("back", places);

        Assert.Equal(1, run2.Counts.Changed);
        var after = await cluster.CentreOfAsync("back", "0");
        Assert.Equal(before.Id, after.Id);
        Assert.False(after.IsStale);
        Assert.NotNull(cluster.Index.Current.Find(after.Id));
        await AssertSoundAsync("back");
    }

    [Fact]
    public async Task Centre_OfTwoListings_LivesWhileOneDoes()
    {
        var places = Places(8, 10);
        await RunAsync("first", places);
        await RunAsync("second", places);
        for (int run = 0; run < 4; run++) await MissAsync("first", places[1..], Day);

        var centre = await cluster.CentreOfAsync("first", "0");

        Assert.Equal(2, centre.State.Listings.Length);
        Assert.False(centre.State.IsClosed);
        Assert.False(centre.IsStale);
        Assert.All(centre.Fields, field => Assert.Equal("second", field.Source.Key.Network.Value));
        Assert.NotNull(cluster.Index.Current.Find(centre.Id));
    }

    [Fact]
    public async Task QuarantinedRecord_WithAKnownId_CountsAsSeen()
    {
        var places = Places(9, 10);
        await RunAsync("ill", places);
        (string, string)[] ill = [("0", "{}"), .. places[1..]];
        for (int run = 0; run < 5; run++) Assert.Equal((0, 0), await MissAsync("ill", ill, Day));

        Assert.False((await cluster.CentreOfAsync("ill", "0")).IsStale);
    }

    [Fact]
    public async Task Removal_BrokenBetweenCentreAndBinding_IsBroughtToItsEnd()
    {
        var places = Places(10, 10);
        await RunAsync("crashed", places);
        for (int run = 0; run < 3; run++) await MissAsync("crashed", places[1..], Day);
        cluster.Faults.Refuses = batch => batch.Writes.Any(write => write.Key == new StateKey(RowKinds.Binding, "crashed/0") && write.Body is { } body && System.Text.Encoding.UTF8.GetString(body.Span).Contains("removedAt", StringComparison.Ordinal));
        cluster.Clock.Advance(Day);
        cluster.Workers.Script("crashed", 5, places[1..]);
        string broken = (await cluster.Grain("crashed").StartRun(RunOrder.Sync(RunTrigger.Person))).Run!; // the network is known
        if (cluster.Service<SyncRunner>().Completion(broken) is { } driving) await driving.WaitAsync(TimeSpan.FromSeconds(60), Token);
        cluster.Faults.Refuses = _ => false;
        Assert.True((await cluster.CentreOfAsync("crashed", "0")).State.IsClosed);

        await MissAsync("crashed", places[1..], Day);

        Assert.True((await cluster.CentreOfAsync("crashed", "0")).State.IsClosed);
        await AssertSoundAsync("crashed");
    }

    private static RunOrder Undo(string run) => new() { Trigger = RunTrigger.Person, Purpose = RunPurpose.UndoRemovals, Of = run };

    // Each test has a degree of its own, so that its places are nobody else's.
    private static (string, string)[] Places(int degree, int count) =>
        [.. Enumerable.Range(0, count).Select(at => ($"{at}", $$"""{"name":"Lieu {{degree}} {{at}}","lat":{{degree}}.{{at}}5,"lon":{{degree}}.5}"""))];

    private Task<RunRecord> RunAsync(string network, (string, string)[] places)
    {
        cluster.Workers.Script(network, 5, places);
        return cluster.RunAsync(network);
    }

    private async Task<(int Stale, int Removed)> MissAsync(string network, (string, string)[] places, TimeSpan later)
    {
        cluster.Clock.Advance(later);
        var run = await RunAsync(network, places);
        Assert.Equal(RunStatus.Completed, run.Status);
        return (run.Counts.Stale, run.Counts.Removed);
    }

    private async Task<RunRecord> LastAsync(string network) => (await cluster.Archive.RunsAsync(NetworkId.Parse(network), 1, Token))[0];

    private async Task AssertSoundAsync(string network) =>
        Assert.DoesNotContain(await DirectoryCheck.RunAsync(cluster.Store, Token), problem => problem.Contains($"{network}/", StringComparison.Ordinal));
}
