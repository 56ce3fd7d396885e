using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace Federation.Cluster.People.Cutting;

/// <summary>
/// Cuts identifiers out of the texts of a JSON document, names of members included. Everything else is copied byte for byte, white space and number spelling included. Thread safe.
/// </summary>
internal static partial class JsonPersonCut
{
    /// <summary>The mark where each byte is a character.</summary>
    private const string Latin1Mark = "[...]";

    /// <param name="isRaw">True where somebody else wrote the document: a number in it may be somebody's telephone, and becomes <c>null</c>. False for what we store, where times, ids and hashes are left alone.</param>
    /// <returns>The very document where it holds none. What is no JSON is read as text.</returns>
    public static ReadOnlyMemory<byte> Cut(ReadOnlyMemory<byte> document, PersonCut cut, bool isRaw)
    {
        if (cut.IsEmpty || document.IsEmpty) return document;
        try
        {
            return Walk(document, cut, isRaw);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: an escape that is half a surrogate pair.
            return CutText(document, cut);
        }
    }

    /// <summary>The same for one member of a document that we store, and for nothing beside it.</summary>
    /// <param name="member">Of the document itself, as it is written there.</param>
    public static ReadOnlyMemory<byte> CutMember(ReadOnlyMemory<byte> document, string member, PersonCut cut)
    {
        if (cut.IsEmpty || document.IsEmpty) return document;
        try
        {
            return Walk(document, cut, isRaw: false, member);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return CutText(document, cut); // as above
        }
    }

    /// <summary>The same for bytes that are no JSON. Where they are not UTF-8 either, each byte is a character, so that all others stay.</summary>
    public static ReadOnlyMemory<byte> CutText(ReadOnlyMemory<byte> bytes, PersonCut cut)
    {
        if (cut.IsEmpty) return bytes;
        bool isUtf8 = Utf8.IsValid(bytes.Span);
        string text = (isUtf8 ? Encoding.UTF8 : Encoding.Latin1).GetString(bytes.Span);
        string left = cut.Cut(text);
        if (ReferenceEquals(left, text)) return bytes;
        return isUtf8 ? Encoding.UTF8.GetBytes(left) : Encoding.Latin1.GetBytes(left.Replace(PersonCut.Mark, Latin1Mark, StringComparison.Ordinal));
    }

    /// <param name="only">The one member that is looked at; null for all.</param>
    private static ReadOnlyMemory<byte> Walk(ReadOnlyMemory<byte> document, PersonCut cut, bool isRaw, string? only = null)
    {
        var reader = new Utf8JsonReader(document.Span);
        MemoryStream? output = null;
        int copied = 0;
        bool isLookedAt = only is null;
        while (reader.Read())
        {
            if (only is not null && reader.TokenType == JsonTokenType.PropertyName)
            {
                isLookedAt = reader.CurrentDepth == 1 && reader.ValueTextEquals(only);
                continue;
            }

            if (!isLookedAt) continue;
            string? replacement = reader.TokenType switch
            {
                JsonTokenType.String or JsonTokenType.PropertyName => Text(ref reader, cut, isOurs: !isRaw),
                JsonTokenType.Number when isRaw && cut.IsIn(Encoding.UTF8.GetString(reader.ValueSpan)) => "null",
                _ => null,
            };
            if (replacement is null) continue;
            output ??= new MemoryStream(document.Length);
            output.Write(document.Span[copied..(int)reader.TokenStartIndex]);
            output.Write(Encoding.UTF8.GetBytes(replacement));

            // Of a member's name the reader has consumed the colon too.
            copied = (int)reader.TokenStartIndex + reader.ValueSpan.Length + (reader.TokenType == JsonTokenType.Number ? 0 : 2);
        }

        if (output is null) return document;
        output.Write(document.Span[copied..]);
        return output.ToArray();
    }

    private static string? Text(ref Utf8JsonReader reader, PersonCut cut, bool isOurs)
    {
        string text = reader.GetString()!; // a string is never null
        if (isOurs && IsPlain().IsMatch(text)) return null;
        string left = cut.Cut(text);
        return ReferenceEquals(left, text) ? null : $"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(left)}\"";
    }

    // Times, ids and hashes, whose digits are nobody's.
    [GeneratedRegex(@"^(?:[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(?:Z|[+-][0-9]{2}:[0-9]{2})|[0-9a-f]{32}|[0-9a-f]{64})\z", RegexOptions.CultureInvariant)]
    private static partial Regex IsPlain();
}
