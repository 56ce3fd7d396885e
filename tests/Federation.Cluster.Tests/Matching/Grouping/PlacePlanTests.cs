using Federation.Cluster.Centres;
using Federation.Cluster.Matching.Decisions;
using Federation.Cluster.Matching.Grouping;
using Federation.Cluster.Matching.Regroupings;
using Federation.Cluster.Matching.Review;
using static Federation.Cluster.Tests.Centres.Listings;
using static Federation.Cluster.Tests.Matching.Grouping.PlaceMap;

namespace Federation.Cluster.Tests.Matching.Grouping;

/// <summary>Which listings go where, and what people are asked.</summary>
public sealed class PlacePlanTests
{
    private static readonly ListingKey A = Key("a", "1"), A2 = Key("a", "2"), B = Key("b", "1"), C = Key("c", "1");

    private readonly PlaceMap _map = new();

    [Fact]
    public void Of_OneListingAlone_IsNothingToDo()
    {
        _map.Add((A, Place("Zorglub")));

        var plan = _map.Plan(A);

        Assert.Equal([new(A, 0)], plan.Members);
        AssertNothing(plan);
    }

    [Fact]
    public void Of_ASurePair_BringsItIntoTheOlderCentre_BecauseOfIt()
    {
        var older = _map.Add((B, Place("Zorglub")));
        var younger = _map.Add((A, Place("Zorglub")));

        var plan = _map.Plan(A);

        Assert.Equal([new ListingTransfer(A, younger, older)], plan.Transfers);
        Assert.Equal([ListingPair.Of(A, B)], plan.Because.Select(sure => sure.Pair));
        Assert.Empty(plan.Questions);
        Assert.True(plan.AreTogether(ListingPair.Of(A, B)));
        Assert.False(plan.AreTogether(ListingPair.Of(A, C)));
        Assert.False(plan.AreTogether(ListingPair.Of(B, C)));
    }

    [Fact]
    public void Of_ListingsThatStandAsTheyShall_IsNothingToDo()
    {
        _map.Add((A, Place("Zorglub")), (B, Place("Zorglub")));

        var plan = _map.Plan(B);

        Assert.True(plan.AreTogether(ListingPair.Of(A, B)));
        AssertNothing(plan);
    }

    [Fact]
    public void Of_TwoListingsOfOneNetwork_AsksAPersonUntilOneHasDecided()
    {
        _map.Add((A, Place("Zorglub")));
        _map.Add((A2, Place("Zorglub")));
        Assert.Equal(MatchQuestion.SameNetwork, Assert.Single(_map.Plan(A).Questions, asked => asked.Key == ListingPair.Of(A, A2)).Value.Question);

        _map.Decisions = PairDecisions.None.With(ListingPair.Of(A, A2), PairVerdict.Apart);

        AssertNothing(_map.Plan(A));
    }

    [Fact]
    public void Of_AnUnsurePair_AsksAPersonUntilOneHasDecided()
    {
        _map.Add((A, Place("Zorglub")));
        _map.Add((B, PerhapsPlace("Zorglub")));
        var asked = Assert.Single(_map.Plan(A).Questions);
        Assert.Equal((ListingPair.Of(A, B), MatchQuestion.Unsure), (asked.Key, asked.Value.Question));
        Assert.InRange(asked.Value.Score, -0.5, 0.4);

        _map.Decisions = PairDecisions.None.With(ListingPair.Of(A, B), PairVerdict.Apart);

        AssertNothing(_map.Plan(A));
    }

    [Fact]
    public void Of_AnUnsurePairThatStandsTogether_AsksNobody()
    {
        _map.Add((A, Place("Zorglub")), (C, Place("Zorglub")));
        _map.Add((B, PerhapsPlace("Zorglub")));
        _map.Decisions = PairDecisions.None.With(ListingPair.Of(B, C), PairVerdict.Same);

        var plan = _map.Plan(A);

        Assert.True(plan.AreTogether(ListingPair.Of(A, B)));
        Assert.Empty(plan.Questions);
    }

