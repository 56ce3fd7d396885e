using System.Globalization;
using System.Text.RegularExpressions;

namespace Federation.Adapters.Mapping.Probing.Columns;

/// <summary>Texts as they may be shown: short, on one line, without what reaches a person.</summary>
internal static partial class Masked
{
    private const int Most = 60;

    public static string Of(string text)
    {
        string start = text.Length > 400 ? text[..400] : text;
        string safe = Telephone().Replace(Mailbox().Replace(start, "(mailbox)"), match => match.Value.Count(char.IsAsciiDigit) >= 9 && !Decimal().IsMatch(match.Value) ? "(telephone)" : match.Value);
        return OneLine(safe, Most);
    }

    /// <summary>Without line ends and control characters; cut with an ellipsis.</summary>
    public static string OneLine(string text, int most)
    {
        string line = string.Concat(text.Select(character => char.IsControl(character) || char.GetUnicodeCategory(character) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned || char.IsSurrogate(character) ? ' ' : character));
        string single = Blanks().Replace(line, " ").Trim();
        return single.Length <= most ? single : string.Concat(single.AsSpan(0, most - 1).TrimEnd(), "…");
    }

    [GeneratedRegex(@"[^\s<>,;:""'()]{1,100}(?:@|%40|&#64;)[^\s<>,;""'()]{1,100}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Mailbox();

    [GeneratedRegex(@"(?:\+|\b00|\b0|\()[0-9(][0-9 ./()-]{6,24}[0-9]", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Telephone();

    // 0.123456789 is a number.
    [GeneratedRegex(@"^0?[.,][0-9]+$|^[0-9]+[.][0-9]+$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Decimal();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Blanks();
}
