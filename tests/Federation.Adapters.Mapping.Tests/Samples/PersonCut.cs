using System.Text.Json.Nodes;
using Federation.Contracts;

namespace Federation.Adapters.Mapping.Tests.Samples;

/// <summary>Cuts persons out of a record as the host does before anything maps it.</summary>
internal static class PersonCut
{
    public static SourceRecord Of(SourceRecord record)
    {
        if (record.PersonFields.Count == 0) return record;
        var root = JsonNode.Parse(record.Raw.Span)!;
        foreach (string pointer in record.PersonFields) Cut(root, [.. pointer.Split('/').Skip(1).Select(part => part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))]);
        return record with { Raw = System.Text.Encoding.UTF8.GetBytes(root.ToJsonString()), PersonFields = [] };
    }

    private static void Cut(JsonNode? node, ReadOnlySpan<string> parts)
    {
        if (node is JsonObject members && parts.Length == 1) members.Remove(parts[0]);
        else if (node is JsonObject inner) Cut(inner[parts[0]], parts[1..]);
        else if (node is JsonArray items && int.TryParse(parts[0], out int index) && index < items.Count && parts.Length == 1) items[index] = null;
        else if (node is JsonArray outer && int.TryParse(parts[0], out int at) && at < outer.Count) Cut(outer[at], parts[1..]);
    }
}
