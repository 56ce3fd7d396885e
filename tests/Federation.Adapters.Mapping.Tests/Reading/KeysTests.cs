using System.Text.Json;
using Federation.Adapters.Mapping.Reading;

namespace Federation.Adapters.Mapping.Tests.Reading;

/// <summary>What the schema tells editors is what the reader reads.</summary>
public sealed class KeysTests
{
    public static TheoryData<string> Kinds => new(Keys.All.Keys);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Schema_EveryGroup_HasTheReadersKeys(string kind)
    {
        using var schema = JsonDocument.Parse(MappingFile.SchemaJson);
        var group = kind == Keys.File ? schema.RootElement : schema.RootElement.GetProperty("$defs").GetProperty(kind);

        Assert.Equal(Keys.All[kind].Order(StringComparer.Ordinal), group.GetProperty("properties").EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal));
        Assert.False(group.GetProperty("additionalProperties").GetBoolean());
    }

    [Fact]
    public void Schema_Groups_AreTheReadersOwn()
    {
        using var schema = JsonDocument.Parse(MappingFile.SchemaJson);

        Assert.Equal(Keys.All.Keys.Except([Keys.File]).Order(StringComparer.Ordinal), schema.RootElement.GetProperty("$defs").EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal));
    }
}
