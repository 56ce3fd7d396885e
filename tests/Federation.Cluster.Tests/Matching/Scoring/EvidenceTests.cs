using Federation.Cluster.Centres;
using Federation.Cluster.Matching.Scoring;

namespace Federation.Cluster.Tests.Matching.Scoring;

/// <summary>Which level two listings come to, kind by kind. Words that nobody else says, such as zorglub, weigh 255; <c>mediatheque</c> weighs 122 and <c>espace</c> 107, and what weighs no more than 127 in all could be said of many places.</summary>
public sealed class EvidenceTests
{
    private const string None = "none";

    private static readonly MatchScorer Scorer = new(MatchWeights.Standard);

    [Theory]
    [InlineData("Zorglub (Le)", "le zorglub", "equal")]
    [InlineData("Zo Rg Lub", "Zorglub", "equal")]
    [InlineData("Médiathèque", "MEDIATHEQUE", "equal-common")]
    [InlineData("La Zorglub", "Zorglub", "alike")]
    [InlineData("Zorglub", "Zorglub Quetzal Brixham", "contained")]
    [InlineData("Zorglub Quetzal Wombat", "Zorglub Quetzal Pangolin", "share-much")]
    [InlineData("Zorglub Quetzal", "Zorglub Wombat", "share-some")]
    [InlineData("Zorglub Quetzal Brixham Tamarin", "Zorglub Wombat Kumquat Pangolin", "share-common")]
    [InlineData("Médiathèque Zorglub", "Médiathèque Quetzal", "share-common")]
    [InlineData("Zorglub", "Quetzal", "differ")]
    [InlineData("六兵衛", "Zorglub", None)]
    [InlineData("六 Zorglub", "Zorglub", "contained")]
    [InlineData("…", "Zorglub", None)]
    public void Names_ByTheirWords(string one, string other, string level) => Same("name", level, Named(one), Named(other));

    [Theory]
    [InlineData("Zorglub", "Zorxlub", true)] // one letter changed
    [InlineData("Zorglub", "Zorglux", true)]
    [InlineData("Zorglu", "Zorglx", true)]
    [InlineData("Zorglub", "Zorglubs", true)] // added
    [InlineData("Zorglub", "Zoglub", true)] // left out
    [InlineData("Zorglub", "Zorgulb", true)] // two that changed places
    [InlineData("Zorglub", "Zorglbu", true)]
    [InlineData("Zorglub", "Zroglub", true)]
    [InlineData("Zorglub", "Korglub", false)] // the first letter
    [InlineData("Zorgl", "Zorgx", false)] // too short
    [InlineData("Zorglu", "Zorgl", false)]
    [InlineData("Zorglub", "Zorxlux", false)] // two letters
    [InlineData("Zorglub", "Zorglubss", false)]
    [InlineData("Zorglub", "Zorxlubs", false)]
    [InlineData("Zorglub", "Zbrgluo", false)] // two that do not stand side by side
    [InlineData("Zorglub", "Zroglux", false)]
    [InlineData("Zorb Quetzal", "Quetzal Zo Rb", true)] // one word written as two
    [InlineData("Quetzal Zorb", "Zo Rb Quetzal", true)]
    [InlineData("Zorb Quetzal", "Quetzal Zo Rx", false)]
    [InlineData("Zorb Quetzal", "Quetzal Zo Rbx", false)]
    [InlineData("Zor Quetzal", "Quetzal Zo R", false)] // too short to be two
    [InlineData("Zorb Quetzal", "Zo Quetzal Rb", false)] // not side by side
    public void Names_WordsThatAreNearlyOne_AreOne(string one, string other, bool areOne)
    {
        Assert.Equal(areOne ? "equal" : null, Level("name", Named(one), Named(other)) is "equal" ? "equal" : null);
        Same("name", Level("name", Named(one), Named(other)), Named(one), Named(other));
    }

