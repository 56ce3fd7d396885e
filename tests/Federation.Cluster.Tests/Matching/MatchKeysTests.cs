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

    public static TheoryData<string, ListingContent, ListingContent, ListingContent> Kinds()
    {
        var (here, away, town, postcode) = (new Location(47.32, 5.04), new Location(43, 1), new Address { Locality = "Brixham" }, new Address { PostalCode = "21000" });
        ListingContent Named(string name) => new() { Name = name };
        ListingContent Street(string street, string? code = null) => Named("Espace") with { Address = new Address { Street = street, PostalCode = code } };
        return new()
        {
            { "word and cell", Named("Zorglub Quetzal") with { Location = here }, Named("Zorglub Wombat") with { Location = here }, Named("Zorglub Wombat") with { Location = away } },
            { "word and postcode", Named("Zorglub Quetzal") with { Address = postcode }, Named("Zorglub Wombat") with { Address = postcode with { PostalCode = "21000-1234" } }, Named("Zorglub Wombat") with { Address = new Address { PostalCode = "21001" } } },
            { "word and town", Named("Zorglub Quetzal") with { Address = town }, Named("Zorglub Wombat") with { Address = town }, Named("Zorglub Wombat") with { Address = new Address { Locality = "Tamarin" } } },
            { "whole name", Named("Zorglub Quetzal"), Named("Quetzal, le Zorglub"), Named("Zorglub Quetzal Wombat") },
            { "common name and cell", Named("Espace 3") with { Location = here }, Named("3 (Espace)") with { Location = here }, Named("Espace 4") with { Location = here } },
            { "common name and postcode", Named("Espace 3") with { Address = postcode }, Named("3 (Espace)") with { Address = postcode }, Named("Espace 3") with { Address = new Address { PostalCode = "21001" } } },
            { "common name and town", Named("Espace 3") with { Address = town }, Named("3 (Espace)") with { Address = town }, Named("Espace 3") with { Address = new Address { Locality = "Tamarin" } } },
            { "street and cell", Street("3 rue Zorglub") with { Location = here, Name = "Quetzal" }, Street("3 bis, r. Zorglub") with { Location = here, Name = "Wombat" }, Street("5 rue Zorglub") with { Location = here, Name = "Wombat" } },
            { "street and postcode", Street("3 rue Zorglub", "21000") with { Name = "Quetzal" }, Street("3 bis, r. Zorglub", "21000") with { Name = "Wombat" }, Street("3 rue Zorglub", "21001") with { Name = "Wombat" } },
            { "telephone", Named("Quetzal") with { Phone = "03 80 12 34 56" }, Named("Wombat") with { Phone = "+33 3 80 12 34 56" }, Named("Wombat") with { Phone = "03 80 12 34 57" } },
            { "page", Named("Quetzal") with { Website = "https://facebook.com/zorglub" }, Named("Wombat") with { Website = "https://www.facebook.com/zorglub/" }, Named("Wombat") with { Website = "https://facebook.com/quetzal" } },
            { "host and cell", Named("Quetzal") with { Website = "https://zorglub.example/", Location = here }, Named("Wombat") with { Website = "https://zorglub.example/a", Location = here }, Named("Wombat") with { Website = "https://other.example/", Location = here } },
            { "host and postcode", Named("Quetzal") with { Website = "https://zorglub.example/", Address = postcode }, Named("Wombat") with { Website = "https://zorglub.example/a", Address = postcode }, Named("Wombat") with { Website = "https://zorglub.example/a", Address = new Address { PostalCode = "21001" } } },
            { "host and town", Named("Quetzal") with { Website = "https://zorglub.example/", Address = town }, Named("Wombat") with { Website = "https://zorglub.example/a", Address = town }, Named("Wombat") with { Website = "https://zorglub.example/a", Address = new Address { Locality = "Tamarin" } } },
        };
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Keys_OfEachKind_LeadFromOneToTheOtherByThatKeyAlone(string kind, ListingContent one, ListingContent other, ListingContent apart)
    {
        Assert.NotEmpty(kind);
        Assert.Single(MatchTraits.Of(one).LookupKeys.Intersect(MatchTraits.Of(other).CandidateKeys));
        Assert.Single(MatchTraits.Of(other).LookupKeys.Intersect(MatchTraits.Of(one).CandidateKeys));
        Assert.Empty(MatchTraits.Of(one).LookupKeys.Intersect(MatchTraits.Of(apart).CandidateKeys));
    }

    // Of a million listings each key more is twelve bytes more.
    [Fact]
    public void Keys_OfAllThatCanBeSaid_AreEachOnceAndNoMore()
    {
        var traits = MatchTraits.Of(new ListingContent
        {
            Name = "Zorglub Quetzal Wombat Pangolin Kumquat 3",
            Address = new Address { Street = "3 rue Tamarin Zanzibar", PostalCode = "21000", Locality = "Brixham Foirail" },
            Location = new Location(47.32, 5.04),
            Phones = [new Telephone("+33380123456", "", null), new Telephone("+33380123457", "", null)],
            Website = "https://zorglub.example/lieu",
        });

        // Three of its words with cell, postcode and town; the whole name; a word of the street with cell and postcode; two numbers; the page; the host with cell, postcode and town.
        Assert.Equal(9 + 1 + 2 + 2 + 1 + 3, traits.CandidateKeys.Distinct().Count());
        Assert.Equal(traits.CandidateKeys.Length, traits.CandidateKeys.Distinct().Count());
        // With nine cells in place of one.
        Assert.Equal(traits.CandidateKeys.Length + (5 * 8), traits.LookupKeys.Distinct().Count());
        Assert.Equal(traits.LookupKeys.Length, traits.LookupKeys.Distinct().Count());
        Assert.Empty(traits.CandidateKeys.Except(traits.LookupKeys));
    }

    [Fact]
    public void Keys_OfOneRareWordAlone_AreNone() => Assert.Empty(MatchTraits.Of(new ListingContent { Name = "Zorglub" }).CandidateKeys);

    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(1, 1, true)]
    [InlineData(-1, -1, true)]
    [InlineData(1, -1, true)]
    [InlineData(2, 0, false)]
    [InlineData(0, 2, false)]
    [InlineData(0, -2, false)]
    public void Keys_OfCellsAround_Meet(int north, int east, bool meet)
    {
        MatchTraits In(double latitude, double longitude) => MatchTraits.Of(new ListingContent { Name = "Zorglub", Location = new Location(latitude, longitude) });

        Assert.Equal(meet, In(-0.005, 0.005).LookupKeys.Intersect(In(-0.005 + (north * 0.01), 0.005 + (east * 0.01)).CandidateKeys).Any());
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
