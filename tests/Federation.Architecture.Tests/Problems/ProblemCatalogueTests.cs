using Federation.Cluster.Problems;
using Federation.Contracts;

namespace Federation.Architecture.Tests.Problems;

public sealed class ProblemCatalogueTests
{
    private static readonly Problem Headers = new() { Code = "csv.headers", Area = "sdk", English = "Mend them.", French = "Corrigez-les." };

    public static TheoryData<FailureKind?> Kinds => new([(FailureKind?)null, .. Enum.GetValues<FailureKind>()]);

    [Fact]
    public void Standard_EmbeddedFiles_AreRead()
    {
        Assert.True(ProblemCatalogue.Standard.TryFind("config.missing", out var problem));
        Assert.Equal("contracts", problem.Area);
    }

    [Fact]
    public void Remedy_KnownCode_IsTheCatalogueInTheLanguageAsked()
    {
        var catalogue = new ProblemCatalogue([Headers]);

        Assert.Equal("Mend them.", catalogue.Remedy("csv.headers", FailureKind.Bug, RemedyLanguage.English));
        Assert.Equal("Corrigez-les.", catalogue.Remedy("csv.headers", null, RemedyLanguage.French));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Remedy_UnknownCode_DependsOnTheKindAndSpeaksBothLanguages(FailureKind? kind)
    {
        var catalogue = new ProblemCatalogue([]);
        string english = catalogue.Remedy("other.maker", kind, RemedyLanguage.English);
        string french = catalogue.Remedy("other.maker", kind, RemedyLanguage.French);

        Assert.EndsWith(".", english, StringComparison.Ordinal);
        Assert.EndsWith(".", french, StringComparison.Ordinal);
        Assert.NotEqual(english, french);
        foreach (var other in Enum.GetValues<FailureKind>().Where(other => other != kind))
        {
            Assert.NotEqual(english, catalogue.Remedy("other.maker", other, RemedyLanguage.English));
            Assert.NotEqual(french, catalogue.Remedy("other.maker", other, RemedyLanguage.French));
        }
    }

    [Fact]
    public void Constructor_CodeTwice_NamesBothAreas()
    {
        var failure = Assert.Throws<InvalidDataException>(() => new ProblemCatalogue([Headers, Headers with { Area = "store" }]));

        Assert.Equal("The code csv.headers stands twice: in sdk and in store.", failure.Message);
    }

    [Fact]
    public void All_AnyOrderGiven_IsByAreaThenCode()
    {
        var catalogue = new ProblemCatalogue([Headers with { Code = "z.z" }, Headers with { Code = "y.y", Area = "a" }, Headers]);

        Assert.Equal(["y.y", "csv.headers", "z.z"], catalogue.All.Select(problem => problem.Code));
    }
}
