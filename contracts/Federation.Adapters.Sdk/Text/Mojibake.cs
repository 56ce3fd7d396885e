using System.Text;
using System.Text.Unicode;

namespace Federation.Adapters.Sdk;

/// <summary>
/// Texts in UTF-8 that somebody before us read as Windows-1252 and wrote again, once or twice: "CafÃ©" for "Café".
/// </summary>
/// <remarks>
/// The damage is certain where such a pair stands where no written language puts it: a capital with its sign after a small letter or a
/// digit ("fÃ©"), or a sign inside a word ("Ã©t"). It can be mended without loss only where every letter beyond ASCII of the text is part
/// of it, for then encoding and decoding again gives back exactly what there was. In anything less certain ("AMANHÃ…") nothing is seen.
/// </remarks>
internal static class Mojibake
{
    private const int MostRounds = 2;

    // Throws for what Windows-1252 cannot write, where the encoding for reading would put the nearest letter.
    private static readonly Encoding Strict = CodePagesEncodingProvider.Instance.GetEncoding(1252, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    /// <summary>Whether the text certainly holds such letters.</summary>
    public static bool IsIn(ReadOnlySpan<char> text)
    {
        for (int index = 0; index + 1 < text.Length; index++)
        {
            bool isProven = text[index] switch
            {
                // The first bytes of U+0080 to U+017F: the letters of western and central Europe.
                'Â' or 'Ã' or 'Ä' or 'Å' => IsContinuation(text[index + 1]) && IsOutOfPlace(text, index),

                // Quotes, dashes and the euro sign; pictures. No word holds these pairs.
                'â' => text[index + 1] is '€' || text[index..] is ['â', '‚', '¬', ..],
                'ð' => text[index + 1] is 'Ÿ',
                _ => false,
            };
            if (isProven) return true;
        }

        return false;
    }

    /// <summary>The text as it was meant; null where that cannot be told for all of it.</summary>
    public static string? Mend(string text)
    {
        string mended = text;
        for (int round = 0; round < MostRounds && IsIn(mended); round++)
        {
            if (Undo(mended) is not { } before) return null;
            mended = before;
        }

        // Letters never come out as control characters; where some do, it was another damage.
        return mended == text || !mended.AsSpan().ContainsAnyInRange('\u0080', '\u009F') ? mended : null;
    }

    private static string? Undo(string text)
    {
        byte[] bytes;
        try
        {
            bytes = Strict.GetBytes(text);
        }
        catch (EncoderFallbackException)
        {
            return null;
        }

        return Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : null;
    }

    private static bool IsOutOfPlace(ReadOnlySpan<char> text, int index)
    {
        if (index > 0 && (char.IsLower(text[index - 1]) || char.IsAsciiDigit(text[index - 1]))) return true;
        bool isSign = !char.IsLetter(text[index + 1]) && text[index + 1] is not ('‘' or '’' or '–' or '—' or '·' or '\u00A0' or '\u00AD');
        return isSign && index + 2 < text.Length && char.IsLetter(text[index + 2]);
    }

    // Whether Windows-1252 writes the character as a byte that continues a letter in UTF-8: 0x80 to 0xBF.
    private static bool IsContinuation(char character) =>
        character is >= '\u0080' and <= '\u00BF' || "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ".Contains(character, StringComparison.Ordinal);
}
