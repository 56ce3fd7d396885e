using Federation.Cluster.Centres;
using Federation.Cluster.Labels;
using Federation.Cluster.Matching;
using Federation.Cluster.Matching.Decisions;
using Federation.Cluster.Matching.Regroupings;
using Federation.Cluster.Matching.Review;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;
using Federation.Cluster.Tests.Storage;
using Federation.Cluster.Tests.Sync;
using static Federation.Cluster.Tests.Centres.Listings;

namespace Federation.Cluster.Tests.Matching;

/// <summary>Matching, merging and its reversal over a real store, with scripted sources.</summary>
public sealed class MatchingTests
{
    private static readonly (string Id, string Json) Hangar = ("h", """{"name":"Le Hangar à Bananes","lat":47.2054,"lon":-1.5705}""");
    private static readonly (string Id, string Json) Elsewhere = ("h", """{"name":"Bibliothèque Floresca Guépin","lat":47.2554,"lon":-1.4905}""");
    private static readonly ListingKey A = Key("a", "h"), B = Key("b", "h"), C = Key("c", "h");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Runs_OfOnePlaceInAnyOrder_MakeOneCentre_AndTheSameDirectory()
    {
        var hashes = new HashSet<string>();
        foreach (string[] order in new[] { new[] { "a", "b", "c" }, ["c", "b", "a"], ["b", "c", "a"] })
        {
            await using var cluster = await StartAsync();
            foreach (string network in order)
            {
                cluster.Workers.Script(network, Hangar, ("x" + network, $$"""{"name":"Atelier {{network}} Montaigu","lat":46.9{{network[0] - 'a'}},"lon":-1.3}"""));
                await cluster.RunAsync(network);
            }

            Assert.Equal([A, B, C], (await cluster.CentreOfAsync("a", "h")).State.Listings.Select(listing => listing.Key));
            hashes.Add(await HashAsync(cluster));
        }

        Assert.Single(hashes);
    }

    [Fact]
    public async Task Run_AfterWhichTwoCentresAreOnePlace_MergesThem_AndSaysWhy()
    {
        await using var cluster = await StartAsync();
        await RunAsync(cluster, "a", Hangar);
        await RunAsync(cluster, "b", Elsewhere);
        var (older, younger) = (await CentreAsync(cluster, A), await CentreAsync(cluster, B));
        Assert.NotEqual(older.Id, younger.Id);

        await RunAsync(cluster, "b", Hangar);

        Assert.Equal(older.Id, (await CentreAsync(cluster, B)).Id);
        Assert.Equal(older.Id, (await cluster.Places.ReadAsync([younger.Id], Token))[0]!.Id);
        Assert.Equal(older.Id, cluster.Index.Current.Find(younger.Id)!.Id);
        var regrouping = Assert.Single(await RegroupingsAsync(cluster));
        Assert.Equal(RegroupingCause.MatchedAgain, regrouping.Cause);
        Assert.Equal([new ListingTransfer(B, younger.Id, older.Id)], regrouping.Transfers);
        Assert.Equal(ListingPair.Of(A, B), Assert.Single(regrouping.Evidence).Pair);
        Assert.Contains(regrouping.Evidence[0].Evidence, reason => reason is { Kind: "name", Weight: > 0 });
        Assert.Empty(await DirectoryCheck.RunAsync(cluster.Store, Token));
    }

