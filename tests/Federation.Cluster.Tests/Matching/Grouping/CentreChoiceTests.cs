using CsCheck;
using Federation.Cluster.Centres;
using Federation.Cluster.Matching.Grouping;
using static Federation.Cluster.Tests.Centres.Listings;

namespace Federation.Cluster.Tests.Matching.Grouping;

public sealed class CentreChoiceTests
{
    private static readonly CentreId[] Ids = [.. Enumerable.Range(0, 8).Select(at => CentreId.TryParse($"0198a0000000700080000000000000{at:x2}", out var id) ? id : throw new InvalidOperationException("It is an id."))];

    [Fact]
    public void Of_TwoCentresThatAreOne_KeepsTheOlderId()
    {
        var transfer = Assert.Single(Choose([Member("b", 1), Member("a", 2)]));

        Assert.Equal((Key("a", "2"), Ids[2], Ids[1]), (transfer.Key, transfer.From, transfer.To));
    }

    [Fact]
    public void Of_ALabelledCentre_KeepsItsIdThoughItIsYounger() =>
        Assert.Equal(Ids[2], Assert.Single(CentreChoice.Of([[Member("a", 1), Member("b", 2)]], new HashSet<CentreId> { Ids[2] }, _ => false, NewId)).To);

    [Fact]
    public void Of_AGroupThatLeaves_TakesItsFormerIdBack_HoweverLargeItIs()
    {
        var guests = new[] { Member("a", 1, cameFrom: 3), Member("b", 1, cameFrom: 3) };

        var transfers = CentreChoice.Of([guests, [Member("c", 1)]], new HashSet<CentreId>(), id => id == Ids[3], () => throw new InvalidOperationException("No id is new."));

        Assert.Equal([Key("a", "1"), Key("b", "1")], transfers.Select(transfer => transfer.Key));
        Assert.All(transfers, transfer => Assert.Equal(Ids[3], transfer.To));
    }

    [Fact]
    public void Of_AGroupWhoseFormerIdLivesOn_GetsANewOne()
    {
        var transfers = CentreChoice.Of([[Member("a", 1, cameFrom: 3)], [Member("c", 1)]], new HashSet<CentreId>(), _ => false, () => Ids[7]);

        Assert.Equal(Ids[7], Assert.Single(transfers).To);
    }

    // Who came over has an id to go back to; of the rest the larger part stays.
    [Fact]
    public void Of_ACentreThatParts_StaysWithThoseWhoWereThereFirst_ThenWithMost_ThenWithTheFirstKey()
    {
        Assert.Equal([Key("a", "1"), Key("b", "1")], Leave([Member("a", 1, cameFrom: 3), Member("b", 1, cameFrom: 3)], [Member("c", 1)]));
        Assert.Equal([Key("a", "1")], Leave([Member("a", 1)], [Member("b", 1), Member("c", 1)]));
        Assert.Equal([Key("a", "1"), Key("b", "1")], Leave([Member("a", 1), Member("b", 1, cameFrom: 3)], [Member("c", 1)]));
        Assert.Equal([Key("b", "1")], Leave([Member("a", 1)], [Member("b", 1)]));
        Assert.Equal([Key("a", "1")], Leave([Member("a", 1, cameFrom: 3)], [Member("b", 1, cameFrom: 4), Member("c", 1, cameFrom: 4)]));

        static IEnumerable<ListingKey> Leave(params IReadOnlyList<PlaceMember>[] groups) => CentreChoice.Of(groups, new HashSet<CentreId>(), _ => false, NewId).Select(transfer => transfer.Key);
    }

    // Two groups that parted from one centre, and came from one: it is one of theirs alone.
    [Fact]
    public void Of_TwoGroupsWithOneFormerId_GivesItToTheFirst()
    {
        var transfers = CentreChoice.Of([[Member("a", 1, cameFrom: 3)], [Member("b", 1, cameFrom: 3)], [Member("c", 1)]], new HashSet<CentreId>(), id => id == Ids[3], () => Ids[7]);

        Assert.Equal([(Key("a", "1"), Ids[3]), (Key("b", "1"), Ids[7])], transfers.Select(transfer => (transfer.Key, transfer.To)));
    }

    [Fact]
    public void Of_AGroupWithSeveralFormerIds_TakesTheOldestThatIsFree()
    {
        IReadOnlyList<PlaceMember> leaving = [Member("a", 1, cameFrom: 5), Member("b", 1, cameFrom: 4), Member("c", 1, cameFrom: 3)];

        Assert.All(CentreChoice.Of([leaving, [Member("d", 1)]], new HashSet<CentreId>(), id => id != Ids[3], NewId), transfer => Assert.Equal(Ids[4], transfer.To));
    }

    [Fact]
    public void Of_AnyGroups_OnceFollowed_AsksForNothingMore() => Gen.Select(Gen.Int[0, 3], Gen.Int[0, 4], Gen.Int[-1, 4]).Array[1, 10].Sample(drawn =>
    {
        var groups = drawn.Index().GroupBy(member => member.Item.Item1)
            .Select(group => (IReadOnlyList<PlaceMember>)[.. group.Select(member => new PlaceMember(Key("n" + member.Index, "1"), Ids[member.Item.Item2], member.Item.Item3 < 0 ? null : Ids[member.Item.Item3]))])
            .OrderBy(group => group[0].Key).ToList();
        var standing = groups.SelectMany(group => group).Select(member => member.Centre).ToHashSet();

        var transfers = CentreChoice.Of(groups, new HashSet<CentreId>(), id => !standing.Contains(id), NewId).ToDictionary(transfer => transfer.Key);
        var followed = groups.Select(group => (IReadOnlyList<PlaceMember>)[.. group.Select(member => transfers.TryGetValue(member.Key, out var transfer) ? new PlaceMember(member.Key, transfer.To, transfer.From) : member)]).ToList();

        Assert.All(followed, group => Assert.Single(group.Select(member => member.Centre).Distinct()));
        Assert.Equal(groups.Count, followed.Select(group => group[0].Centre).Distinct().Count());
        Assert.Empty(CentreChoice.Of(followed, new HashSet<CentreId>(), _ => false, NewId));
    });

    private static PlaceMember Member(string network, int centre, int? cameFrom = null) => new(Key(network, $"{centre}"), Ids[centre], cameFrom is { } at ? Ids[at] : null);

    private static IReadOnlyList<Federation.Cluster.Matching.Regroupings.ListingTransfer> Choose(params PlaceMember[] group) => CentreChoice.Of([[.. group.OrderBy(member => member.Key)]], new HashSet<CentreId>(), _ => false, NewId);
}