    [Theory]
    [InlineData("abcdefghijk", "abcdefghijk", "same")]
    [InlineData("abcdefghijk", "abcdefghijz", "from90")] // 9 of 10 neighbours
    [InlineData("abcdefghij", "abcdefghiz", "from75")] // 8 of 9
    [InlineData("abcde", "abcdx", "from75")] // 3 of 4
    [InlineData("abcdefgh", "abcdefxy", "from60")] // 5 of 7
    [InlineData("abcdef", "abcdxy", "from60")] // 3 of 5
    [InlineData("abcdefgh", "abcdexyz", "from45")] // 4 of 7
    [InlineData("abcdefghijkl", "abcdefzyxwvu", "from45")] // 5 of 11
    [InlineData("abcdefgh", "abcdwxyz", "from30")] // 3 of 7
    [InlineData("abcdefghijk", "abcdzyxwvut", "from30")] // 3 of 10
    [InlineData("abcdefghijk", "abczyxwvuts", "below30")] // 2 of 10
    [InlineData("a", "b", "below30")]
    [InlineData("a1b2c3", "a1b2c4", "from75")] // 4 of 5
    [InlineData("a1b2c3", "0k1l2m", "below30")]
    [InlineData("abcabcabc", "abc", "from75")] // ab, bc and ca, each once
    [InlineData("…", "abc", None)]
    [InlineData("六", "abc", None)]
    public void Names_ByTheirLetters(string one, string other, string level) => Same("letters-of-name", level, Named(one), Named(other));

    [Theory]
    [InlineData("Zorglub Brixham", "Brixham Zorglub", "Brixham", "Brixham", "equal")]
    [InlineData("Zorglub", "ZORGLUB", "Brixham", "Brixham", None)]
    [InlineData("Brixham", "La Brixham", "Brixham", "Brixham", "nothing-else")]
    [InlineData("Brixham", "Espace de Brixham", "Brixham", "Brixham", "one-says-more")]
    [InlineData("Zorglub", "Zorglub de Brixham", "Brixham", "Brixham", "one-adds-town")]
    [InlineData("Zorglub", "Zorglub Quetzal de Brixham", "Brixham", "Brixham", None)]
    [InlineData("Zorglub de Brixham", "Zorglub Espace Brixham", "Brixham", "Brixham", "agree")]
    [InlineData("Zorglub Quetzal Brixham", "Zorglub Wombat Brixham", "Brixham", "Brixham", "partly")]
    [InlineData("Médiathèque de Brixham", "Mairie de Brixham", "Brixham", "Brixham", "differ")]
    [InlineData("Médiathèque de Brixham", "Mairie de Brixham", "Brixham", "Quetzal", "differ")] // the town of either
    [InlineData("Médiathèque de Brixham", "Mairie de Brixham", "Tamarin", "Quetzal", None)]
    [InlineData("Zorglub", "Quetzal", "Brixham", "Brixham", None)]
    [InlineData("Zorglub de Brixham", "Quetzal de Brixham", "Brixham", null, None)]
    public void Names_BesideTheNameOfTheTown(string one, string other, string town, string? otherTown, string level) =>
        Same("name-beside-town", level, Named(one) with { Address = new Address { Locality = town } }, Named(other) with { Address = new Address { Locality = otherTown } });

    [Theory]
    [InlineData("Bank Zorglub ATM", "Bank Zorglub", "one-is-part")]
    [InlineData("Bank Zorglub ATM", "ATM Bank Zorglub", None)]
    [InlineData("Zorglub ATM", "Zorglub Pharmacie", None)] // both are
    [InlineData("Zorglub ATM Pharmacie", "Zorglub Pharmacie", "one-is-part")]
    [InlineData("Zorglub ATM Pharmacie", "Zorglub", "one-is-part")]
    [InlineData("Zorglub", "Quetzal", None)]
    public void Names_OfAPartOfAPlace(string one, string other, string level) => Same("part-of-a-place", level, Named(one), Named(other));

