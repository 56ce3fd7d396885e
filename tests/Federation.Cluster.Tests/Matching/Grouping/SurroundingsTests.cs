using Federation.Cluster.Centres;
using Federation.Cluster.Matching.Decisions;
using Federation.Cluster.Matching.Grouping;
using Federation.Cluster.Matching.Scoring;
using static Federation.Cluster.Tests.Centres.Listings;
using static Federation.Cluster.Tests.Matching.Grouping.PlaceMap;

namespace Federation.Cluster.Tests.Matching.Grouping;

/// <summary>What hangs together with a listing.</summary>
public sealed class SurroundingsTests
{
    private static readonly ListingKey A = Key("a", "1"), A2 = Key("a", "2"), B = Key("b", "1"), C = Key("c", "1");

    private readonly PlaceMap _map = new();

    [Fact]
    public void Contents_OfThisTest_ComeToWhatItsNamesSay()
    {
        Assert.Equal(MatchVerdict.Sure, Verdict(Place("Zorglub"), Place("Zorglub")));
        Assert.Equal(MatchVerdict.Unsure, Verdict(Place("Zorglub"), PerhapsPlace("Zorglub")));
        Assert.Equal(MatchVerdict.Different, Verdict(Place("Zorglub"), Place("Quetzal")));
    }

    [Fact]
    public void Of_AListingLikeNoOther_IsAlone()
    {
        _map.Add((A, Place("Zorglub")));
        _map.Add((B, Place("Quetzal")));

        var found = _map.Around(A);

        Assert.True(found.IsAlone);
        Assert.False(found.IsTooLarge);
        Assert.Equal([A], found.Members.Keys);
    }

    [Fact]
    public void Of_SurePairs_AreMembersFromWhereverOneLooks()
    {
        _map.Add((A, Place("Zorglub")));
        _map.Add((B, Place("Zorglub")));
        _map.Add((C, Place("Zorglub")));

        foreach (var key in new[] { A, B, C })
        {
            var found = _map.Around(key);

            Assert.Equal([A, B, C], found.Members.Keys.Order());
            Assert.Equal([ListingPair.Of(A, B), ListingPair.Of(A, C), ListingPair.Of(B, C)], found.Sure.Keys.OrderBy(pair => pair.One).ThenBy(pair => pair.Other));
            Assert.Empty(found.Unsure);
            Assert.False(found.IsAlone);
        }
    }

    [Fact]
    public void Of_AListingThatStandsWithOthers_HasThemWhateverTheySay()
    {
        _map.Add((A, Place("Zorglub")), (B, Content("Quetzal", 43.1, 1.2)));
        _map.Add((C, Content("Quetzal", 43.1, 1.2)));

        var found = _map.Around(A);

        Assert.Equal([A, B, C], found.Members.Keys.Order());
        Assert.Equal([ListingPair.Of(B, C)], found.Sure.Keys);
    }

    [Fact]
    public void Of_APersonsWord_BringsIn_WhatIsKnown()
    {
        _map.Add((A, Place("Zorglub")));
        _map.Add((B, Content("Quetzal", 43.1, 1.2)));
        _map.Decisions = PairDecisions.None.With(ListingPair.Of(A, B), PairVerdict.Same).With(ListingPair.Of(A, C), PairVerdict.Same);

        var found = _map.Around(A);

        Assert.Equal([A, B], found.Members.Keys.Order());
        Assert.Empty(found.Sure);
        Assert.False(found.IsAlone);
    }

    // Two places in their network's own eyes: whoever is asked hears of it, and what hangs on the other is no matter of this one.
    [Fact]
    public void Of_ASurePairOfOneNetwork_IsToldAndNoMember()
    {
        _map.Add((A, Place("Zorglub")));
        _map.Add((A2, Place("Zorglub")));

        var found = _map.Around(A);

        Assert.Equal([A], found.Members.Keys);
        Assert.Equal([ListingPair.Of(A, A2)], found.Sure.Keys);
        Assert.False(found.IsAlone);
    }

    [Fact]
    public void Of_AnUnsurePair_IsToldAndNoMember_AndWithinANetworkNotTold()
    {
        _map.Add((A, Place("Zorglub")));
        _map.Add((B, PerhapsPlace("Zorglub")));
        _map.Add((A2, PerhapsPlace("Zorglub")));

        var found = _map.Around(A);

        Assert.Equal([A], found.Members.Keys);
        Assert.Equal([ListingPair.Of(A, B)], found.Unsure.Keys);
        Assert.Empty(found.Sure);
        Assert.False(found.IsAlone);
    }

    [Theory]
    [InlineData(Surroundings.Most, false)]
    [InlineData(Surroundings.Most + 1, true)]
    public void Of_AChainOfPersonsWords_IsTooLargeAboveABound(int length, bool isTooLarge)
    {
        for (int at = 0; at < length; at++)
        {
            _map.Add((Key("n" + at, "1"), Content("Zorglub" + at, 40 + (at / 100.0), 1.2)));
            if (at > 0) _map.Decisions = _map.Decisions.With(ListingPair.Of(Key("n" + (at - 1), "1"), Key("n" + at, "1")), PairVerdict.Same);
        }

        Assert.Equal(isTooLarge, _map.Around(Key("n0", "1")).IsTooLarge);
    }
}
