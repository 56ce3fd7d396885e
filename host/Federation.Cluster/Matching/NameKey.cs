using System.Text;
using AnyAscii;

namespace Federation.Cluster.Matching;

/// <summary>Folds names and words so that case, accents, scripts, punctuation and the order of words do not matter. Thread safe.</summary>
public static class NameKey
{
    /// <summary>Longer texts are folded on the heap.</summary>
    private const int StackCharacters = 512;

    /// <summary>Lower-case ASCII letters and digits, words separated by one space; empty when nothing is left.</summary>
    public static string Fold(string text)
    {
        string ascii = Ascii.IsValid(text) ? text : text.Normalize(NormalizationForm.FormKC).Transliterate();
        var folded = ascii.Length <= StackCharacters ? stackalloc char[StackCharacters] : new char[ascii.Length];
        int length = 0;
        foreach (char character in ascii)
        {
            if (char.IsAsciiLetterOrDigit(character)) folded[length++] = char.ToLowerInvariant(character);
            else if (length > 0 && folded[length - 1] != ' ') folded[length++] = ' ';
        }

        return new string(folded[..length].TrimEnd());
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