    // A millionth of a degree from south to north is 0.1112 m.
    [Theory]
    [InlineData(0, "below25")]
    [InlineData(224, "below25")]
    [InlineData(225, "below100")]
    [InlineData(899, "below100")]
    [InlineData(900, "below250")]
    [InlineData(2_248, "below250")]
    [InlineData(2_249, "below500")]
    [InlineData(4_496, "below500")]
    [InlineData(4_497, "below1000")]
    [InlineData(8_993, "below1000")]
    [InlineData(8_994, "below3000")]
    [InlineData(26_979, "below3000")]
    [InlineData(26_980, "beyond")]
    public void Distance_FromSouthToNorth(int millionths, string level) => Same("distance", level, At(47, 5), At(47 + millionths / 1e6, 5));

    // At 60 degrees they are half as long.
    [Theory]
    [InlineData(60, 5, 60, 5.000448, "below25")]
    [InlineData(60, 5, 60, 5.000451, "below100")]
    [InlineData(-60, 5, -60, 4.000000, "beyond")]
    [InlineData(0, 179.9999, 0, -179.9999, "below25")] // across the date line
    [InlineData(0, 0.00015, 0.00015, 0, "below25")] // slantwise
    [InlineData(0, 0.0002, 0.0002, 0, "below100")]
    public void Distance_AnyWay(double latitude, double longitude, double otherLatitude, double otherLongitude, string level) => Same("distance", level, At(latitude, longitude), At(otherLatitude, otherLongitude));

    [Fact]
    public void Distance_WithoutAPlace_IsNone() => Same("distance", None, At(47, 5), Named("Zorglub"));

    [Theory]
    [InlineData("3 rue Zorglub", "3, r. Zorglub", "same-number")]
    [InlineData("0 rue Zorglub", "0 rue Zorglub", "same-number")]
    [InlineData("12", "12", "same-number")]
    [InlineData("12", "12 rue Zorglub", "same-number")]
    [InlineData("3 rue Zorglub", "3 rue Zorglub, bâtiment Quetzal, Wombat", "same-number")] // all that one says
    [InlineData("10 rue Zorglub", "10 rue Zorglub 100", "same-number")]
    [InlineData("10 rue Zorglub 100", "10 rue Zorglub 200 100", "same-number")]
    [InlineData("rue Zorglub", "rue Zorglub", "same")]
    [InlineData("rue Zorglub", "3 rue Zorglub", "same")]
    [InlineData("rue Zorglub Quetzal Wombat", "rue Zorglub Quetzal Pangolin", "same")] // most of it
    [InlineData("3 rue Zorglub", "8 rue Zorglub 3", "same")] // nobody knows which is the house's
    [InlineData("99999999999 rue Zorglub", "3 rue Zorglub", "same")] // no number of a house
    [InlineData("12", "14", "other-number")]
    [InlineData("3 rue Zorglub", "5 rue Zorglub", "other-number")]
    [InlineData("10 rue Zorglub 100", "10 rue Zorglub 200", "other-number")]
    [InlineData("3 rue Zorglub Quetzal", "5 rue Zorglub Wombat", "partly")]
    [InlineData("3 rue Zorglub", "3 avenue Quetzal", "partly")]
    [InlineData("3 rue", "5 rue Zorglub", "other")] // all that one says is common
    [InlineData("3 rue Zorglub", "5 rue Quetzal", "other")]
    [InlineData("rue Zorglub", "avenue Quetzal", "other")]
    [InlineData("12", "rue Zorglub", None)]
    [InlineData("梅田7丁目", "7 rue Zorglub", None)]
    [InlineData("3 rue Zorglub", null, None)]
    public void Streets_ByTheirWordsAndNumbers(string one, string? other, string level) => Same("street", level, In(street: one), In(street: other));

    [Theory]
    [InlineData("rue Zorglub", "Rue Zorg-Lub", "same")]
    [InlineData("梅田7丁目", "7 rue Zorglub", None)]
    [InlineData("Zorglub", null, None)]
    public void Streets_ByTheirLetters(string one, string? other, string level) => Same("letters-of-street", level, In(street: one), In(street: other));

