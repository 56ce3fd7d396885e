using System.Text.Json;
using Federation.Plugins.Tests;
using Federation.Registry.Criteria;
using Federation.Registry.Criteria.Reading;

namespace Federation.Registry.Tests.Criteria;

/// <summary>The schema is for editors; it knows the members and words that the reader knows.</summary>
public sealed class CriteriaSchemaTests
{
    private static readonly JsonElement Schema = Read();
    private static readonly JsonElement Criterion = Schema.GetProperty("$defs").GetProperty("criterion");

    [Fact]
    public void Members_OfTheFile_AreTheReaders()
    {
        Assert.Equal(SetReader.Known, Names(Schema));
        Assert.Equal(SetReader.Known, Words(Schema.GetProperty("required")));
    }

    [Fact]
    public void ObservationDays_AtMost_AreTheReaders() => Assert.Equal(CriteriaSet.MostObservationDays, Schema.GetProperty("properties").GetProperty("observationDays").GetProperty("maximum").GetInt32());

    [Fact]
    public void Members_OfACriterion_AreTheReaders()
    {
        Assert.Equal(CriterionReader.Known.Order(StringComparer.Ordinal), Names(Criterion).Order(StringComparer.Ordinal));
        Assert.Equal(CriterionReader.Required, Words(Criterion.GetProperty("required")));
    }

    [Fact]
    public void Words_OfEveryList_AreTheReaders()
    {
        Same(CriteriaWords.Axes.Keys, "axis");
        Same(CriteriaWords.Evidence.Keys, "evidence");
        Same(CriteriaWords.Directions.Keys, "better");
        Same(CriteriaWords.Mandatory.Keys, "required");
        Same(CriteriaWords.Bases.Keys, "basis");
    }

    private static void Same(IEnumerable<string> words, string member) =>
        Assert.Equal(words.Order(StringComparer.Ordinal), Words(Criterion.GetProperty("properties").GetProperty(member).GetProperty("enum")).Order(StringComparer.Ordinal));

    private static IEnumerable<string> Names(JsonElement schema) => schema.GetProperty("properties").EnumerateObject().Select(member => member.Name);

    private static IEnumerable<string> Words(JsonElement list) => list.EnumerateArray().Select(word => word.GetString() ?? "");

    private static JsonElement Read()
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Repository.Root, "host", "Federation.Registry", "Criteria", "criteria.schema.json")));
        return document.RootElement.Clone();
    }
}
