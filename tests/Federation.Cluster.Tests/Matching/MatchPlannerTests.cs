using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Federation.Cluster.Centres;
using Federation.Cluster.Index;
using Federation.Cluster.Json;
using Federation.Cluster.Labels;
using Federation.Cluster.Matching;
using Federation.Cluster.Matching.Decisions;
using Federation.Cluster.Matching.Grouping;
using Federation.Cluster.Matching.Regroupings;
using Federation.Cluster.Matching.Review;
using Federation.Cluster.Matching.Scoring;
using Federation.Cluster.Storage;
using Federation.Cluster.Tests.Storage;
using Federation.Registry.Criteria;
using Federation.Registry.Labels;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using static Federation.Cluster.Tests.Centres.Listings;
using static Federation.Cluster.Tests.Matching.Grouping.PlaceMap;

namespace Federation.Cluster.Tests.Matching;

/// <summary>Plans over what is stored, and what stands in the way of a person's word.</summary>
public sealed class MatchPlannerTests : IAsyncLifetime
{
    private static readonly ListingKey A = Key("a", "1"), B = Key("b", "1"), C = Key("c", "1"), Unknown = Key("z", "1");

    private readonly FakeTimeProvider _clock = new(Noon);

    private readonly SqlitePlace _place = new();

    private IDirectoryStore _store = null!;

    private CentreIndex _index = null!;

    private MatchPlanner _planner = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _store = await _place.OpenAsync();
        _index = new CentreIndex(_store, IndexUse.Searching, TimeProvider.System, NullLogger<CentreIndex>.Instance);
        _planner = new MatchPlanner(_store, _index, new MatchScorer(MatchWeights.Standard), new PairExplainer(_store), new CentreArchive(_store), _clock);
        await _index.StartAsync(Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _index.StopAsync(CancellationToken.None);
        _index.Dispose();
        await _store.DisposeAsync();
        await _place.DisposeAsync();
    }

    [Fact]
    public async Task Missing_OfAPair_IsTheOneThatSpeaksForNoCentre()
    {
        await StoreAsync(Opened(Put(A, Place("Zorglub"))));
        await StoreAsync(Opened(Put(B, Place("Quetzal"))));

        Assert.Null(await _planner.MissingAsync(ListingPair.Of(A, B)));
        Assert.Equal(Unknown, await _planner.MissingAsync(ListingPair.Of(A, Unknown)));
        Assert.Equal(Key("0", "1"), await _planner.MissingAsync(ListingPair.Of(A, Key("0", "1"))));
    }

    [Fact]
    public async Task Obstacle_ToListingsThatMayStandTogether_IsNone()
    {
        await StoreAsync(Opened(Put(A, Place("Zorglub"))));
        await StoreAsync(Opened(Put(B, Place("Quetzal"))));

        Assert.Null(await _planner.ObstacleAsync(ListingPair.Of(A, B)));
        Assert.Null(await _planner.ObstacleAsync(ListingPair.Of(Unknown, Key("zz", "1"))));
    }

    [Fact]
    public async Task Obstacle_OfTwoLabels_IsThat()
    {
        await AwardAsync(await StoreAsync(Opened(Put(A, Place("Zorglub")))));
        await AwardAsync(await StoreAsync(Opened(Put(B, Place("Quetzal")))));

        Assert.Equal(MatchProblemCodes.TwoLabels, (await _planner.ObstacleAsync(ListingPair.Of(A, B)))?.Code);
    }

    [Fact]
    public async Task Obstacle_OfAThirdThatIsKeptApart_IsThat()
    {
        await StoreAsync(Opened(Put(A, Place("Zorglub")), Put(B, Place("Quetzal"))));
        await StoreAsync(Opened(Put(C, Place("Quetzal"))));
        await DecideAsync(A, B, PairVerdict.Same);
        await DecideAsync(A, C, PairVerdict.Apart);

        Assert.Equal(MatchProblemCodes.KeptApart, (await _planner.ObstacleAsync(ListingPair.Of(B, C)))?.Code);
    }

    [Fact]
    public async Task Obstacle_OfMoreThanAPlaceCanHave_IsThat()
    {
        await StoreAsync(Opened([.. Enumerable.Range(0, Surroundings.Most).Select(at => Put(Key("n" + at, "1"), Content("Zorglub" + at, 40 + (at / 100.0), 1.2)))]));
        await StoreAsync(Opened(Put(B, Place("Quetzal"))));

        var answer = await _planner.ObstacleAsync(ListingPair.Of(B, Key("n0", "1")));

        Assert.Equal(MatchProblemCodes.TooLarge, answer?.Code);
        Assert.StartsWith("More than 200 listings hang together", answer!.Message, StringComparison.Ordinal); // it was just compared
    }

    [Fact]
    public async Task KeptApart_TransfersToACentre_AreLookedAtWithWhoStandsThereAndGoesThere()
    {
        var there = await StoreAsync(Opened(Put(A, Place("Zorglub"))));
        var from = await StoreAsync(Opened(Put(B, Place("Zorglub")), Put(C, Place("Zorglub"))));
        ListingTransfer b = new(B, from.Id, there.Id), c = new(C, from.Id, there.Id);
        Assert.False(await _planner.IsKeptApartAsync([b, c]));

        await DecideAsync(B, C, PairVerdict.Apart);
        Assert.False(await _planner.IsKeptApartAsync([b]));
        Assert.True(await _planner.IsKeptApartAsync([b, c]));

        await DecideAsync(A, C, PairVerdict.Apart);
        Assert.True(await _planner.IsKeptApartAsync([c]));
        // One that leaves is in nobody's way.
        Assert.False(await _planner.IsKeptApartAsync([c, new ListingTransfer(A, there.Id, from.Id)]));
    }