    [Theory]
    [InlineData("21000", "21 000", "same")]
    [InlineData("55374-8861", "55374", "same")]
    [InlineData("2100", "21000", "same")]
    [InlineData("210", "21000", "same-area")] // too short to be all of it
    [InlineData("210", "210", "same")]
    [InlineData("21000", "21800", "same-area")]
    [InlineData("21000", "20000", "other")]
    [InlineData("SW1A 1AA", "SW1P 3BD", "same-area")]
    [InlineData("21", "21000", None)]
    [InlineData(null, "21000", None)]
    public void Postcodes_ByTheirStart(string? one, string other, string level) => Same("postcode", level, In(postcode: one), In(postcode: other));

    [Theory]
    [InlineData("Brixham", "BRIXHAM CEDEX 9", "same")]
    [InlineData("Brixham", "Brixham-sur-Zorglub", "partly")]
    [InlineData("Brixham Wombat", "Brixham Quetzal", "partly")]
    [InlineData("Espace", "Espace Zorglub", "partly")]
    [InlineData("Espace Quetzal", "Espace Zorglub", "other")]
    [InlineData("Brixham", "Quetzal", "other")]
    [InlineData("足立区", "Brixham", None)]
    [InlineData("Brixham", null, None)]
    public void Towns_ByTheirWords(string one, string? other, string level) => Same("locality", level, In(town: one), In(town: other));

    [Theory]
    [InlineData("+33 3 80 12 34 56", "03 80 12 34 56", "same")]
    [InlineData("03 80 12 34 56", "03 80 12 39 99", "near")]
    [InlineData("03 80 12 34 56", "03 80 12 30 00", "near")]
    [InlineData("03 80 12 34 56", "03 80 12 40 00", "other")]
    [InlineData("03 80 12 34 56", "03 80 13 34 56", "other")]
    [InlineData("12 34 56", "12 34 56", None)]
    [InlineData("03 80 12 34 56", null, None)]
    public void Phones_ByTheirLastDigits(string one, string? other, string level) => Same("phone", level, Named("Zorglub") with { Phone = one }, Named("Zorglub") with { Phone = other });

    [Fact]
    public void Phones_OfWhichOneIsTheSame_AreTheSame()
    {
        ListingContent Reached(params string[] numbers) => Named("Zorglub") with { Phone = "03 99 99 99 99", Phones = [.. numbers.Select(number => new Telephone(number, number, null))] };

        Same("phone", "same", Reached("+33380123456", "+33140000000"), Reached("+33380123999", "+33140000000"));
        Same("phone", "near", Reached("+33380123456", "+33140000000"), Reached("+33150000000", "+33380123999"));
        Same("phone", "near", Reached("+33380123456", "+33380123457"), Reached("+33380123999"));
        Same("phone", "near", Reached("+33380123456"), Reached("+33380123999", "+33150000000"));
    }

    [Theory]
    [InlineData("https://zorglub.example/lieu", "http://www.ZORGLUB.example/Lieu/", "same-page")]
    [InlineData("https://facebook.com/zorglub", "https://www.facebook.com/zorglub", "same-page")]
    [InlineData("https://zorglub.example/?lieu=1", "https://zorglub.example/?lieu=1", "same-page")]
    [InlineData("https://zorglub.example/", "https://www.zorglub.example/?", "same-site")]
    [InlineData("https://zorglub.example/", "https://zorglub.example/lieu", "same-site")]
    [InlineData("https://zorglub.example/lieu", "https://zorglub.example/autre", "other-page")]
    [InlineData("https://zorglub.example/?lieu=1", "https://zorglub.example/?lieu=2", "other-page")]
    [InlineData("https://zorglub.example/", "https://lyon.zorglub.co.test/", "same-owner")]
    [InlineData("https://zorglub.example/", "https://zorglub/", "same-owner")]
    [InlineData("https://zorglub.example/", "https://quetzal.example/", "other")]
    [InlineData("https://facebook.com/zorglub", "https://facebook.com/quetzal", None)]
    [InlineData("https://facebook.com/zorglub", "https://zorglub.example/", None)]
    [InlineData("https://192.0.2.1/lieu", "https://192.0.2.1/lieu", None)]
    [InlineData("zorglub", "zorglub", None)]
    [InlineData("https://zorglub.example/", null, None)]
    public void Sites_ByHostPageAndOwner(string one, string? other, string level) => Same("website", level, Named("Zorglub") with { Website = one }, Named("Zorglub") with { Website = other });

