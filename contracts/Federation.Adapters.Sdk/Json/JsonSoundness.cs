using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Federation.Contracts;

namespace Federation.Adapters.Sdk;

/// <summary>What a parser lets pass and a directory must not: bytes that are no UTF-8, halves of characters, members given twice.</summary>
internal static class JsonSoundness
{
    /// <summary>The record's bytes, mended where they were no UTF-8, and what was found.</summary>
    /// <param name="raw">One whole JSON value.</param>
    public static (ReadOnlyMemory<byte> Raw, IReadOnlyList<Issue> Issues) Inspect(byte[] raw)
    {
        if (!Utf8.IsValid(raw))
        {
            var mended = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(raw));
            return (mended, [Issue.Error("json.encoding", "The record's text is not UTF-8, so its letters cannot be told.")]);
        }

        if (HasBrokenEscape(raw)) return (raw, [Issue.Error("json.encoding", @"A \u escape in the record is half a character.")]);
        return (raw, DuplicateMembers(raw));
    }

    /// <summary>Whether some <c>\ud800</c> stands without its other half. Such a text cannot be read as a string.</summary>
    public static bool HasBrokenEscape(ReadOnlySpan<byte> raw)
    {
        if (raw.IndexOf(@"\u"u8) < 0) return false;
        var reader = new Utf8JsonReader(raw);
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped) _ = reader.GetString();
            }
        }
        catch (InvalidOperationException)
        {
            // The reader's only word for an incomplete surrogate pair.
            return true;
        }

        return false;
    }

    private static IReadOnlyList<Issue> DuplicateMembers(ReadOnlySpan<byte> raw)
    {
        List<Issue>? issues = null;
        var reader = new Utf8JsonReader(raw);
        var open = new Stack<HashSet<string>?>();
        var path = new List<string>();
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    open.Push(new HashSet<string>(StringComparer.Ordinal));
                    path.Add("");
                    break;
                case JsonTokenType.StartArray:
                    open.Push(null);
                    path.Add("*");
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    open.Pop();
                    path.RemoveAt(path.Count - 1);
                    break;
                case JsonTokenType.PropertyName:
                    string name = reader.GetString()!;
                    path[^1] = name;
                    if (!open.Peek()!.Add(name)) (issues ??= []).Add(Duplicate(path));
                    break;
            }
        }

        return issues ?? (IReadOnlyList<Issue>)[];
    }

    private static Issue Duplicate(List<string> path) => Issue.Warning(
        "json.duplicate-member",
        $"The member \"{Excerpt.Of(path[^1])}\" is there more than once; the last one counts.",
        string.Concat(path.Select(part => JsonPointer.Of(part))));
}
