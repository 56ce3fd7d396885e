using System.Text.Json;

namespace Federation.Adapters.Sdk;

/// <summary>JSON pointers (RFC 6901).</summary>
public static class JsonPointer
{
    /// <summary>The pointer of a member of the outermost object: <c>/Nom du centre</c>.</summary>
    public static string Of(string member) => "/" + Escape(member);

    /// <summary>A member name as it stands in a pointer: <c>~</c> becomes <c>~0</c>, <c>/</c> becomes <c>~1</c>.</summary>
    public static string Escape(string member) =>
        member.AsSpan().ContainsAny('~', '/') ? member.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal) : member;

    /// <summary>What the pointer leads to; null where there is no such member.</summary>
    internal static JsonElement? Find(JsonElement root, string pointer)
    {
        var found = root;
        foreach (string part in pointer.Split('/').Skip(1))
        {
            string name = part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            if (found.ValueKind == JsonValueKind.Object && found.TryGetProperty(name, out var member)) found = member;
            else if (found.ValueKind == JsonValueKind.Array && int.TryParse(name, out int index) && index >= 0 && index < found.GetArrayLength()) found = found[index];
            else return null;
        }

        return found;
    }
}