    [Fact]
    public async Task KeepApart_OfOneCentresListings_PartsThem_AndIsRemembered()
    {
        await using var cluster = await StartAsync();
        await RunAsync(cluster, "a", Hangar);
        await RunAsync(cluster, "b", Hangar);

        var answer = await Matching(cluster).Decide(new PairOrder(A, B, PairVerdict.Apart, "somebody", "Two halls in one street."));

        Assert.Null(answer.Code);
        Assert.Equal((RegroupingCause.Decided, "somebody"), (Assert.Single(answer.Regroupings).Cause, answer.Regroupings[0].Actor));
        Assert.NotEqual((await CentreAsync(cluster, A)).Id, (await CentreAsync(cluster, B)).Id);
        await RunAsync(cluster, "b", Hangar);
        await RunAsync(cluster, "b", ("h", Hangar.Json.Replace("Bananes", "bananes", StringComparison.Ordinal)));
        Assert.NotEqual((await CentreAsync(cluster, A)).Id, (await CentreAsync(cluster, B)).Id);
        Assert.Empty(await ReviewsAsync(cluster));

        await Matching(cluster).Decide(new PairOrder(A, B, null, "somebody", "It is one hall after all."));
        Assert.Equal((await CentreAsync(cluster, A)).Id, (await CentreAsync(cluster, B)).Id);
        Assert.Empty(await DirectoryCheck.RunAsync(cluster.Store, Token));
    }

    [Fact]
    public async Task Accept_OfTwoCentres_MergesThem_AndUndo_RestoresIdsBindingsAndValues()
    {
        await using var cluster = await StartAsync();
        await RunAsync(cluster, "a", Hangar);
        await RunAsync(cluster, "b", Elsewhere);
        var (one, other) = (await CentreAsync(cluster, A), await CentreAsync(cluster, B));

        var accepted = await Matching(cluster).Decide(new PairOrder(B, A, PairVerdict.Same, "somebody", "They moved in together."));
        Assert.Equal([A, B], (await CentreAsync(cluster, A)).State.Listings.Select(listing => listing.Key));
        var undone = await Matching(cluster).Undo(new UndoOrder(Assert.Single(accepted.Regroupings).Id, "somebody else", "They did not."));

        var back = Assert.Single(undone.Regroupings);
        Assert.Equal((RegroupingCause.Undone, accepted.Regroupings[0].Id), (back.Cause, back.Undoes));
        var (oneBack, otherBack) = (await CentreAsync(cluster, A), await CentreAsync(cluster, B));
        Assert.Equal((one.Id, other.Id), (oneBack.Id, otherBack.Id));
        Assert.Equal(one.State.Listings, oneBack.State.Listings);
        Assert.Equal(other.State.Listings, otherBack.State.Listings);
        Assert.Equal(other.Id, cluster.Index.Current.Find(other.Id)!.Id);
        Assert.Empty(await DirectoryCheck.RunAsync(cluster.Store, Token));
        Assert.Equal(MatchProblemCodes.NothingToUndo, (await Matching(cluster).Undo(new UndoOrder(accepted.Regroupings[0].Id, "x", "again"))).Code);
    }

    [Fact]
    public async Task Undo_AfterAThirdListingHasCome_LeavesItWhereItBelongs()
    {
        await using var cluster = await StartAsync();
        await RunAsync(cluster, "a", Hangar);
        await RunAsync(cluster, "b", Elsewhere);
        var accepted = await Matching(cluster).Decide(new PairOrder(A, B, PairVerdict.Same, "somebody", "One place."));
        await RunAsync(cluster, "c", Elsewhere);
        Assert.Equal([A, B, C], (await CentreAsync(cluster, A)).State.Listings.Select(listing => listing.Key));

        await Matching(cluster).Undo(new UndoOrder(accepted.Regroupings[0].Id, "somebody", "Two places."));

        Assert.Equal([A], (await CentreAsync(cluster, A)).State.Listings.Select(listing => listing.Key));
        Assert.Empty(await DirectoryCheck.RunAsync(cluster.Store, Token));
    }

    [Fact]
    public async Task Undo_AfterTheirCentreWasMergedFurther_GivesTheListingItsOwnIdBack()
    {
        await using var cluster = await StartAsync();
        await RunAsync(cluster, "c", Hangar);
        await RunAsync(cluster, "b", Elsewhere);
        await RunAsync(cluster, "a", ("h", """{"name":"Moulin de Saint-Yves","lat":47.3,"lon":-1.2}"""));
        var own = (await CentreAsync(cluster, A)).Id;
        var first = await Matching(cluster).Decide(new PairOrder(A, B, PairVerdict.Same, "somebody", "One place."));
        await Matching(cluster).Decide(new PairOrder(B, C, PairVerdict.Same, "somebody", "One place."));
        Assert.Equal([A, B, C], (await CentreAsync(cluster, A)).State.Listings.Select(listing => listing.Key));

        await Matching(cluster).Undo(new UndoOrder(first.Regroupings[0].Id, "somebody", "Two places."));

        Assert.Equal(own, (await CentreAsync(cluster, A)).Id);
        Assert.Equal([B, C], (await CentreAsync(cluster, B)).State.Listings.Select(listing => listing.Key));
        Assert.Empty(await DirectoryCheck.RunAsync(cluster.Store, Token));
    }

