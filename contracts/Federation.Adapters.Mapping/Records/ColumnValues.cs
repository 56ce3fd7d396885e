using System.Globalization;
using System.Text.Json;
using Federation.Adapters.Sdk;

namespace Federation.Adapters.Mapping.Records;

/// <summary>Finds what stands under a column's name in one row.</summary>
internal static class ColumnValues
{
    /// <summary>The member of the name and its numbered repetitions; else the same of a feature's properties; else what the name leads to as a path.</summary>
    public static IEnumerable<(JsonElement Value, string Pointer)> Of(JsonElement row, string pointer, string name)
    {
        if (row.ValueKind != JsonValueKind.Object) return [];
        if (Members(row, pointer, name).ToList() is { Count: > 0 } members) return members;
        bool isFeature = row.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object;
        if (isFeature && Members(properties, pointer + "/properties", name).ToList() is { Count: > 0 } inner) return inner;
        if (!name.Contains('.', StringComparison.Ordinal)) return [];
        var found = Walk(row, pointer, name);
        return found.Count > 0 || !isFeature ? found : Walk(properties, pointer + "/properties", name);
    }

    private static IEnumerable<(JsonElement, string)> Members(JsonElement row, string pointer, string name)
    {
        // Of a member given twice the last one counts, as everywhere.
        if (row.TryGetProperty(name, out var value)) yield return (value, pointer + JsonPointer.Of(name));
        for (int number = 2; row.TryGetProperty(string.Create(CultureInfo.InvariantCulture, $"{name}#{number}"), out var repeated); number++)
        {
            yield return (repeated, pointer + JsonPointer.Of(string.Create(CultureInfo.InvariantCulture, $"{name}#{number}")));
        }
    }

    private static IReadOnlyList<(JsonElement, string)> Walk(JsonElement from, string pointer, string path)
    {
        IReadOnlyList<(JsonElement Value, string Pointer)> here = [(from, pointer)];
        foreach (string part in path.Split('.')) here = [.. here.SelectMany(at => Step(at.Value, at.Pointer, part))];
        return here;
    }

    // A number counts an array's items from 0; a name goes into all of them.
    private static IEnumerable<(JsonElement, string)> Step(JsonElement value, string pointer, string part)
    {
        if (value.ValueKind == JsonValueKind.Object) return Members(value, pointer, part);
        if (value.ValueKind != JsonValueKind.Array) return [];
        if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int index))
        {
            return value.EnumerateArray().SelectMany((item, at) => item.ValueKind == JsonValueKind.Object ? Members(item, string.Create(CultureInfo.InvariantCulture, $"{pointer}/{at}"), part) : []);
        }

        return index < value.GetArrayLength() ? [(value[index], string.Create(CultureInfo.InvariantCulture, $"{pointer}/{index}"))] : [];
    }
}
