using System.Globalization;
using System.Text;

namespace Federation.Cluster.Index.Words;

/// <summary>
/// Takes case and accents away from letters, so that "Étincelle" and "etincelle" are one word, and leaves scripts as they are: what is written in Greek is found in Greek. Thread safe.
/// </summary>
internal static class WordFold
{
    /// <summary>The letters up to here, Latin with what belongs to it, are folded once and kept.</summary>
    private const int Tabled = 0x250;

    private static readonly string[] Table = [.. Enumerable.Range(0, Tabled).Select(character => Fold((char)character))];

    /// <summary>What becomes of one character: nothing for a mark, several for a ligature.</summary>
    /// <param name="character">Of a text in normalization form KC.</param>
    public static string Of(char character) => character < Tabled ? Table[character] : Fold(character);

    /// <summary>Whether the character belongs to a script that is written without spaces: Chinese, Japanese. Korean has spaces, and endings that a search for a part of the word gets past. The dot between Japanese words (U+30FB) is a sign.</summary>
    public static bool IsUnspaced(char character) => character is (>= '\u3041' and <= '\u30FF' and not '\u30FB') or (>= '\u3400' and <= '\u4DBF') or (>= '\u4E00' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7A3') or (>= '\uF900' and <= '\uFAFF');

    private static string Fold(char character)
    {
        // A voiced kana is another letter, not one with an accent; half of a pair has no form of its own.
        if (IsUnspaced(character) || char.IsSurrogate(character)) return character.ToString();
        var folded = new StringBuilder(1);
        foreach (char part in Plain(char.ToLowerInvariant(character)).Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(part) != UnicodeCategory.NonSpacingMark) folded.Append(part);
        }

        return folded.ToString();
    }

    /// <summary>Letters that no decomposition takes apart, as people spell them who have no key for them.</summary>
    private static string Plain(char character) => character switch
    {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' => "d",
        'ð' => "d",
        'þ' => "th",
        'ı' => "i",
        _ => character.ToString(),
    };
}
