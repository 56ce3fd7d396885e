using System.Globalization;
using System.Text.Json;

namespace Federation.Adapters.FederationPeer;

/// <summary>Members of an object as a peer's feed writes them: what is of another kind is not there. Texts are taken as they are; the host cleans them.</summary>
internal static class JsonMembers
{
    public static JsonElement? Value(JsonElement? from, string name) =>
        from is { ValueKind: JsonValueKind.Object } element && element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public static string? Text(JsonElement? from, string name) => Value(from, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public static int? WholeNumber(JsonElement? from, string name) => Value(from, name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out int value) ? value : null;

    public static double? Number(JsonElement? from, string name) => Value(from, name) is { ValueKind: JsonValueKind.Number } number && number.TryGetDouble(out double value) ? value : null;

    public static decimal? Amount(JsonElement? from, string name) => Value(from, name) is { ValueKind: JsonValueKind.Number } number && number.TryGetDecimal(out decimal value) ? value : null;

    public static DateTimeOffset? Time(JsonElement? from, string name) =>
        Text(from, name) is { } text && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    public static IReadOnlyList<string> Texts(JsonElement? from, string name) =>
        [.. Items(from, name).Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)]; // a JSON string is one

    public static IEnumerable<JsonElement> Items(JsonElement? from, string name) => Value(from, name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];
}
