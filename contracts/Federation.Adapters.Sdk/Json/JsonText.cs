using System.Text.Json;
using System.Text.Unicode;
using Federation.Contracts;

namespace Federation.Adapters.Sdk;

/// <summary>
/// Strict JSON from bytes, for texts that are read as a whole because they are small: at most 1 MiB, at most 64 levels deep, UTF-8 to the
/// last byte. Nothing is decoded leniently on the way; a byte order mark is passed over. Thread safe.
/// </summary>
public static class JsonText
{
    /// <summary>The most bytes of such a text: 1 MiB.</summary>
    public const int MostBytes = ParserLimits.MostRecordBytes;

    /// <summary>Parses the text and fails by the same names as the streaming formats.</summary>
    /// <returns>The document; the caller disposes it.</returns>
    /// <exception cref="AdapterException">
    /// <c>record.too-large</c>, <c>json.too-deep</c>; <c>json.truncated</c> where it merely ends early, <c>json.encoding</c> where its texts
    /// cannot be read, else <c>json.malformed</c>.
    /// </exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> text) => Parse(text, MostBytes);

    /// <summary>The same of a text that may be larger, such as a page of many records.</summary>
    /// <param name="mostBytes">At most 64 MiB: a text is held as a whole, and about twice.</param>
    public static JsonDocument Parse(ReadOnlyMemory<byte> text, int mostBytes)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(mostBytes, 64 << 20);
        if (text.Length > mostBytes) throw new AdapterException(FailureKind.SourceChanged, "record.too-large", $"The JSON text is larger than {mostBytes} bytes.");
        var json = text.Span is [0xEF, 0xBB, 0xBF, ..] ? text[3..] : text;
        try
        {
            var document = JsonDocument.Parse(json);
            if (Utf8.IsValid(json.Span) && !JsonSoundness.HasBrokenEscape(json.Span)) return document;
            document.Dispose();
            throw new AdapterException(FailureKind.SourceChanged, "json.encoding", "The JSON text is not UTF-8, or an escape in it is half a character.");
        }
        catch (JsonException exception) when (JsonLevels.Of(json.Span) > ParserLimits.MostDepth)
        {
            throw new AdapterException(FailureKind.SourceChanged, "json.too-deep", $"The JSON text is nested more than {ParserLimits.MostDepth} levels deep.", exception);
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
    /// What a parser lets pass and a directory must not: text that is not UTF-8 or half a character (an error); a member given twice, letters
    /// read in a wrong encoding, control characters (warnings). Each with its first place.
    /// </summary>
    /// <param name="record">One whole JSON value that <see cref="Parse(ReadOnlyMemory{byte})"/> reads.</param>
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
