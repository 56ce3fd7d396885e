using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Federation.Trust.Tokens;

namespace Federation.Trust.Metadata.Policies;

/// <summary>Texts of which each is there once, in the order in which they were first named. Immutable.</summary>
internal sealed class ValueSet
{
    private const int MostCharacters = 2_048;

    private readonly ImmutableHashSet<string> _known;

    private ValueSet(IEnumerable<string> values)
    {
        Values = [.. values.Distinct(StringComparer.Ordinal)];
        _known = Values.ToImmutableHashSet(StringComparer.Ordinal);
    }

    public ImmutableArray<string> Values { get; }

    /// <summary>Null where it is no array of texts.</summary>
    public static ValueSet? Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Array) return null;
        var texts = new List<string>(json.GetArrayLength());
        foreach (var entry in json.EnumerateArray())
        {
            if (TextOf(entry) is not { } text) return null;
            texts.Add(text);
        }

        return new ValueSet(texts);
    }

    /// <summary>One value as a set could have it; null where it is no text.</summary>
    public static string? TextOf(JsonElement value) => TokenClaims.TextOf(value, MostCharacters);

    public bool Contains(string value) => _known.Contains(value);

    public bool IsWithin(ValueSet other) => Values.All(other.Contains);

    public ValueSet Union(ValueSet other) => new(Values.Concat(other.Values));

    public ValueSet Intersect(ValueSet other) => new(Values.Where(other.Contains));

    public JsonElement ToJson() => JsonSerializer.SerializeToElement(new JsonArray([.. Values.Select(value => (JsonNode?)JsonValue.Create(value))]));
}
