using CsCheck;
using Federation.Cluster.Centres;
using Federation.Cluster.Matching.Decisions;
using Federation.Cluster.Matching.Grouping;
using static Federation.Cluster.Tests.Centres.Listings;

namespace Federation.Cluster.Tests.Matching.Grouping;

public sealed class PlaceGroupingTests
{
    private static readonly ListingKey A = Key("a", "1"), A2 = Key("a", "2"), B = Key("b", "1"), C = Key("c", "1");

    [Fact]
    public void Of_SurePairsInAChain_IsOnePlace() => Assert.Equal([[A, B, C]], Groups([A, B, C], [(A, B, 5), (B, C, 4)]));

    [Fact]
    public void Of_TwoListingsOfOneNetwork_StayTwoPlaces_AndTheSurerTakesTheThird() =>
        Assert.Equal([[A], [A2, B]], Groups([A, A2, B], [(A, B, 4), (A2, B, 5), (A, A2, 9)]));

    [Fact]
    public void Of_APersonsWord_JoinsWhatNoScoreDoes_EvenInOneNetwork() =>
        Assert.Equal([[A, A2, B]], Groups([A, A2, B], [(A, B, 4)], PairDecisions.None.With(ListingPair.Of(A, A2), PairVerdict.Same)));

    [Fact]
    public void Of_ListingsKeptApart_NeverStandTogether_HoweverTheyHang() =>
        Assert.Equal([[A, B], [C]], Groups([A, B, C], [(A, B, 5), (B, C, 4)], PairDecisions.None.With(ListingPair.Of(A, C), PairVerdict.Apart)));

    [Fact]
    public void Of_ADecisionTakenBack_DecidesNothing()
    {
        var pair = ListingPair.Of(A, B);
        Assert.Equal([[A, B]], Groups([A, B], [(A, B, 5)], PairDecisions.None.With(pair, PairVerdict.Apart).With(pair, null)));
    }

    [Fact]
    public void Of_TwoLabels_StayTwoPlaces_EvenByAPersonsWord()
    {
        var members = new[] { Member(A), Member(B) };
        var labelled = members.Select(member => member.Centre).ToHashSet();

        var groups = PlaceGrouping.Of(members, [Sure(A, B, 5)], PairDecisions.None.With(ListingPair.Of(A, B), PairVerdict.Same), labelled);

        Assert.Equal(2, groups.Count);
    }

    // The label of a group is that of any of its members, whichever came first.
    [Fact]
    public void Of_AGroupThatBringsALabel_JoinsNoOtherWithAnother()
    {
        var members = new[] { Member(A), Member(B), Member(C) };
        var labelled = new HashSet<CentreId> { members[1].Centre, members[2].Centre };

        Assert.Equal([[A, B], [C]], PlaceGrouping.Of(members, [Sure(A, B, 5), Sure(A, C, 4), Sure(B, C, 3)], PairDecisions.None, labelled).Select(group => group.Select(member => member.Key)));
        Assert.Equal([[A, B, C]], PlaceGrouping.Of(members, [Sure(A, B, 5), Sure(A, C, 4)], PairDecisions.None, new HashSet<CentreId> { members[1].Centre }).Select(group => group.Select(member => member.Key)));
    }

    [Fact]
    public void Of_PairsThatAreAsSure_TakesThoseOfTheFirstKeys()
    {
        Assert.Equal([[A, B], [A2]], Groups([A, A2, B], [(A2, B, 5), (A, B, 5)]));
        Assert.Equal([[A, B], [Key("b", "2")]], Groups([A, B, Key("b", "2")], [(A, Key("b", "2"), 5), (A, B, 5)]));
    }

    [Fact]
    public void Of_ListingsOfOneCentre_WithOneLabel_AreOnePlace()
    {
        var centre = NewId();
        var members = new[] { new PlaceMember(A, centre, null), new PlaceMember(B, centre, null) };

        Assert.Single(PlaceGrouping.Of(members, [Sure(A, B, 5)], PairDecisions.None, new HashSet<CentreId> { centre }));
    }

    [Fact]
    public void Of_AnyListings_InAnyOrderAndStanding_IsTheSame() => Gen.Select(Cases, Gen.Int).Sample((found, seed) =>
    {
        var random = new Random(seed);
        var (keys, pairs, decisions) = found;
        var shuffled = keys.OrderBy(_ => random.Next()).ToArray();
        // Where they stand now must not count: here each by itself, there some together.
        var centres = Enumerable.Range(0, keys.Length).Select(_ => NewId()).ToArray();
        var members = shuffled.Select(key => new PlaceMember(key, centres[random.Next(centres.Length)], null)).ToList();

        var groups = PlaceGrouping.Of(members, pairs.OrderBy(_ => random.Next()), decisions, new HashSet<CentreId>());

        Assert.Equal(Groups(keys, pairs, decisions), groups.Select(group => group.Select(member => member.Key)));
    });

    [Fact]
    public void Of_AnyListings_PutsEachInOneGroup_WithoutTwoOfANetworkOrTwoKeptApart() => Cases.Sample(found =>
    {
        var (keys, pairs, decisions) = found;

        var groups = Groups(keys, pairs, decisions);

        Assert.Equal(keys.Order(), groups.SelectMany(group => group).Order());
        foreach (var group in groups)
        {
            var byPerson = group.Where(key => decisions.SameAs(key).Any()).ToHashSet();
            Assert.True(group.GroupBy(key => key.Network).All(same => same.Count() == 1 || same.Any(byPerson.Contains)));
            Assert.DoesNotContain(group.SelectMany(one => group.Select(other => (one, other))), pair => decisions[pair.one, pair.other] == PairVerdict.Apart);
        }
    });

    private static Gen<(ListingKey[] Keys, SurePair[] Pairs, PairDecisions Decisions)> Cases { get; } =
        from count in Gen.Int[2, 9]
        let keys = Enumerable.Range(0, count).Select(at => Key("n" + at % 4, $"{at}")).ToArray()
        from pairs in Gen.Select(Gen.Int[0, count - 1], Gen.Int[0, count - 1], Gen.Int[1, 3]).Array[0, 14]
        from decided in Gen.Select(Gen.Int[0, count - 1], Gen.Int[0, count - 1], Gen.Bool).Array[0, 3]
        select (
            keys,
            pairs.Where(pair => pair.Item1 != pair.Item2).Select(pair => Sure(keys[pair.Item1], keys[pair.Item2], pair.Item3)).DistinctBy(pair => pair.Pair).ToArray(),
            decided.Where(pair => pair.Item1 != pair.Item2).Aggregate(PairDecisions.None, (decisions, pair) => decisions.With(ListingPair.Of(keys[pair.Item1], keys[pair.Item2]), pair.Item3 ? PairVerdict.Same : PairVerdict.Apart)));

    private static SurePair Sure(ListingKey one, ListingKey other, double score) => new(ListingPair.Of(one, other), score);

    private static PlaceMember Member(ListingKey key) => new(key, NewId(), null);

    private static IEnumerable<IEnumerable<ListingKey>> Groups(ListingKey[] keys, (ListingKey One, ListingKey Other, double Score)[] pairs, PairDecisions? decisions = null) =>
        Groups(keys, [.. pairs.Select(pair => Sure(pair.One, pair.Other, pair.Score))], decisions ?? PairDecisions.None);

    private static IEnumerable<IEnumerable<ListingKey>> Groups(ListingKey[] keys, SurePair[] pairs, PairDecisions decisions) =>
        PlaceGrouping.Of([.. keys.Select(Member)], pairs, decisions, new HashSet<CentreId>()).Select(group => group.Select(member => member.Key));
}