    [Theory]
    [InlineData("Zorglub", "3 rue Wombat", "Quetzal", "3 rue Wombat", "one-address-other-names")]
    [InlineData("Zorglub", "rue Wombat", "Quetzal", "3 rue Wombat", "one-address-other-names")]
    [InlineData("Zorglub", "3 rue Wombat", "Zorglub", "5 rue Wombat", "one-name-other-addresses")]
    [InlineData("Zorglub", "3 rue Wombat", "La Zorglub", "5 rue Pangolin", "one-name-other-addresses")]
    [InlineData("Zorglub", "3 rue Wombat", "Zorglub", "3 rue Wombat", None)]
    [InlineData("Zorglub", "3 rue Wombat", "Quetzal", "5 rue Pangolin", None)]
    public void Names_AgainstStreets(string one, string street, string other, string otherStreet, string level) => Same("name-against-street", level, In(street: street) with { Name = one }, In(street: otherStreet) with { Name = other });

    [Fact]
    public void Verdict_OfAScore_IsOfTheBandThatItBegins()
    {
        var weights = MatchWeights.Standard;

        Assert.Equal(MatchVerdict.Sure, Scorer.VerdictOf(weights.Sure));
        Assert.Equal(MatchVerdict.Unsure, Scorer.VerdictOf(Math.BitDecrement(weights.Sure)));
        Assert.Equal(MatchVerdict.Unsure, Scorer.VerdictOf(weights.Unsure));
        Assert.Equal(MatchVerdict.Different, Scorer.VerdictOf(Math.BitDecrement(weights.Unsure)));
    }

    [Fact]
    public void Explain_ShowsWhatWasCompared()
    {
        var content = new ListingContent
        {
            Name = "Zorglub de Brixham ATM 3",
            Address = new Address { Street = "3 rue Wombat", PostalCode = "21000", Locality = "Brixham" },
            Location = new Location(47, 5),
            Phone = "03 80 12 34 56",
            Website = "https://zorglub.example/",
        };
        var other = content with { Name = "Zorglub de Brixham 3", Address = content.Address with { Street = "5 rue Wombat" } };

        var shown = Scorer.Explain(MatchTraits.Of(content), content, MatchTraits.Of(other), other).Evidence.ToDictionary(reason => reason.Kind, reason => reason.Left);

        string named = "Zorglub de Brixham ATM 3";
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["name"] = named, ["letters-of-name"] = named, ["numbers-in-names"] = named, ["part-of-a-place"] = named, ["name-beside-town"] = $"{named}, Brixham", ["distance"] = "47, 5", ["street"] = "3 rue Wombat",
                ["letters-of-street"] = "3 rue Wombat", ["postcode"] = "21000", ["locality"] = "Brixham", ["phone"] = "03 80 12 34 56", ["website"] = "https://zorglub.example/", ["name-against-street"] = $"{named}, 3 rue Wombat",
            },
            shown);
    }

    private static void Same(string kind, string? level, ListingContent one, ListingContent other)
    {
        Assert.Equal(level, Level(kind, one, other));
        Assert.Equal(level, Level(kind, other, one));
    }

    private static string Level(string kind, ListingContent one, ListingContent other) =>
        Scorer.Explain(MatchTraits.Of(one), one, MatchTraits.Of(other), other).Evidence.SingleOrDefault(reason => reason.Kind == kind)?.Level ?? None;

    private static ListingContent Named(string name) => new() { Name = name };

    private static ListingContent At(double latitude, double longitude) => Named("Zorglub") with { Location = new Location(latitude, longitude) };

    private static ListingContent In(string? street = null, string? postcode = null, string? town = null) => Named("Zorglub") with { Address = new Address { Street = street, PostalCode = postcode, Locality = town } };
}