    [Fact]
    public async Task Run_OfAListingThatWentOver_IsHeardByItsNewCentre()
    {
        await using var cluster = await StartAsync();
        await RunAsync(cluster, "a", Hangar);
        await RunAsync(cluster, "b", Elsewhere);
        await Matching(cluster).Decide(new PairOrder(A, B, PairVerdict.Same, "somebody", "One place."));

        var run = await RunAsync(cluster, "b", ("h", """{"name":"Bibliothèque Floresca Guépin, rénovée","lat":47.2554,"lon":-1.4905}"""));

        Assert.Equal((RunStatus.Completed, 1), (run.Status, run.Counts.Changed));
        Assert.Equal("Bibliothèque Floresca Guépin, rénovée", (await CentreAsync(cluster, A)).State.Find(B)!.Content.Name);
    }

    [Theory]
    [InlineData("a/h", "a/h", "why", MatchProblemCodes.NoPair)]
    [InlineData("a/h", "a/nobody", "why", MatchProblemCodes.UnknownListing)]
    [InlineData("a/h", "b/h", " ", MatchProblemCodes.NoReason)]
    public async Task Decide_WhatCannotBeDecided_IsRefusedByName(string one, string other, string reason, string code)
    {
        await using var cluster = await StartAsync();
        await RunAsync(cluster, "a", Hangar);
        await RunAsync(cluster, "b", Elsewhere);

        Assert.Equal(code, (await Matching(cluster).Decide(new PairOrder(Parse(one), Parse(other), PairVerdict.Same, "somebody", reason))).Code);
        Assert.Empty(await RegroupingsAsync(cluster));
    }

    [Fact]
    public async Task Decide_AgainstAnApart_IsRefused_AndWhatNobodyDecidedCannotBeTakenBack()
    {
        await using var cluster = await StartAsync();
        await RunAsync(cluster, "a", Hangar);
        await RunAsync(cluster, "b", Hangar);
        await RunAsync(cluster, "c", Elsewhere);
        await Matching(cluster).Decide(new PairOrder(A, B, PairVerdict.Same, "somebody", "One place."));
        await Matching(cluster).Decide(new PairOrder(A, C, PairVerdict.Apart, "somebody", "Two places."));

        Assert.Equal(MatchProblemCodes.KeptApart, (await Matching(cluster).Decide(new PairOrder(B, C, PairVerdict.Same, "somebody", "One place."))).Code);
        Assert.Equal(MatchProblemCodes.NothingDecided, (await Matching(cluster).Decide(new PairOrder(B, C, null, "somebody", "Never mind."))).Code);
        Assert.Equal(MatchProblemCodes.UnknownRegrouping, (await Matching(cluster).Undo(new UndoOrder("0198a000000070008000000000000001", "somebody", "What?"))).Code);
    }

    [Fact]
    public async Task Accept_KilledAfterAnyCommit_ComesToTheSameEnd()
    {
        string expected = "";
        for (int allowed = 0; ; allowed++)
        {
            using var folder = new TemporaryFolder();
            bool isDone = await AcceptUntilAsync(folder, allowed);
            await using var again = await StartAsync(folder);
            await again.GrainsFrom(0).GetGrain<IMatchingGrain>(IMatchingGrain.Key).Resume();
            if (!isDone) await Matching(again).Decide(new PairOrder(A, B, PairVerdict.Same, "somebody", "One place."));

            Assert.Empty(await DirectoryCheck.RunAsync(again.Store, Token));
            Assert.Equal([A, B], (await CentreAsync(again, A)).State.Listings.Select(listing => listing.Key));
            Assert.Single(await RegroupingsAsync(again));
            string hash = await HashAsync(again);
            expected = expected.Length == 0 ? hash : expected;
            Assert.Equal(expected, hash);
            if (!isDone) continue;
            Assert.InRange(allowed, 6, 12);
            return;
        }
    }

