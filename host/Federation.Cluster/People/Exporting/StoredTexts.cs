using System.Text;
using System.Text.Json;
using Federation.Cluster.People.Cutting;

namespace Federation.Cluster.People.Exporting;

/// <summary>Finds the texts of a stored document that hold a person. Pure.</summary>
internal static class StoredTexts
{
    /// <summary>Where each stands and what it says, in the document's order; of what is no JSON, all of it.</summary>
    public static IReadOnlyList<(string Pointer, string Text)> In(ReadOnlyMemory<byte> document, PersonCut cut)
    {
        if (document.IsEmpty) return [];
        var found = new List<(string, string)>();
        try
        {
            using var parsed = JsonDocument.Parse(document);
            Add(parsed.RootElement, "", cut, found);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: an escape that is half a surrogate pair.
            string text = Encoding.UTF8.GetString(document.Span);
            return cut.IsIn(text) ? [("", text)] : [];
        }

        return found;
    }

    private static void Add(JsonElement element, string pointer, PersonCut cut, List<(string, string)> found)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    string below = $"{pointer}/{member.Name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";
                    if (cut.IsIn(member.Name)) found.Add((below, member.Name));
                    Add(member.Value, below, cut, found);
                }

                break;
            case JsonValueKind.Array:
                foreach (var (index, item) in element.EnumerateArray().Index()) Add(item, $"{pointer}/{index}", cut, found);
                break;
            case JsonValueKind.String or JsonValueKind.Number when cut.IsIn(element.ToString()):
                found.Add((pointer, element.ToString()));
                break;
        }
    }
}
