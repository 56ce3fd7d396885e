using System.Text.Json;

namespace Federation.Adapters.Sdk;

/// <summary>The objects of one document by their <c>@id</c>, so that what only names one can be read as that one. Of several with one id the fullest counts. Not thread safe.</summary>
internal sealed class JsonLdNodes
{
    private const string Id = "@id";

    private readonly Dictionary<string, (JsonElement Node, int Members)> _nodes = new(StringComparer.Ordinal);

    /// <summary>Takes in an object or array with all that is inside it.</summary>
    /// <param name="element">At most <see cref="ParserLimits.MostDepth"/> levels deep.</param>
    public void Add(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray()) Add(item);
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            int members = 0;
            foreach (var member in element.EnumerateObject())
            {
                members++;
                Add(member.Value);
            }

            if (IdOf(element) is { } id && !IsReference(element) && !(_nodes.TryGetValue(id, out var known) && known.Members >= members)) _nodes[id] = (element, members);
        }
    }

    /// <summary>The object that is meant, where this one only names it and the document holds it; else null.</summary>
    public JsonElement? Meant(JsonElement reference) =>
        IsReference(reference) && IdOf(reference) is { } id && _nodes.TryGetValue(id, out var known) ? known.Node : null;

    /// <summary>Whether an object says no more of something than which one it is: its id, and at most of which type.</summary>
    private static bool IsReference(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object && IdOf(element) is not null && element.EnumerateObject().All(member => member.NameEquals(Id) || member.NameEquals("@type") || member.NameEquals("@context"));

    private static string? IdOf(JsonElement element) => element.TryGetProperty(Id, out var id) && id.ValueKind == JsonValueKind.String ? id.GetString() : null;
}
