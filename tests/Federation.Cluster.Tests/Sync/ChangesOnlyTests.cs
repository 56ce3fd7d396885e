using System.Globalization;
using Federation.Cluster.Centres;
using Federation.Cluster.Sync;
using Federation.Contracts;

namespace Federation.Cluster.Tests.Sync;

/// <summary>Networks whose adapter reads what changed. The cluster of this class is its own: it moves its clock.</summary>
public sealed class ChangesOnlyTests(SyncCluster cluster) : IClassFixture<SyncCluster>
{
    private const AdapterCapabilities Changes = AdapterCapabilities.Snapshot | AdapterCapabilities.Incremental;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SecondRun_AsksForWhatChangedSinceTheLastPageOfTheFirst()
    {
        var source = new ChangingSource(10);
        await StartAsync("since", source, Changes);
        source.Change(3, 7);

        var run = await cluster.RunAsync("since");

        Assert.Equal((FetchMode.Incremental, RunStatus.Completed), (run.Mode, run.Status));
        Assert.Equal(new RunCounts { Read = 2, Changed = 2, Pages = 1 }, run.Counts);
        Assert.Empty(await MissedAsync("since"));
    }

    [Fact]
    public async Task Records_OfOneTime_AllComeThrough_WhereverARunBreaks()
    {
        for (int page = 0; page < 4; page++)
        {
            string network = $"times-{page}";
            var source = new ChangingSource(10);
            await StartAsync(network, source, Changes);
            source.Change([.. Enumerable.Range(0, 9)]);
            int stored = page;
            cluster.Workers.Script(network, request => Broken(source.Read(request), stored));
            Assert.Equal(RunStatus.Failed, (await cluster.RunAsync(network)).Status);
            cluster.Workers.Script(network, source.Read);

            var run = await cluster.RunAsync(network);

            Assert.Equal((FetchMode.Incremental, RunStatus.Completed, stored), (run.Mode, run.Status, run.PagesBefore));
            for (int number = 0; number < 10; number++) Assert.Equal(number < 9 ? $"Lieu {number}, 1" : "Lieu 9, 0", (await ListingAsync(network, number)).Content.Name);
        }
    }

    [Fact]
    public async Task Listing_ThatTheSourceSaysItRemoved_GoesAtOnceAndCanComeBack()
    {
        var source = new ChangingSource(10);
        await StartAsync("deleted", source, Changes | AdapterCapabilities.Deletions);
        source.Delete(4);

        var run = await cluster.RunAsync("deleted");

        Assert.Equal(new RunCounts { Pages = 1, Removed = 1 }, run.Counts);
        Assert.NotNull((await BindingAsync("deleted", 4)).RemovedAt);
        source.Change(4);
        await cluster.RunAsync("deleted");
        Assert.Null((await BindingAsync("deleted", 4)).RemovedAt);
    }

    [Fact]
    public async Task Listings_ThatTheSourceSaysItRemoved_WaitForAPersonWhereTheyAreMany()
    {
        var source = new ChangingSource(10);
        await StartAsync("many", source, Changes | AdapterCapabilities.Deletions);
        source.Delete(0, 1, 2, 3, 4);

        var run = await cluster.RunAsync("many");

        Assert.Equal((0, 5), (run.Counts.Removed, run.HeldRemovals));
        Assert.Equal(5, (await MissedAsync("many")).Count(missed => missed.State == MissedState.Due));
        Assert.Equal(5, (await cluster.RunAsync("many")).HeldRemovals);
        source.Change(0);
        await cluster.RunAsync("many");
        var released = await cluster.RunAsync("many", new RunOrder { Trigger = RunTrigger.Person, Purpose = RunPurpose.ReleaseRemovals });
        Assert.Equal(4, released.Counts.Removed);
    }

    [Fact]
    public async Task Listing_RemovedAndShownAgainWithinOneRun_Stays_AndTheOtherWayRoundGoes()
    {
        var source = new ChangingSource(10);
        await StartAsync("order", source, Changes | AdapterCapabilities.Deletions);
        source.Delete(1);
        source.Change(3, 1, 2);
        source.Delete(2);

        await cluster.RunAsync("order");

        Assert.Null((await BindingAsync("order", 1)).RemovedAt);
        Assert.NotNull((await BindingAsync("order", 2)).RemovedAt);
    }

