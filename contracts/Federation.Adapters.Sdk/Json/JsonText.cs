using System.Text.Json;
using System.Text.Unicode;
using Federation.Contracts;

namespace Federation.Adapters.Sdk;

/// <summary>JSON that is read as a whole because it is small: at most 1 MiB.</summary>
public static class JsonText
{
    /// <summary>The most bytes of such a text: 1 MiB.</summary>
    public const int MostBytes = RecordLimits.RecordBytes;

    /// <summary>Parses the text and fails by the same names as the streaming formats.</summary>
    /// <returns>The document; the caller disposes it.</returns>
    /// <exception cref="AdapterException">
    /// <c>json.truncated</c> where it merely ends early, <c>json.encoding</c> where its texts cannot be read, else <c>json.malformed</c>.
    /// </exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> text)
    {
        var json = text.Span is [0xEF, 0xBB, 0xBF, ..] ? text[3..] : text;
        try
        {
            var document = JsonDocument.Parse(json);
            if (Utf8.IsValid(json.Span) && !JsonSoundness.HasBrokenEscape(json.Span)) return document;
            document.Dispose();
            throw new AdapterException(FailureKind.SourceChanged, "json.encoding", "The JSON text is not UTF-8, or an escape in it is half a character.");
        }
        catch (JsonException exception) when (MerelyEnds(json.Span))
        {
            throw new AdapterException(FailureKind.Transient, "json.truncated", $"The JSON text ends after {text.Length} bytes, in the middle.", exception);
        }
        catch (JsonException exception)
        {
            throw new AdapterException(
                FailureKind.SourceChanged,
                "json.malformed",
                $"The text is no JSON near line {exception.LineNumber + 1}, byte {exception.BytePositionInLine} of that line.",
                exception);
        }
    }

    /// <summary>
    /// What a parser lets pass and a directory must not: text that is not UTF-8 or half a character (an error), a member given
    /// twice (a warning).
    /// </summary>
    /// <param name="record">One whole JSON value.</param>
    public static IReadOnlyList<Issue> Inspect(ReadOnlyMemory<byte> record) => JsonSoundness.Inspect(record.ToArray()).Issues;

    private static bool MerelyEnds(ReadOnlySpan<byte> text)
    {
        var reader = new Utf8JsonReader(text, isFinalBlock: false, default);
        try
        {
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
