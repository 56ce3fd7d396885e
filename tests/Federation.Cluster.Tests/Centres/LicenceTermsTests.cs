using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Centres.Licences;

namespace Federation.Cluster.Tests.Centres;

public sealed class LicenceTermsTests
{
    [Theory]
    [InlineData("etalab-2.0", "etalab-2.0", Obligation.Required, Obligation.None)]
    [InlineData("ETALAB-2.0", "etalab-2.0", Obligation.Required, Obligation.None)]
    [InlineData("odbl-1.0", "ODbL-1.0", Obligation.Required, Obligation.Required)]
    [InlineData("ODbL-1.0", "ODbL-1.0", Obligation.Required, Obligation.Required)]
    [InlineData("CC-BY-4.0", "CC-BY-4.0", Obligation.Required, Obligation.None)]
    [InlineData("CC-BY-SA-4.0", "CC-BY-SA-4.0", Obligation.Required, Obligation.Required)]
    [InlineData("CC0-1.0", "CC0-1.0", Obligation.None, Obligation.None)]
    [InlineData("OGL-UK-3.0", "OGL-UK-3.0", Obligation.Required, Obligation.None)]
    [InlineData("MIT", "MIT", Obligation.Required, Obligation.None)]
    [InlineData("CC-BY-NC-4.0", "CC-BY-NC-4.0", Obligation.Unknown, Obligation.Unknown)]
    [InlineData("of-each-origin", "of-each-origin", Obligation.Unknown, Obligation.Unknown)]
    [InlineData("", "", Obligation.Unknown, Obligation.Unknown)]
    public void Terms_OfAnId_AreKnownOrNothingIs(string id, string written, Obligation attribution, Obligation shareAlike)
    {
        var terms = LicenceTerms.Of(id);

        Assert.Equal((written, attribution, shareAlike), (terms.Id, terms.Attribution, terms.ShareAlike));
        Assert.Equal(attribution == Obligation.Unknown, terms.Url is null);
    }

    [Fact]
    public void Sum_IsTheMostThatIsAskedFor()
    {
        Assert.Equal(new LicenceSum(Obligation.None, Obligation.None), LicenceSum.Of([]));
        Assert.Equal(new LicenceSum(Obligation.Required, Obligation.Unknown), LicenceSum.Of([LicenceTerms.Of("etalab-2.0"), LicenceTerms.Of("x")]));
        Assert.Equal(new LicenceSum(Obligation.Required, Obligation.Required), LicenceSum.Of([LicenceTerms.Of("x"), LicenceTerms.Of("ODbL-1.0"), LicenceTerms.Of("CC0-1.0")]));
    }

    // A manifest that names a known licence by another id would be taken for one that nobody knows. An agreement with a partner is none that others can read.
    [Fact]
    public void Licences_OfTheShippedAdapters_AreKnownOrMeantNotToBe()
    {
        string[] ids = [.. Directory.EnumerateFiles(Path.Combine(Root(), "plugins"), "adapter.json", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(file => JsonDocument.Parse(File.ReadAllBytes(file)).RootElement.GetProperty("licence").GetProperty("id").GetString()!)];

        Assert.True(ids.Length >= 12);
        Assert.Equal([], ids.Where(id => LicenceTerms.Of(id).ShareAlike == Obligation.Unknown).Distinct().Except(["by-agreement", "of-each-origin", "publisher-consent", "unknown"]));
    }

    private static string Root([System.Runtime.CompilerServices.CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(here, "../../../.."));
}
