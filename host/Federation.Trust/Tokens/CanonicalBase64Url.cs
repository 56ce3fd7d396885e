using System.Buffers;
using System.Buffers.Text;

namespace Federation.Trust.Tokens;

/// <summary>Base64url (RFC 4648, section 5) without padding, in the one way in which some bytes are written.</summary>
public static class CanonicalBase64Url
{
    private static readonly SearchValues<char> Alphabet = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    /// <summary>Whether the text is what exactly so many bytes are written as: no white space, no padding, no stray bits at its end.</summary>
    public static bool Is(string? text, int bytes) => text is not null && text.Length == Base64Url.GetEncodedLength(bytes) && Decode(text) is { } decoded && decoded.Length == bytes;

    /// <summary>Null where it is no canonical base64url.</summary>
    public static byte[]? Decode(string text)
    {
        // The framework takes padding and white space too, some of it with an exception.
        if (text.AsSpan().ContainsAnyExcept(Alphabet) || !Base64Url.IsValid(text, out int length)) return null;
        byte[] decoded = new byte[length];
        return Base64Url.TryDecodeFromChars(text, decoded, out int written) && written == length && Base64Url.EncodeToString(decoded) == text ? decoded : null;
    }
}
