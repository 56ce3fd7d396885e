using System.Globalization;
using System.Text;
using Federation.Contracts;

namespace Federation.Cluster.Normalising.Texts;

/// <summary>Texts of a draft, trimmed, bounded and without control characters. Pure and thread safe.</summary>
internal static class DraftTexts
{
    /// <summary>The bounds of what is one line, and of what may be many, in characters.</summary>
    public const int MostLine = 500, MostBlock = 5_000;

    /// <summary>One line: every run of white space and control characters is one space. Null where nothing is left.</summary>
    public static string? Line(string? text, int most, string field, List<Issue> issues) => Clean(text, most, field, issues, keepLines: false);

    /// <summary>Text that keeps its line ends. Null where nothing is left.</summary>
    public static string? Block(string? text, string field, List<Issue> issues) => Clean(text, MostBlock, field, issues, keepLines: true);

    /// <summary>The start of a text, for a message.</summary>
    public static string Shortened(string text) => text.Length <= 60 ? text : text[..59] + "…";

    private static string? Clean(string? text, int most, string field, List<Issue> issues, bool keepLines)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        string result = IsClean(text) ? text : Cleaned(text, keepLines, most);
        if (result.Length <= most) return result.Length == 0 ? null : result;
        issues.Add(Issue.Warning("text.too-long", $"The {field} has {result.Length} characters; the first {most} were kept."));
        int end = char.IsHighSurrogate(result[most - 1]) ? most - 1 : most;
        return result[..end].TrimEnd();
    }

    /// <summary>
    /// True for what cleaning would give back as it is, which is most of what is published: words of letters and signs below U+0300,
    /// where every character is its own composed form, with single spaces between them.
    /// </summary>
    private static bool IsClean(string text)
    {
        char before = ' ';
        foreach (char character in text)
        {
            bool passes = character switch
            {
                ' ' => before != ' ',
                '\u00AD' => false, // The soft hyphen, the only invisible one here.
                _ => character is (> ' ' and <= '~') or (> '\u00A0' and < '\u0300'),
            };
            if (!passes) return false;
            before = character;
        }

        return before != ' ';
    }

    private static string Cleaned(string text, bool keepLines, int most)
    {
        var clean = new StringBuilder(Math.Min(text.Length, most));
        foreach (var rune in text.EnumerateRunes())
        {
            bool line = rune.Value == '\n';
            if (keepLines && line && clean.Length > 0)
            {
                while (clean.Length > 0 && clean[^1] == ' ') clean.Length--;
                if (clean is not [.., '\n', '\n']) clean.Append('\n');
            }
            else if (IsInvisible(rune) || IsNoncharacter(rune))
            {
                continue;
            }
            else if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
            {
                if (clean.Length > 0 && clean[^1] is not (' ' or '\n')) clean.Append(' ');
            }
            else
            {
                clean.Append(rune.ToString());
            }
        }

        return clean.ToString().Trim().Normalize(NormalizationForm.FormC);
    }

    /// <summary>Marks that change the direction of text or hide inside words; the two joiners are letters' business and stay.</summary>
    private static bool IsInvisible(Rune rune) => Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format && rune.Value is not (0x200C or 0x200D);

    /// <summary>What Unicode keeps for programs' own use (U+FFFE, U+FDD0, …). No text holds it, and composing a text with one throws.</summary>
    private static bool IsNoncharacter(Rune rune) => (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF;
}
