using System.Text;
using AnyAscii;

namespace Federation.Cluster.Matching;

/// <summary>Folds names and words so that case, accents, scripts, punctuation and the order of words do not matter. Thread safe.</summary>
public static class NameKey
{
    /// <summary>Lower-case ASCII letters and digits, words separated by one space; empty when nothing is left.</summary>
    public static string Fold(string text)
    {
        string ascii = Ascii.IsValid(text) ? text : text.Normalize(NormalizationForm.FormKC).Transliterate();
        var folded = new StringBuilder(ascii.Length);
        foreach (char character in ascii)
        {
            if (char.IsAsciiLetterOrDigit(character)) folded.Append(char.ToLowerInvariant(character));
            else if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
        }

        return folded.ToString().TrimEnd();
    }

    /// <summary>The folded words in ordinal order: "La Cantine" and "Cantine (La)" have one key.</summary>
    public static string Of(string name)
    {
        string folded = Fold(name);
        if (!folded.Contains(' ', StringComparison.Ordinal)) return folded;
        string[] words = folded.Split(' ');
        Array.Sort(words, StringComparer.Ordinal);
        return string.Join(' ', words);
    }
}
