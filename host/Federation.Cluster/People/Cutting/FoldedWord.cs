using System.Globalization;
using System.Text;
using AnyAscii;

namespace Federation.Cluster.People.Cutting;

/// <summary>
/// A word of a text, folded as <see cref="Matching.NameKey"/> folds names (case, accents and scripts do not count), and where it stands there. What has no letter of its own, such as a soft hyphen, does
/// not part words.
/// </summary>
internal readonly record struct FoldedWord(string Text, TextSpan Place)
{
    public static List<FoldedWord> In(string text)
    {
        var words = new List<FoldedWord>();
        var word = new StringBuilder();
        int start = 0, end = 0;
        for (int at = 0; at < text.Length;)
        {
            // A letter and the marks on it are one, as a reader sees them.
            int length = IsLoneAscii(text, at) ? 1 : StringInfo.GetNextTextElementLength(text, at);
            if (length == 1 && char.IsAscii(text[at])) Take(text[at], at, 1);
            else foreach (char letter in Folded(text.Substring(at, length))) Take(letter, at, length);
            at += length;
        }

        Close();
        return words;

        void Take(char letter, int at, int length)
        {
            if (!char.IsAsciiLetterOrDigit(letter))
            {
                Close();
                return;
            }

            if (word.Length == 0) start = at;
            word.Append(char.ToLowerInvariant(letter));
            end = at + length;
        }

        void Close()
        {
            if (word.Length > 0) words.Add(new FoldedWord(word.ToString(), new TextSpan(start, end)));
            word.Clear();
        }
    }

    private static bool IsLoneAscii(string text, int at) => char.IsAscii(text[at]) && (at + 1 == text.Length || char.IsAscii(text[at + 1]));

    private static string Folded(string element)
    {
        // Half of a surrogate pair has no form; it parts words.
        if (!Storage.StoreRules.IsWellFormed(element)) return " ";
        return element.Normalize(NormalizationForm.FormKC).Transliterate();
    }
}
