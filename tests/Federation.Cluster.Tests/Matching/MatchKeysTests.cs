using System.Globalization;
using Federation.Cluster.Centres;
using Federation.Cluster.Matching.Evaluation;
using Federation.Cluster.Matching.Scoring;

namespace Federation.Cluster.Tests.Matching;

public sealed class MatchKeysTests(ITestOutputHelper output)
{
    [Fact]
    public void Keys_OfLabelledPairsOfOnePlace_FindEachOtherWhicheverAsks()
    {
        Assert.True(Found("two lists", PairData.French().Where(pair => pair.Kind != "vintage")) >= 0.99);
        Assert.True(Found("years apart", PairData.French().Where(pair => pair.Kind == "vintage")) >= 0.99);
        Assert.True(Found("Overture", PairData.Overture()) >= 0.90);
    }

    [Fact]
    public void Keys_OfNeighboursAcrossACellsBorder_FindEachOther()
    {
        var one = MatchTraits.Of(Fabrique(47.3199));
        var other = MatchTraits.Of(Fabrique(47.3201));

        Assert.NotEmpty(one.LookupKeys.Intersect(other.CandidateKeys));
        Assert.NotEmpty(other.LookupKeys.Intersect(one.CandidateKeys));
    }

    [Fact]
    public void Keys_WithoutCoordinates_FindByNameAndTown()
    {
        var one = MatchTraits.Of(new ListingContent { Name = "La Fabrique", Address = new Address { Locality = "DIJON" } });
        var other = MatchTraits.Of(new ListingContent { Name = "Fabrique", Address = new Address { Locality = "Dijon Cedex 9", PostalCode = "21000" } });

        Assert.NotEmpty(one.LookupKeys.Intersect(other.CandidateKeys));
    }

    [Fact]
    public void Keys_OfNamesOfNumbersAlone_FindEachOtherInOneTown()
    {
        ListingContent In(string town) => new() { Name = "13.2", Address = new Address { Locality = town } };

        Assert.NotEmpty(MatchTraits.Of(In("Cannes")).LookupKeys.Intersect(MatchTraits.Of(In("CANNES")).CandidateKeys));
        Assert.Empty(MatchTraits.Of(In("Cannes")).LookupKeys.Intersect(MatchTraits.Of(In("Dijon")).CandidateKeys));
    }

    [Fact]
    public void Keys_OfOneCommonNameFarApart_DoNotMeet()
    {
        var one = MatchTraits.Of(new ListingContent { Name = "Médiathèque", Address = new Address { Locality = "Dijon", PostalCode = "21000" }, Location = new Location(47.32, 5.04) });
        var other = MatchTraits.Of(new ListingContent { Name = "Médiathèque", Address = new Address { Locality = "Nice", PostalCode = "06000" }, Location = new Location(43.7, 7.27) });

        Assert.Empty(one.LookupKeys.Intersect(other.CandidateKeys));
    }

    private double Found(string kind, IEnumerable<LabelledPair> pairs)
    {
        var same = pairs.Where(pair => pair.SamePlace).Select(pair => (Left: MatchTraits.Of(pair.Left), Right: MatchTraits.Of(pair.Right))).ToList();
        int found = same.Count(pair => pair.Left.LookupKeys.Intersect(pair.Right.CandidateKeys).Any() && pair.Right.LookupKeys.Intersect(pair.Left.CandidateKeys).Any());
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {kind} | {found} of {same.Count} pairs of one place share a key | {same.Average(pair => pair.Left.CandidateKeys.Length):0.0} keys a listing, {same.Max(pair => pair.Left.CandidateKeys.Length)} at most |"));
        return (double)found / same.Count;
    }

    private static ListingContent Fabrique(double latitude) => new() { Name = "La Fabrique", Location = new Location(latitude, 5.04) };
}
