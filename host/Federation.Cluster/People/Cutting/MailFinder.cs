using System.Globalization;
using System.Text;

namespace Federation.Cluster.People.Cutting;

/// <summary>
/// Finds mail addresses in a text, also within a longer word: in a link's query, before the full stop of a sentence that no space follows. What a mailbox adds behind a plus is still that mailbox. Pure.
/// </summary>
internal static class MailFinder
{
    private const string EncodedSign = "%40";
    private const int MostLocal = 128;
    private const int MostDomain = 255;

    /// <summary>So many places are tried on each side of a sign where an address may begin or end: a text cannot make the search slow.</summary>
    private const int MostPlaces = 6;

    private static readonly IdnMapping Idn = new() { AllowUnassigned = true };

    /// <summary>Null where the text is no address and nothing else.</summary>
    public static string? KeyOf(string text)
    {
        string plain = Plain(text);
        int sign = plain.LastIndexOf('@');
        if (sign < 1 || plain.IndexOf('@') != sign || sign > MostLocal || plain.Length - sign - 1 > MostDomain) return null;
        if (!plain.AsSpan(0, sign).ToString().All(IsLocal) || !plain.AsSpan(sign + 1).ToString().All(IsDomain)) return null;
        string domain = Domain(plain[(sign + 1)..]);
        return domain.Contains('.', StringComparison.Ordinal) ? $"{plain[..sign]}@{domain}" : null;
    }

    public static void Find(string text, IIdentifierSet set, List<TextSpan> found)
    {
        for (int at = 0; at < text.Length; at++)
        {
            int length = SignAt(text, at);
            if (length == 0) continue;
            if (Around(text, at, at + length, set) is { } address) found.Add(address);
        }
    }

    private static TextSpan? Around(string text, int sign, int after, IIdentifierSet set)
    {
        // The longest first, and each brought into its form once.
        var domains = Ends(text, after).AsEnumerable().Reverse().Select(end => (End: end, Name: Domain(Plain(text[after..end])))).ToList();
        if (domains.Count == 0) return null;
        foreach (int start in Starts(text, sign))
        {
            string local = Plain(text[start..sign]);
            foreach (var (end, domain) in domains)
            {
                if (local.Length > 0 && IsIn(set, $"{local}@{domain}")) return new TextSpan(start, end);
            }
        }

        return null;
    }

    private static bool IsIn(IIdentifierSet set, string key)
    {
        if (set.Has(IdentifierKind.Mail, key)) return true;
        int plus = key.IndexOf('+', StringComparison.Ordinal);
        return plus > 0 && set.Has(IdentifierKind.Mail, string.Concat(key.AsSpan(0, plus), key.AsSpan(key.IndexOf('@', StringComparison.Ordinal))));
    }

    /// <summary>Where an address may begin before the sign, the longest first: at the word's own start, and behind anything that seldom stands in an address.</summary>
    private static IEnumerable<int> Starts(string text, int sign)
    {
        int start = sign;
        while (start > 0 && sign - start < MostLocal && IsLocal(text[start - 1])) start--;
        var starts = new List<int>();
        for (int at = sign - 1; at >= start && starts.Count < MostPlaces; at--)
        {
            bool begins = at == start || !IsInner(text[at - 1]) || IsBehindEscape(text, at, start) || text.AsSpan(start, at - start).IndexOfAnyExcept("._+-") < 0;
            if (begins && IsInner(text[at])) starts.Add(at);
        }

        starts.Reverse();
        return starts;
    }

    /// <summary>Where it may end, the shortest first: behind every label but the first.</summary>
    private static List<int> Ends(string text, int after)
    {
        var ends = new List<int>();
        bool hasDot = false;
        for (int at = after; at < text.Length && at - after < MostDomain && IsDomain(text[at]) && ends.Count < MostPlaces; at++)
        {
            hasDot |= text[at] == '.';
            bool mayEnd = at + 1 == text.Length || !char.IsLetterOrDigit(text[at + 1]);
            if (hasDot && mayEnd && char.IsLetterOrDigit(text[at])) ends.Add(at + 1);
        }

        return ends;
    }

    private static bool IsBehindEscape(string text, int at, int start) =>
        at - start >= 3 && text[at - 3] == '%' && char.IsAsciiHexDigit(text[at - 2]) && char.IsAsciiHexDigit(text[at - 1]);

    /// <summary>How long the sign is that stands here; 0 for none.</summary>
    private static int SignAt(string text, int at) => text[at] switch
    {
        '@' or '\uFF20' => 1,
        '%' when text.AsSpan(at).StartsWith(EncodedSign, StringComparison.Ordinal) => EncodedSign.Length,
        _ => 0,
    };

    private static bool IsInner(char character) => char.IsLetterOrDigit(character) || character is '.' or '_' or '+' or '-' || IsUnseen(character);

    private static bool IsLocal(char character) => IsInner(character) || "!#$%&'*/=?^`{|}~".Contains(character, StringComparison.Ordinal) || char.IsSurrogate(character);

    private static bool IsDomain(char character) => char.IsLetterOrDigit(character) || character is '.' or '-' or '\u3002' || IsUnseen(character) || char.IsSurrogate(character);

    private static bool IsUnseen(char character) => CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.Format or UnicodeCategory.NonSpacingMark;

    /// <summary>In ASCII, where a host can have such a name; somebody may have written another.</summary>
    private static string Domain(string plain)
    {
        string name = plain.Trim('.');
        if (Ascii.IsValid(name)) return name;
        try
        {
            return Idn.GetAscii(name);
        }
        catch (ArgumentException)
        {
            return name;
        }
    }

    /// <summary>In lower case and without what nobody sees.</summary>
    private static string Plain(string text)
    {
        if (!Storage.StoreRules.IsWellFormed(text)) return "";
        var seen = new StringBuilder(text.Length);
        foreach (char character in text.Normalize(NormalizationForm.FormKC))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.Format) seen.Append(character);
        }

        return seen.ToString().ToLowerInvariant();
    }
}
