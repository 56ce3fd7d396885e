using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Federation.Contracts;

namespace Federation.Adapters.Sdk;

/// <summary>
/// What a parser lets pass and a directory must not: bytes that are no UTF-8, halves of characters, members given twice, letters read in a
/// wrong encoding, control characters.
/// </summary>
internal static class JsonSoundness
{
    // Each tells of one more member; a record can repeat a member a hundred thousand times.
    private const int MostDuplicates = 10;

    /// <summary>The record's bytes, with U+FFFD where they were no UTF-8, and what was found.</summary>
    /// <param name="raw">One whole JSON value, at most <see cref="ParserLimits.MostDepth"/> levels deep.</param>
    public static (ReadOnlyMemory<byte> Raw, IReadOnlyList<Issue> Issues) Inspect(byte[] raw)
    {
        var issues = new List<Issue>();
        var texts = new TextFindings("json.encoding");
        var place = new JsonPlace();
        var reader = new Utf8JsonReader(raw);
        bool isUtf8 = true;
        while (reader.Read())
        {
            if (reader.TokenType is not (JsonTokenType.PropertyName or JsonTokenType.String))
            {
                place.Follow(reader.TokenType);
                continue;
            }

            if (reader.TokenType == JsonTokenType.String && IsPlain(ref reader))
            {
                place.Follow(reader.TokenType);
                continue;
            }

            string text = TextOf(ref reader, ref isUtf8);
            if (reader.TokenType == JsonTokenType.String) place.Follow(reader.TokenType);
            else if (!place.Name(text) && issues.Count < MostDuplicates) issues.Add(Duplicate(text, place.Pointer));
            texts.Look(text, place, static at => at.Pointer);
        }

        issues.AddRange(texts.Take());
        if (!isUtf8) raw = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(raw));

        // Left by bytes that were no text before this was UTF-8; both are three bytes long.
        for (int index; (index = raw.AsSpan().IndexOf("\uFDD0"u8)) >= 0;) "\uFFFD"u8.CopyTo(raw.AsSpan(index));
        return (raw, issues);
    }

    /// <summary>Whether some <c>\ud800</c> stands without its other half. Such a text cannot be read as a string.</summary>
    public static bool HasBrokenEscape(ReadOnlySpan<byte> raw)
    {
        if (raw.IndexOf(@"\u"u8) < 0) return false;
        var reader = new Utf8JsonReader(raw);
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped && TryUnescape(ref reader) is null) return true;
        }

        return false;
    }

    // Letters, digits and signs of ASCII, without escapes: there is nothing to find.
    private static bool IsPlain(ref Utf8JsonReader reader) => !reader.ValueIsEscaped && reader.ValueSpan.IndexOfAnyExceptInRange((byte)' ', (byte)'~') < 0;

    // The text of the token; the mark of broken text where it cannot be read.
    private static string TextOf(ref Utf8JsonReader reader, ref bool isUtf8)
    {
        if (Utf8.IsValid(reader.ValueSpan)) return TryUnescape(ref reader) ?? BrokenText.Mark.ToString();
        isUtf8 = false;
        return Encodings.Utf8.GetString(reader.ValueSpan);
    }

    private static string? TryUnescape(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            // The reader's only word for an incomplete surrogate pair.
            return null;
        }
    }

    private static Issue Duplicate(string name, string pointer) =>
        Issue.Warning("json.duplicate-member", $"The member \"{Excerpt.Of(name)}\" is there more than once; the last one counts.", pointer);
}
