using System.Text.Json;
using Federation.Cluster.People.Kept;

namespace Federation.Cluster.Adapters.Worker;

/// <summary>
/// Reads what is about to be cut out of a record, for networks that say why they keep it: texts and numbers, one by one, where a pointer names a whole object or array. Pure.
/// </summary>
internal static class PersonValues
{
    /// <summary>In the record's order, within the <see cref="PersonLimits"/>; longer texts are left out, since half a name is nobody's. Empty where the record is no JSON.</summary>
    public static IReadOnlyList<PersonValue> Of(ReadOnlyMemory<byte> raw, IReadOnlyList<string> pointers)
    {
        if (pointers.Count == 0) return [];
        var values = new List<PersonValue>();
        try
        {
            using var document = JsonDocument.Parse(raw);
            Add(document.RootElement, PointerTree.Of(pointers), isCut: false, "", values);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: an escaped name that is half a surrogate pair. Nothing is cut out of such a record either: it is refused.
            return [];
        }

        return values;
    }

    private static void Add(JsonElement element, PointerTree? tree, bool isCut, string pointer, List<PersonValue> values)
    {
        isCut |= tree?.IsCut == true;
        if ((!isCut && tree is not { HasChildren: true }) || values.Count == PersonLimits.Values || pointer.Length > PersonLimits.Pointer) return;
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject()) Add(member.Value, tree?.Find(member.Name), isCut, $"{pointer}/{Escaped(member.Name)}", values);
                break;
            case JsonValueKind.Array:
                foreach (var (index, item) in element.EnumerateArray().Index()) Add(item, tree?.Find(index), isCut, $"{pointer}/{index}", values);
                break;
            case JsonValueKind.String or JsonValueKind.Number when isCut && element.ToString().Trim() is { Length: > 0 and <= PersonLimits.Value } value:
                values.Add(new PersonValue(pointer, value));
                break;
        }
    }

    private static string Escaped(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