    [Fact]
    public async Task Undo_AfterACopyOfTheMovedListingHasCome_KeepsThoseTwoTogether()
    {
        await using var cluster = await StartAsync();
        await RunAsync(cluster, "a", Elsewhere);
        await RunAsync(cluster, "b", Hangar);
        var accepted = await Matching(cluster).Decide(new PairOrder(A, B, PairVerdict.Same, "somebody", "One place."));
        var moved = Assert.Single(accepted.Regroupings[0].Transfers);
        Assert.Equal(B, moved.Key);
        cluster.Clock.Advance(TimeSpan.FromDays(36_500)); // past the clock of the grain, which is not the runs'
        await RunAsync(cluster, "c", Hangar);

        await Matching(cluster).Undo(new UndoOrder(accepted.Regroupings[0].Id, "somebody", "Two places."));

        Assert.Equal([A], (await CentreAsync(cluster, A)).State.Listings.Select(listing => listing.Key));
        Assert.Equal([B, C], (await CentreAsync(cluster, B)).State.Listings.Select(listing => listing.Key));
        Assert.Equal((moved.To, moved.From), ((await CentreAsync(cluster, A)).Id, (await CentreAsync(cluster, B)).Id));
    }

    [Fact]
    public async Task Regrouping_ThatFailsInALivingGrain_IsBroughtToItsEndBeforeTheNext()
    {
        await using var cluster = await StartAsync();
        await RunAsync(cluster, "a", Hangar);
        await RunAsync(cluster, "b", Elsewhere);
        await RunAsync(cluster, "c", ("h", """{"name":"Moulin de la Garenne","lat":46.1,"lon":2.2}"""));
        bool isBound = false;
        cluster.Faults.Refuses = batch => isBound && batch.Writes.Any(write => write.Key.Kind == RowKinds.Centre) || Bound(batch);
        await Assert.ThrowsAnyAsync<Exception>(() => Matching(cluster).Decide(new PairOrder(A, B, PairVerdict.Same, "somebody", "One place.")));
        cluster.Faults.Refuses = _ => false;

        await Matching(cluster).Decide(new PairOrder(A, C, PairVerdict.Same, "somebody", "All one."));

        Assert.Equal([A, B, C], (await CentreAsync(cluster, A)).State.Listings.Select(listing => listing.Key));
        Assert.Equal(2, (await RegroupingsAsync(cluster)).Count);
        Assert.Empty(await DirectoryCheck.RunAsync(cluster.Store, Token));

        bool Bound(StoreBatch batch)
        {
            isBound |= batch.Writes.Any(write => write.Key.Kind == RowKinds.Binding);
            return false;
        }
    }

    [Fact]
    public async Task Decision_ThatWasStoredAndNotFollowed_IsFollowedAfterTheNextRun()
    {
        await using var cluster = await StartAsync();
        await RunAsync(cluster, "a", Hangar);
        await RunAsync(cluster, "b", Elsewhere);
        bool isDecided = false;
        cluster.Faults.Refuses = batch => isDecided || (isDecided = batch.Writes.Any(write => write.Key.Kind == RowKinds.PairDecision)) && false;
        await Assert.ThrowsAnyAsync<Exception>(() => Matching(cluster).Decide(new PairOrder(A, B, PairVerdict.Same, "somebody", "One place.")));
        cluster.Faults.Refuses = _ => false;
        Assert.NotEqual((await CentreAsync(cluster, A)).Id, (await CentreAsync(cluster, B)).Id);

        await RunAsync(cluster, "b", Elsewhere);

        Assert.Equal((await CentreAsync(cluster, A)).Id, (await CentreAsync(cluster, B)).Id);
    }