    [Fact]
    public void Of_ASurePairOfTwoLabelledCentres_MovesNothingAndAsksAPerson()
    {
        _map.Award(_map.Add((A, Place("Zorglub"))));
        _map.Award(_map.Add((B, Place("Zorglub"))));

        var plan = _map.Plan(A);

        Assert.Empty(plan.Transfers);
        Assert.Equal(MatchQuestion.TwoLabels, Assert.Single(plan.Questions).Value.Question);
    }

    [Fact]
    public void Of_ASurePairOfWhichOneIsLabelled_KeepsThatCentre()
    {
        var older = _map.Add((A, Place("Zorglub")));
        var labelled = _map.Add((B, Place("Zorglub")));
        _map.Award(labelled);

        var plan = _map.Plan(A);

        Assert.Equal([new ListingTransfer(A, older, labelled)], plan.Transfers);
        Assert.Empty(plan.Questions);
    }

    // A third listing is surely both, and kept from one by a person: of the two that stay the pair is sure and open.
    [Fact]
    public void Of_ListingsKeptApart_TellsOnlyWhatBroughtTheMovedOnesTogether()
    {
        _map.Add((A, Place("Zorglub")), (B, Place("Zorglub")));
        var away = _map.Add((C, Place("Zorglub")));
        _map.Decisions = PairDecisions.None.With(ListingPair.Of(A, C), PairVerdict.Apart).With(ListingPair.Of(B, C), PairVerdict.Apart);

        var plan = _map.Plan(C);

        Assert.Empty(plan.Transfers);
        Assert.Empty(plan.Because);
        Assert.Empty(plan.Questions);
        Assert.False(plan.AreTogether(ListingPair.Of(A, C)));
        Assert.NotEqual(default, away);
    }

    [Fact]
    public void Of_ListingsThatPart_GoBackToWhereTheyCameFrom_OrAsTheyAreTold()
    {
        var came = Opened(Put(B, Place("Quetzal")));
        var mine = Opened(Put(A, Place("Zorglub")));
        var home = NewId();
        _map.Add(Centre.Apply(mine.Id, mine, new CentreCommand.AdoptListing { Key = B, At = Noon, Run = "merge", Fence = 1, From = came.Id, Listing = came.Listings[0] }).State!); // it takes it
        _map.Add(MergedInto(came, mine.Id));
        _map.Add(MergedInto(Opened(Put(B, Place("Quetzal"))) with { Id = home }, mine.Id));

        Assert.Equal([new ListingTransfer(B, mine.Id, came.Id)], _map.Plan(A).Transfers);
        Assert.Equal([new ListingTransfer(B, mine.Id, home)], _map.Plan(A, new Dictionary<ListingKey, CentreId> { [B] = home }).Transfers);

        static CentreState MergedInto(CentreState state, CentreId into) => Centre.Apply(state.Id, state, new CentreCommand.ReleaseListing { Key = B, At = Noon, Run = "merge", Fence = 1, To = into }).State!; // it had it
    }

    [Fact]
    public void Of_MoreThanAPlaceCanHave_LeavesAllAsItStands()
    {
        for (int at = 0; at <= Surroundings.Most; at++)
        {
            _map.Add((Key("n" + at, "1"), Content("Zorglub" + at, 40 + (at / 100.0), 1.2)));
            if (at > 0) _map.Decisions = _map.Decisions.With(ListingPair.Of(Key("n" + (at - 1), "1"), Key("n" + at, "1")), PairVerdict.Same);
        }

        var plan = _map.Plan(Key("n0", "1"));

        Assert.Empty(plan.Members);
        AssertNothing(plan);
    }

    private static void AssertNothing(PlacePlan plan)
    {
        Assert.Empty(plan.Transfers);
        Assert.Empty(plan.Because);
        Assert.Empty(plan.Questions);
    }
}
