using System.Text;
using Federation.Cluster.Problems;

namespace Federation.Architecture.Tests.Problems;

public sealed class ProblemFileTests
{
    [Fact]
    public void Read_TwoLanguages_MakesAProblem()
    {
        var problem = Assert.Single(Read("""{ "csv.headers": { "en": "Mend them.", "fr": "Corrigez-les." } }"""));

        Assert.Equal(new Problem { Code = "csv.headers", Area = "sdk", English = "Mend them.", French = "Corrigez-les." }, problem);
    }

    [Theory]
    [InlineData("""{ "a.b": { "en": "x" } }""", "a.b says nothing in \"fr\"")]
    [InlineData("""{ "a.b": { "en": " ", "fr": "x" } }""", "a.b says nothing in \"en\"")]
    [InlineData("""{ "a.b": { "en": "x", "fr": "x", "de": "x" } }""", "a.b has a language \"de\"")]
    [InlineData("""{ "a.b": "x" }""", "not an object of codes")]
    [InlineData("""{ "a.b": { "en": 1, "fr": "x" } }""", "not an object of codes")]
    [InlineData("[]", "not an object of codes")]
    [InlineData("{", "not an object of codes")]
    public void Read_AnythingElse_SaysWhereAndWhat(string json, string expected)
    {
        var failure = Assert.Throws<InvalidDataException>(() => Read(json));

        Assert.Contains("Problems/sdk.json", failure.Message, StringComparison.Ordinal);
        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<Problem> Read(string json) => ProblemFile.Read("sdk", Encoding.UTF8.GetBytes(json));
}