    [Fact]
    public async Task Listing_ShownRemovedAndShownAgain_Stays_WhereverTheRunBreaks()
    {
        for (int stored = 0; stored < 4; stored++)
        {
            string network = $"again-{stored}";
            var source = new ChangingSource(10);
            await StartAsync(network, source, Changes | AdapterCapabilities.Deletions);
            source.Change(1, 3);
            source.Delete(1);
            source.Change(4, 1, 5);
            int pages = stored;
            cluster.Workers.Script(network, request => Broken(source.Read(request), pages));
            await cluster.RunAsync(network);
            cluster.Workers.Script(network, source.Read);

            var run = await cluster.RunAsync(network);

            Assert.Equal((RunStatus.Completed, stored, 0), (run.Status, run.PagesBefore, run.Counts.Removed));
            Assert.Null((await BindingAsync(network, 1)).RemovedAt);
        }
    }

    [Fact]
    public async Task Record_RefusedAndThenTakenWithinOneRun_LeavesNothingToReplay()
    {
        var source = new ChangingSource(4) { NamelessVersion = (2, 1) };
        await StartAsync("refused-first", source, Changes);
        source.Change(2, 3);
        source.Change(2);

        await cluster.RunAsync("refused-first");

        Assert.Empty(await cluster.QuarantineAsync("refused-first"));
        cluster.Workers.Mended["refused-first"] = "Ancien";
        await cluster.RunAsync("refused-first", new RunOrder { Trigger = RunTrigger.Person, Purpose = RunPurpose.ReplayQuarantine });
        Assert.Equal("Lieu 2, 2", (await ListingAsync("refused-first", 2)).Content.Name);
    }

    [Fact]
    public async Task Listing_ThatOnlyAWholeReadingMisses_IsMissedThen_AndRunsOfChangesCountForNothing()
    {
        var source = new ChangingSource(10);
        await StartAsync("silent", source, Changes);
        source.Forget(5);
        for (int run = 0; run < 5; run++) await cluster.RunAsync("silent");
        Assert.Empty(await MissedAsync("silent"));
        cluster.Clock.Advance(ReadingPlan.WholeAtLeastEveryWithoutDeletions);

        var whole = await cluster.RunAsync("silent");

        Assert.Equal(FetchMode.Full, whole.Mode);
        Assert.Equal(1, Assert.Single(await MissedAsync("silent")).MissedRuns);
    }

    [Fact]
    public async Task WholeReading_IsMadeWhenItIsAskedFor_AfterTheSettingsChanged_AndWhereTheCursorIsRefused()
    {
        var source = new ChangingSource(4);
        await StartAsync("whole", source, Changes);
        Assert.Equal(FetchMode.Incremental, (await cluster.RunAsync("whole")).Mode);
        Assert.Equal(FetchMode.Full, (await cluster.RunAsync("whole", RunOrder.Sync(RunTrigger.Person) with { Whole = true })).Mode);
        cluster.Workers.Script("whole", request => request.Cursor is null ? source.Read(request) : throw AdapterException.CursorRefused("It is too old."));
        var refused = await cluster.RunAsync("whole");
        Assert.Equal((FetchMode.Full, 4), (refused.Mode, refused.Counts.Read));
        cluster.Workers.Script("whole", source.Read);
        Assert.Equal(FetchMode.Incremental, (await cluster.RunAsync("whole")).Mode);
        await cluster.AddAsync("whole", config: """{"source":"another"}""");
        Assert.Equal(FetchMode.Full, (await cluster.RunAsync("whole")).Mode);
    }

    [Fact]
    public async Task QuarantinedRecord_OfAWholeReading_StaysOverRunsOfChanges_UntilItIsMended()
    {
        var source = new ChangingSource(4) { Nameless = 2 };
        await StartAsync("quarantine", source, Changes);
        await cluster.RunAsync("quarantine");
        Assert.Equal("2", Assert.Single(await cluster.QuarantineAsync("quarantine")).SourceId);
        source.Nameless = null;
        source.Change(2);

        await cluster.RunAsync("quarantine");

        Assert.Empty(await cluster.QuarantineAsync("quarantine"));
    }

