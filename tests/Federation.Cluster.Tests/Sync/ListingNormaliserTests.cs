using CsCheck;
using Federation.Cluster.Centres;
using Federation.Cluster.Sync;
using Federation.Contracts;

namespace Federation.Cluster.Tests.Sync;

public sealed class ListingNormaliserTests
{
    private readonly List<Issue> _issues = [];

    [Theory]
    [InlineData("  La\u00A0 Ruche\t", "La Ruche")]
    [InlineData("La\u0000Ruche", "La Ruche")]
    [InlineData("Co\u00ADworking", "Coworking")]
    [InlineData("Ru\u202Eche", "Ruche")]
    [InlineData("E\u0301tincelle", "Étincelle")]
    [InlineData("Ru\uFFFEche", "Ruche")]
    [InlineData("Ru\uFDD1che\uD83F\uDFFF", "Ruche")]
    public void Normalise_AName_IsCleanOnOneLine(string name, string expected) => Assert.Equal(expected, Normalised(new ListingDraft { Name = name })!.Name);

    /// <summary>Text that is clean already is not rebuilt: the mark that is cut out forces it, and must not change what comes of the rest.</summary>
    [Fact]
    public void Normalise_AnyTextWithAnInvisibleMark_IsThatTextWithout() =>
        Gen.Char['\t', '\u0310'].Array[0, 12].Select(characters => new string(characters)).Sample(text =>
            Assert.Equal(Normalised(new ListingDraft { Name = text })?.Name, Normalised(new ListingDraft { Name = "\u200B" + text })?.Name));

    [Theory]
    [InlineData("")]
    [InlineData(" \u0000 ")]
    public void Normalise_WithoutAName_IsRefused(string name)
    {
        Assert.Null(Normalised(new ListingDraft { Name = name }));
        Assert.Equal("name.missing", Assert.Single(_issues).Code);
    }

    [Fact]
    public void Normalise_HoursInProse_AreCanonical()
    {
        Assert.Equal("Mo-Fr 09:00-12:00,14:00-18:00", Normalised(new ListingDraft { Name = "x", OpeningHours = "Du lundi au vendredi : 9h-12h / 14h-18h" })!.OpeningHours);
        Assert.Empty(_issues);
    }

    [Fact]
    public void Normalise_HoursNotUnderstood_AreKeptAsTextWithAWarning()
    {
        Assert.Equal("selon la saison", Normalised(new ListingDraft { Name = "x", OpeningHours = "selon la saison" })!.OpeningHours);
        Assert.Equal(("hours.not-understood", IssueSeverity.Warning), (Assert.Single(_issues).Code, _issues[0].Severity));
    }

    [Theory]
    [InlineData("www.ruche.example", "https://www.ruche.example/")]
    [InlineData("http://Ruche.example/A b", "http://ruche.example/A%20b")]
    public void Normalise_AWebsite_IsAnAddress(string website, string expected) => Assert.Equal(expected, Normalised(new ListingDraft { Name = "x", Website = website })!.Website);

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://user:secret@ruche.example/")]
    [InlineData("http://localhost/")]
    [InlineData("none")]
    [InlineData("ftp://ruche.example/")]
    public void Normalise_AWebsiteThatIsNone_IsLeftOutWithAWarning(string website)
    {
        Assert.Null(Normalised(new ListingDraft { Name = "x", Website = website })!.Website);
        Assert.Equal("website.unreadable", Assert.Single(_issues).Code);
    }

    [Fact]
    public void Normalise_ServicesTwiceAndUnknown_AreEachOnceAndKnown()
    {
        var content = Normalised(new ListingDraft { Name = "x", Services = ["parking", "coworking", "parking", "sauna"] })!;

        Assert.Equal(["coworking", "parking"], content.Services);
        Assert.Equal("service.unknown", Assert.Single(_issues).Code);
    }

    [Fact]
    public void Normalise_TooLongAText_IsCutBetweenCharacters()
    {
        var content = Normalised(new ListingDraft { Name = new string('a', 299) + "😀" })!;

        Assert.Equal(new string('a', 299), content.Name);
        Assert.Equal("text.too-long", Assert.Single(_issues).Code);
    }

    [Fact]
    public void Normalise_AnEmptyAddress_IsNone() =>
        Assert.Null(Normalised(new ListingDraft { Name = "x", Address = new PostalAddress { Street = " ", Locality = "" } })!.Address);

    private ListingContent? Normalised(ListingDraft draft) => ListingNormaliser.Normalise(draft, _issues)?.Content;
}
