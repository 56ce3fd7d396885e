using System.Globalization;
using System.Text.Json;
using Federation.Adapters.Mapping.Records;
using Federation.Adapters.Sdk;

namespace Federation.Adapters.Mapping.Values;

/// <summary>The texts of a JSON value, under the rules of <see cref="RecordFields.Text"/>; of true and false the words.</summary>
internal static class Texts
{
    public static IEnumerable<Found> Of(JsonElement value, string pointer)
    {
        if (value.ValueKind != JsonValueKind.Array) return One(value) is { } text ? [new Found(text, pointer)] : [];
        return value.EnumerateArray().SelectMany((item, index) => One(item) is { } text ? new[] { new Found(text, string.Create(CultureInfo.InvariantCulture, $"{pointer}/{index}")) } : []);
    }

    private static string? One(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => RecordFields.TextOf(value),
    };
}