    private async Task StartAsync(string network, ChangingSource source, AdapterCapabilities capabilities)
    {
        cluster.Workers.Capabilities[network] = capabilities;
        cluster.Workers.Script(network, source.Read);
        Assert.Equal((FetchMode.Full, RunStatus.Completed), await cluster.RunAsync(network) is var run ? (run.Mode, run.Status) : default);
    }

    private static async IAsyncEnumerable<Page> Broken(IAsyncEnumerable<Page> pages, int after)
    {
        await foreach (var page in pages.Take(after)) yield return page;
        throw new AdapterException(FailureKind.Transient, "http.interrupted", "It broke off.");
    }

    private async Task<IReadOnlyList<MissedListing>> MissedAsync(string network) =>
        await MissedListings.OfAsync(cluster.Store, (await cluster.Grain(network).GetDefinition())!, cluster.Clock).ToListAsync(Token); // it was added

    private async Task<Binding> BindingAsync(string network, int number) =>
        (await BoundListing.OfAsync(cluster.Store, NetworkId.Parse(network), Token).SingleAsync(listing => listing.Key.SourceId == $"{number}", Token)).Binding;

    private async Task<Listing> ListingAsync(string network, int number) =>
        (await cluster.CentreOfAsync(network, $"{number}")).State.Listings.Single(listing => listing.Key == Centres.Listings.Key(network, $"{number}"));

    /// <summary>
    /// A source with a log of changes, all of one time: a page holds two, and its cursor is that time with how many of it were handed over. The whole set is
    /// what the log comes to.
    /// </summary>
    private sealed class ChangingSource
    {
        private const int PageSize = 2;

        private readonly SortedDictionary<int, int> _versions = [];
        private readonly List<(int Number, int? Version)> _log = [];

        public ChangingSource(int count)
        {
            for (int number = 0; number < count; number++) _versions[number] = 0;
        }

        public int? Nameless { get; set; }

        /// <summary>One version of one place that has no name.</summary>
        public (int Number, int Version)? NamelessVersion { get; init; }

        public void Change(params int[] numbers)
        {
            foreach (int number in numbers)
            {
                _versions[number] = _versions.GetValueOrDefault(number) + 1;
                _log.Add((number, _versions[number]));
            }
        }

        public void Delete(params int[] numbers)
        {
            foreach (int number in numbers)
            {
                _versions.Remove(number);
                _log.Add((number, null));
            }
        }

        /// <summary>It goes, and nothing says so.</summary>
        public void Forget(int number) => _versions.Remove(number);

        public async IAsyncEnumerable<Page> Read(FetchRequest request)
        {
            await Task.Yield();
            string end = $"noon {_log.Count}";
            if (request.Mode == FetchMode.Full)
            {
                yield return new Page { Records = [.. _versions.Select(pair => Record(pair.Key, pair.Value))], NextCursor = end, EndOfSnapshot = true };
                yield break;
            }

            int at = int.Parse(request.Cursor!.Split(' ')[1], CultureInfo.InvariantCulture); // changes are asked for with a cursor
            do
            {
                var changes = _log.Skip(at).Take(PageSize).ToList();
                at += changes.Count;
                yield return new Page
                {
                    Records = [.. changes.Where(change => change.Version is not null).Select(change => Record(change.Number, change.Version!.Value))], // those that have one
                    DeletedIds = [.. changes.Where(change => change.Version is null).Select(change => $"{change.Number}")],
                    NextCursor = $"noon {at}",
                    EndOfSnapshot = at == _log.Count,
                };
            }
            while (at < _log.Count);
        }

        private SourceRecord Record(int number, int version) => new()
        {
            SourceId = $"{number}",
            Raw = System.Text.Encoding.UTF8.GetBytes(number == Nameless || (number, version) == NamelessVersion ? "{}" : $$"""{"name":"Lieu {{number}}, {{version}}"}"""),
        };
    }
}
