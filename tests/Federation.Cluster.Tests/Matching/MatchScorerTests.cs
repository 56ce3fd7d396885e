using CsCheck;
using Federation.Cluster.Centres;
using Federation.Cluster.Matching.Scoring;

namespace Federation.Cluster.Tests.Matching;

public sealed class MatchScorerTests
{
    private static readonly MatchScorer Scorer = new(MatchWeights.Standard);

    /// <summary>Every field that is compared and may be missing, and a listing without it.</summary>
    private static readonly (MatchFields Field, Func<ListingContent, ListingContent> Without)[] Fields =
    [
        (MatchFields.Location, content => content with { Location = null }),
        (MatchFields.Street, content => content with { Address = content.Address! with { Street = null } }),
        (MatchFields.Postcode, content => content with { Address = content.Address! with { PostalCode = null } }),
        (MatchFields.Locality, content => content with { Address = content.Address! with { Locality = null } }),
        (MatchFields.Phone, content => content with { Phone = null, Phones = [] }),
        (MatchFields.Website, content => content with { Website = null }),
    ];

    private static readonly Gen<ListingContent> Listings =
        from name in Pick.From("La Fabrique", "Fabrique (La) de Dijon", "Steak House 21", "Steakhouse", "Médiathèque de Dijon", "Mairie de Dijon", "Hi Fi", "HiFi Fi", "…", "六兵衛そば店", "六兵衛", "Bank", "Bank ATM", "MSAP de Dijon", "13.2", "2ème")
        from street in Pick.From("3 rue du Port", "3 bis, r. du Port", "5 rue du Port", "Hauptstr. 12", "Hauptstraße 12", "12", "梅田7丁目37-1")
        from postcode in Pick.From("21000", "21000-1234", "21200", "1")
        from town in Pick.From("Dijon", "DIJON CEDEX 9", "St-Apollinaire", "Saint Apollinaire", "足立区")
        from place in Gen.Select(Gen.Double[47.30, 47.34], Gen.Double[5.00, 5.05])
        from phone in Pick.From("+33380123456", "03 80 12 34 56", "03 80 12 34 99", "12")
        from site in Pick.From("https://fabrique.example/", "https://www.fabrique.example/lieu", "https://fabrique.test/", "https://facebook.com/fabrique", "https://facebook.com/moulin")
        select new ListingContent
        {
            Name = name,
            Address = new Address { Street = street, PostalCode = postcode, Locality = town, Country = "FR" },
            Location = new Location(place.Item1, place.Item2),
            Phone = phone,
            Website = site,
        };

    [Fact]
    public void Score_OfTheSamePairEitherWayRound_IsTheSameToTheBit() => Gen.Select(Listings, Listings).Sample((one, other) =>
    {
        var (traits, otherTraits) = (MatchTraits.Of(one), MatchTraits.Of(other));

        Assert.Equal(BitConverter.DoubleToInt64Bits(Scorer.ScoreOf(traits, otherTraits)), BitConverter.DoubleToInt64Bits(Scorer.ScoreOf(otherTraits, traits)));
    });

    [Fact]
    public void Score_WithoutAField_IsTheScoreWithoutItsEvidence() => Gen.Select(Listings, Listings, Pick.From(Fields), Gen.Bool).Sample((one, other, field, left) =>
    {
        double expected = MatchWeights.Standard.Bias + Evidence(one, other).Where(reason => (reason.Kind.Fields & field.Field) == 0).Sum(reason => reason.Weight);
        var (lesser, whole) = left ? (field.Without(one), other) : (one, field.Without(other));

        Assert.Equal(expected, Scorer.ScoreOf(MatchTraits.Of(lesser), MatchTraits.Of(whole)), 1e-9);
    });

    [Fact]
    public void Explain_EveryWeight_AddsUpToTheScore() => Gen.Select(Listings, Listings).Sample((one, other) =>
    {
        var score = Scorer.Explain(MatchTraits.Of(one), one, MatchTraits.Of(other), other);

        Assert.Equal(score.Score, MatchWeights.Standard.Bias + score.Evidence.Sum(reason => reason.Weight), 1e-9);
        Assert.Equal(score.Evidence.OrderByDescending(reason => Math.Abs(reason.Weight)), score.Evidence);
        Assert.Equal(Scorer.VerdictOf(score.Score), score.Verdict);
    });

    [Fact]
    public void Score_AllocatesNothing()
    {
        var one = MatchTraits.Of(Fabrique("La Fabrique de Dijon", "3 rue du Port"));
        var other = MatchTraits.Of(Fabrique("Fabriques", "3 bis, r. du Port"));
        Scorer.ScoreOf(one, other);
        long before = GC.GetAllocatedBytesForCurrentThread();

        for (int again = 0; again < 100; again++) Scorer.ScoreOf(one, other);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [InlineData("La Fabrique", "Fabrique, La", "name", "equal")]
    [InlineData("Steak House", "Steakhouse", "name", "equal")]
    [InlineData("Médiathèque de Dijon", "Mairie de Dijon", "name-beside-town", "differ")]
    [InlineData("Dijon", "France services Dijon", "name-beside-town", "nothing-else")]
    [InlineData("MSAP de Zanzibar", "France services de Zanzibar", "name", "equal")]
    [InlineData("Maison de services au public de Zanzibar", "MFS de Zanzibar", "name", "equal")]
    [InlineData("Marseille 2ème Panier", "Panier, Marseille 2e", "name", "equal")]
    [InlineData("Banque du Port", "Banque du Port ATM", "part-of-a-place", "one-is-part")]
    [InlineData("Paris 3", "Paris 4", "numbers-in-names", "differ")]
    [InlineData("Perpignan Nord", "Perpignan Sud", "numbers-in-names", "differ")]
    public void Explain_TwoNames_NamesTheLevel(string one, string other, string kind, string level)
    {
        ListingContent Named(string name) => new() { Name = name, Address = new Address { Locality = "Dijon" } };

        Assert.Equal(level, Evidence(Named(one), Named(other)).Single(reason => reason.Kind.Name == kind).Level);
    }

    [Theory]
    [InlineData("3 rue du Port", "3, r. du Port", "same-number")]
    [InlineData("Mühlenstr. 12", "Mühlenstraße 12", "same-number")]
    [InlineData("place du Foirail", "3 place du Foirail", "same")]
    [InlineData("3 rue du Port", "5 rue du Port", "other-number")]
    [InlineData("10 Main St Ste 100", "10 Main Street, Suite 200", "other-number")]
    [InlineData("3 rue du Port", "3 avenue Foch", "partly")]
    [InlineData("3 rue du Port", "5 avenue Foch", "other")]
    public void Explain_TwoStreets_NamesTheLevel(string one, string other, string level)
    {
        ListingContent At(string street) => new() { Name = "La Fabrique", Address = new Address { Street = street } };

        Assert.Equal(level, Evidence(At(one), At(other)).Single(reason => reason.Kind.Name == "street").Level);
    }

    private static ListingContent Fabrique(string name, string street) => new()
    {
        Name = name,
        Address = new Address { Street = street, PostalCode = "21000", Locality = "Dijon" },
        Location = new Location(47.32, 5.04),
        Phone = "03 80 12 34 56",
        Website = "https://fabrique.example/",
    };

    private static IEnumerable<(EvidenceKind Kind, string Level, double Weight)> Evidence(ListingContent one, ListingContent other) =>
        Scorer.Explain(MatchTraits.Of(one), one, MatchTraits.Of(other), other).Evidence.Select(reason => (EvidenceKind.All.Single(kind => kind.Name == reason.Kind), reason.Level, reason.Weight));
}
