using System.Text;
using System.Text.Json;
using CsCheck;
using Federation.Cluster.People.Cutting;
using Federation.Cluster.People.Suppressing;

namespace Federation.Cluster.Tests.People;

/// <summary>What holds for every text: no spelling of an identifier is left, and nothing else is touched.</summary>
public sealed class PersonCutTests
{
    private const string Mail = "marie.dupont@example.org";
    private const string Telephone = "+33612345678";
    private const string Name = "Marie Élise Dupont";

    private static readonly PersonCut Cut = CutOf(Mail, Telephone, Name);

    private static readonly Gen<string> Spellings = Pick.From(
        Mail, "Marie.Dupont@Example.ORG", "marie.dupont%40example.org", "marie.dupont+news@example.org", "marie.\u00ADdupont@example.org", "ｍarie.dupont＠example.org",
        "+33 6 12 34 56 78", "06 12 34 56 78", "06.12.34.56.78", "0612345678", "+33 (0)6 12 34 56 78", "0033612345678", "(+33) 612-345-678", "06\u00A012\u00A034\u00A056\u00A078", "06 / 12 / 34 / 56 / 78", "٠٦١٢٣٤٥٦٧٨",
        Name, "DUPONT Marie Elise", "marie-élise dupont", "Marie E\u0301lise, Dupont", "Ma\u00ADrie\tÉlise\nDupont");

    private static readonly Gen<string> Noise = Pick.From(
        "", "Ouvert à tous ; ", "«", "» ", " — café, thé", "<p>", "\n\t", "😀", "Tél. : ", "mailto:", "?email=", "&x=1", "2026 places ! ", "Marie Curie ", "@", "Observ@toire", "e@f.g", " – 03 80 12 34 5", "\u00E9\u0301x\u00E9", "[…]", "{\"a\":1}");

    // Pieces that make identifiers, halves of them and what only looks like one when they meet.
    private static readonly Gen<string> Pieces = Pick.From(
        "marie", ".", "dupont", "@", "%40", "example", ".org", "+33", "6", "12", "34", "56", "78", "0", " ", "-", "Élise", "e\u0301lise", "DUPONT", "+", "/", "(", ")", "x", "=", "\u00AD", "[…]", "\n", "é", ",", Mail, "06 12 34 56 78", Name);

    [Fact]
    public void Cut_AnySpellingBetweenOtherTexts_LeavesTheOtherTexts() => Gen.Select(Noise, Spellings, Noise).Sample((before, spelling, after) =>
    {
        Assert.Equal(Holds(before + after) ? $"{before};{PersonCut.Mark};{after}" : "", Cut.Cut($"{before};{spelling};{after}"));
    });

    [Fact]
    public void Cut_AnyText_LeavesNothingToBeFoundAndTheRestInItsPlace() => Pieces.Array[0, 14].Select(string.Concat).Sample(text =>
    {
        string left = Cut.Cut(text);

        Assert.False(Cut.IsIn(left));
        Assert.DoesNotMatch(@"(?i)(?<![\p{L}\p{N}\p{M}\p{Cf}._+-])marie\.dupont@example\.org(?![\p{L}\p{N}])", left);
        Assert.DoesNotMatch(@"6\W?12\W?34\W?56\W?78", left);
        Assert.DoesNotMatch(@"(?i)(?<![\p{L}\p{N}\p{M}\p{Cf}])marie élise dupont(?![\p{L}\p{N}\p{M}\p{Cf}])", left);
        if (left.Length > 0) AssertOnlyCut(text, left);
    });

    [Fact]
    public void Cut_ATextWithoutThem_IsTheVeryText() => Noise.Array[0, 6].Select(string.Concat).Sample(text => Assert.Same(text, Cut.Cut(text)));