    [Fact]
    public async Task Plan_OfListings_HasEachInOnePlanAtMost()
    {
        await StoreAsync(Opened(Put(A, Place("Zorglub"))));
        await StoreAsync(Opened(Put(B, Place("Zorglub"))));
        await StoreAsync(Opened(Put(C, Place("Quetzal"))));

        var plans = await _planner.PlanAsync([A, B, Unknown, C], undone: null, Token);

        Assert.Equal([[A, B], [C]], plans.Select(plan => plan.Members.Keys.Order().ToArray()));
        Assert.Single(plans[0].Transfers);
    }

    [Fact]
    public async Task Explain_OfAPlan_IsWhatItsPairsComeTo()
    {
        await BindAsync(await StoreAsync(Opened(Put(A, Place("Zorglub")))));
        await BindAsync(await StoreAsync(Opened(Put(B, Place("Zorglub")))));
        var plan = Assert.Single(await _planner.PlanAsync([A], undone: null, Token));

        var judged = Assert.Single(await _planner.ExplainAsync(plan, Token));

        Assert.Equal((ListingPair.Of(A, B), MatchVerdict.Sure), (judged.Pair, judged.Verdict));
    }

    [Fact]
    public async Task Ask_WhatAPlanAsks_IsStoredWithTheTime()
    {
        await StoreAsync(Opened(Put(A, Place("Zorglub"))));
        await StoreAsync(Opened(Put(B, PerhapsPlace("Zorglub"))));

        await _planner.AskAsync(await _planner.PlanAsync([A], undone: null, Token), Token);

        var review = Assert.Single(await new MatchingArchive(_store).ReviewsAsync(null, Token));
        Assert.Equal((ListingPair.Of(A, B), MatchQuestion.Unsure, Noon), (review.Pair, review.Question, review.Since));
    }

    [Fact]
    public async Task Together_AfterAMerge_AreThePairsThatItBroughtAboutAndThatStandTogetherStill()
    {
        var there = Opened(Put(A, Place("Zorglub")));
        var from = Opened(Put(B, Place("Zorglub")));
        await StoreAsync(there);
        var merged = Centre.Apply(there.Id, there, new CentreCommand.AdoptListing { Key = B, At = Noon.AddDays(1), Run = "merge", Fence = 1, From = from.Id, Listing = from.Listings[0] });
        await StoreAsync(merged.State!, 1, CentrePast.Of(there, merged.Change)); // it takes it
        var later = Centre.Apply(there.Id, merged.State, Put(C, Place("Zorglub"), Noon.AddDays(2)));
        await StoreAsync(later.State!, 2, CentrePast.Of(merged.State, later.Change)); // so does it
        var regrouping = new Regrouping { Id = new string('a', 32), At = Noon.AddDays(1), Cause = RegroupingCause.Decided, Reason = "Seen.", Transfers = [new ListingTransfer(B, from.Id, there.Id)] };

        Assert.Equal([ListingPair.Of(A, B)], await _planner.TogetherAsync(regrouping));
        Assert.Empty(await _planner.TogetherAsync(regrouping with { Transfers = [new ListingTransfer(Unknown, from.Id, there.Id)] }));
    }

    private async Task<CentreState> StoreAsync(CentreState state, long version = 0, CentrePast? past = null)
    {
        await CommitAsync(new StateKey(RowKinds.Centre, state.Id.Value), state, ClusterJson.Default.CentreState, version, past);
        return state;
    }

    private Task BindAsync(CentreState state) => CommitAsync(new StateKey(RowKinds.Binding, state.Listings[0].Key.Value), new Federation.Cluster.Sync.Binding { Centre = state.Id }, ClusterJson.Default.Binding);

    private Task DecideAsync(ListingKey one, ListingKey other, PairVerdict verdict) =>
        CommitAsync(new StateKey(RowKinds.PairDecision, ListingPair.Of(one, other).RowId), new PairDecision { Pair = ListingPair.Of(one, other), Verdict = verdict, Actor = "somebody", Reason = "Seen.", At = Noon }, ClusterJson.Default.PairDecision);

    private Task AwardAsync(CentreState state)
    {
        var award = new LabelDecision.Award { MadeOn = 0, Actor = "operator", At = Noon, Reason = "Assessed.", Levels = new LabelLevels { Services = 1 } };
        return CommitAsync(new StateKey(RowKinds.Label, state.Id.Value), new LabelHistory { Centre = state.Id, Events = [CentreLabel.None.Decide(award, CriteriaSet.First).Event!] }, ClusterJson.Default.LabelHistory); // it is legal
    }

    private Task CommitAsync<T>(StateKey key, T value, JsonTypeInfo<T> type, long version = 0, CentrePast? past = null)
    {
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(value, type);
        StateWrite[] writes = [new(key, version, body), .. past is null ? (StateWrite[])[] : [past.Write()]];
        return _store.CommitAsync(new StoreBatch { PartitionKey = key.Id, Writes = writes, Events = [new EventWrite(key, body)] }, Token).AsTask();
    }
}
