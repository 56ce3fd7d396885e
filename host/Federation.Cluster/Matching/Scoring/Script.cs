using System.Text;

namespace Federation.Cluster.Matching.Scoring;

/// <summary>Scripts other than the Latin one, as far as comparing has to know them. Pure and thread safe.</summary>
internal static class Script
{
    /// <summary>Letters below this are Latin, with or without marks; above it begin Greek and all others.</summary>
    private const int FirstOther = 0x0370;

    private const int FirstHan = 0x3400, LastHan = 0x9FFF, FirstLatinExtended = 0x1E00, LastLatinExtended = 0x1EFF;

    /// <summary>Whether any letter is of another script: transliterated, it is spelt otherwise than people spell it in Latin letters.</summary>
    public static bool IsForeign(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value >= FirstOther && rune.Value is not (>= FirstLatinExtended and <= LastLatinExtended) && Rune.IsLetter(rune)) return true;
        }

        return false;
    }

    /// <summary>Sets spaces around Chinese characters: they are words, or parts of words, that nobody sets apart.</summary>
    public static string Apart(string text)
    {
        if (!text.Any(IsHan)) return text;
        var apart = new StringBuilder(text.Length * 2);
        foreach (char character in text)
        {
            if (IsHan(character)) apart.Append(' ').Append(character).Append(' ');
            else apart.Append(character);
        }

        return apart.ToString();
    }

    private static bool IsHan(char character) => (int)character is >= FirstHan and <= LastHan;
}