    [Fact]
    public async Task Withdraw_Twice_SaysThatNothingIsDecided()
    {
        await using var cluster = await StartAsync();
        await RunAsync(cluster, "a", Hangar);
        await RunAsync(cluster, "b", Hangar);
        await Matching(cluster).Decide(new PairOrder(A, B, PairVerdict.Apart, "somebody", "Two."));

        Assert.Null((await Matching(cluster).Decide(new PairOrder(A, B, null, "somebody", "Never mind."))).Code);
        Assert.Equal(MatchProblemCodes.NothingDecided, (await Matching(cluster).Decide(new PairOrder(A, B, null, "somebody", "Never mind."))).Code);
    }

    [Fact]
    public async Task Start_OnAnIntentThatCannotBeRead_ServesAllTheSame()
    {
        using var folder = new TemporaryFolder();
        await using (var cluster = await StartAsync(folder))
        {
            await RunAsync(cluster, "a", Hangar);
            await cluster.Store.CommitAsync(new StoreBatch { PartitionKey = IMatchingGrain.Key, Writes = [new StateWrite(new StateKey(RowKinds.Matching, IMatchingGrain.Key), 0, "{"u8.ToArray())] }, Token);
        }

        await using var again = await StartAsync(folder);
        var run = await RunAsync(again, "b", Elsewhere);

        Assert.Equal((RunStatus.Completed, 1), (run.Status, run.Counts.New));
        Assert.NotEqual((await CentreAsync(again, A)).Id, (await CentreAsync(again, B)).Id);
    }

    /// <summary>Two centres, and a decision that they are one, of which only so many commits happen. True where all did.</summary>
    private static async Task<bool> AcceptUntilAsync(TemporaryFolder folder, int allowed)
    {
        await using var cluster = await StartAsync(folder);
        await RunAsync(cluster, "a", Hangar);
        await RunAsync(cluster, "b", Elsewhere);
        int commits = 0;
        cluster.Faults.Refuses = _ => commits++ >= allowed;
        try
        {
            await Matching(cluster).Decide(new PairOrder(A, B, PairVerdict.Same, "somebody", "One place."));
        }
        catch (Exception failure) when (failure is StoreUnavailableException or OrleansException)
        {
            // The process is as good as dead.
        }

        return commits <= allowed;
    }

    private static ListingKey Parse(string text) => ListingKey.TryParse(text, out var key) ? key : throw new ArgumentException("not a key", nameof(text));

    private static async Task<SyncCluster> StartAsync(TemporaryFolder? folder = null)
    {
        var cluster = new SyncCluster { Place = folder };
        await cluster.InitializeAsync();
        return cluster;
    }

    private static async Task<RunRecord> RunAsync(SyncCluster cluster, string network, params (string Id, string Json)[] records)
    {
        cluster.Clock.Advance(TimeSpan.FromMinutes(1)); // so that the centre of a later run has a later id
        cluster.Workers.Script(network, records);
        return await cluster.RunAsync(network);
    }

    private static IMatchingGrain Matching(SyncCluster cluster) => cluster.GrainsFrom(0).GetGrain<IMatchingGrain>(IMatchingGrain.Key);

    private static Task<MergedCentre> CentreAsync(SyncCluster cluster, ListingKey key) => cluster.CentreOfAsync(key.Network.Value, key.SourceId);

    private static async Task<IReadOnlyList<Regrouping>> RegroupingsAsync(SyncCluster cluster) => await new MatchingArchive(cluster.Store).RegroupingsAsync(Token).ToListAsync(Token);

    private static async Task<IReadOnlyList<MatchReview>> ReviewsAsync(SyncCluster cluster) => await new MatchingArchive(cluster.Store).ReviewsAsync(network: null, Token);

    private static Task<string> HashAsync(SyncCluster cluster) =>
        DirectoryHash.OfAsync(cluster.Places.AllAsync(Token), new LabelArchive(cluster.Store), new MatchingArchive(cluster.Store).DecisionsAsync(Token), Token);
}