    [Fact]
    public void CutOfJson_AnyDocument_LeavesAllOtherBytes() => Gen.Select(Noise, Spellings, Noise, Gen.Bool).Sample((before, spelling, after, isEscaped) =>
    {
        string Written(string text) => isEscaped ? JsonSerializer.Serialize(text) : $"\"{text.Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal)}\"";
        string document = $$"""{ "a" : [1.50 , {{Written("kept " + before)}}], {{Written("k" + spelling)}}:{ "b":{{Written($"x {before};{spelling};{after}")}} } ,"n": 6e-7,"c":"\u00e9" }""";

        string cut = Encoding.UTF8.GetString(JsonPersonCut.Cut(Encoding.UTF8.GetBytes(document), Cut, isRaw: true).Span);

        using var parsed = JsonDocument.Parse(cut);
        Assert.StartsWith($$"""{ "a" : [1.50 , {{Written("kept " + before)}}], """, cut, StringComparison.Ordinal);
        Assert.EndsWith(" } ,\"n\": 6e-7,\"c\":\"\\u00e9\" }", cut, StringComparison.Ordinal);
        Assert.Contains($"x {before};{PersonCut.Mark};{after}", Values(parsed.RootElement));
    });

    [Fact]
    public void CutOfJson_ATelephoneThatIsANumber_IsNull()
    {
        ReadOnlyMemory<byte> document = """{"tel":33612345678,"n":[612345678,12],"x":1}"""u8.ToArray();

        Assert.Equal("""{"tel":null,"n":[null,12],"x":1}""", Encoding.UTF8.GetString(JsonPersonCut.Cut(document, Cut, isRaw: true).Span));
    }

    [Fact]
    public void CutOfJson_WhatIsNoJson_IsCutAsText()
    {
        ReadOnlyMemory<byte> broken = Encoding.Latin1.GetBytes("{ \"caf\u00E9\": marie.dupont@example.org");

        Assert.Equal("{ \"caf\u00E9\": [...]", Encoding.Latin1.GetString(JsonPersonCut.Cut(broken, Cut, isRaw: true).Span));
    }

    [Theory]
    [InlineData("écrire à marie.dupont@example.org.Merci", "écrire à […].Merci")]
    [InlineData("_marie.dupont@example.org_", "")]
    [InlineData("_marie.dupont@example.org_ ou", "_[…]_ ou")]
    [InlineData("anne.marie.dupont@example.org", "anne.marie.dupont@example.org")]
    [InlineData("marie.dupont@example.orga", "marie.dupont@example.orga")]
    [InlineData("Marie Dupont", "Marie Dupont")]
    [InlineData("07 12 34 56 78", "07 12 34 56 78")]
    public void Cut_WhatIsNearlyOne_IsToldApart(string text, string expected) => Assert.Equal(expected, Cut.Cut(text));

    [Theory]
    [InlineData("marie", false)]
    [InlineData("", false)]
    [InlineData("a@b", false)]
    [InlineData("a b@c.example", false)]
    [InlineData("12", false)]
    [InlineData("un deux trois quatre cinq six sept", false)]
    [InlineData("marie@c.example", true)]
    [InlineData("0612345678", true)]
    [InlineData("+49 351 46333904", true)]
    [InlineData("Marie Dupont", true)]
    public void Identifier_OnlyOfAKnownForm_IsRead(string text, bool expected) => Assert.Equal(expected, PersonIdentifier.TryParse(text, out _));

    [Fact]
    public void Identifier_Printed_TellsItsKindAlone() => Assert.Equal("Mail", Identifier(Mail).ToString());

    internal static PersonIdentifier Identifier(string text) => PersonIdentifier.TryParse(text, out var identifier) ? identifier : throw new ArgumentException("No identifier.", nameof(text));

    internal static PersonCut CutOf(params string[] identifiers)
    {
        using var list = SuppressionList.InMemory();
        foreach (string identifier in identifiers) list.Add(Identifier(identifier), DateTimeOffset.UnixEpoch);
        return list.Cut;
    }

    private static bool Holds(string text) => text.Replace(PersonCut.Mark, "", StringComparison.Ordinal).Any(char.IsLetterOrDigit);

    private static void AssertOnlyCut(string text, string left)
    {
        int at = 0;
        foreach (string piece in left.Split(PersonCut.Mark))
        {
            int found = text.IndexOf(piece, at, StringComparison.Ordinal);
            Assert.True(found >= at, "what is left stands in the text in the same order");
            at = found + piece.Length;
        }
    }

    private static IEnumerable<string> Values(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Values(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Values),
        JsonValueKind.String => [element.GetString()!],
        _ => [],
    };
}
