using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AnyAscii;

namespace Federation.Cluster.Normalising.Hours;

/// <summary>
/// Cuts prose about hours into tokens, accents and case aside. Strict: one word that it does not know, and there are no tokens, since that word
/// may be what matters. Pure and thread safe; the expressions do not backtrack.
/// </summary>
internal static partial class ProseScanner
{
    private const char Lost = '\uFFFD';

    /// <summary>Fillers are left out.</summary>
    /// <param name="unknown">The first place that is not understood, null where all was.</param>
    public static List<ProseToken> Scan(string text, out string? unknown)
    {
        string folded = Fold(text);
        var tokens = new List<ProseToken>();
        for (int at = 0; at < folded.Length;)
        {
            if (folded[at] == ' ')
            {
                at++;
                continue;
            }

            if (TokenAt(folded, at) is not { } found)
            {
                unknown = UnknownWord().Match(folded, at).Value;
                return [];
            }

            if (found.Token.Kind != ProseKind.Filler) tokens.Add(found.Token);
            at += found.Length;
        }

        unknown = null;
        return tokens;
    }

    /// <summary>Lower-case ASCII, line ends kept; a lost letter is <c>~</c>.</summary>
    private static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (char character in text.Normalize(NormalizationForm.FormKC))
        {
            if (character == Lost) folded.Append(" ~ ");
            else if (character is '\n') folded.Append('\n');
            else if (char.IsWhiteSpace(character)) folded.Append(' ');
            else if (char.IsAscii(character)) folded.Append(char.ToLowerInvariant(character));
            else folded.Append(character.ToString().Transliterate().ToLowerInvariant());
        }

        return folded.ToString();
    }

    private static (ProseToken Token, int Length)? TokenAt(string text, int at)
    {
        foreach (var (phrase, token) in ProsePhrases.All)
        {
            var match = phrase.Match(text, at);
            if (match.Success) return (token, match.Length);
        }

        if (Clock().Match(text, at) is { Success: true } clock && Minutes(clock) is { } minutes) return (new ProseToken(ProseKind.Time, minutes), clock.Length);
        if (Ordinal().Match(text, at) is { Success: true } ordinal) return (new ProseToken(ProseKind.Nth, Number(ordinal.Groups["nth"])), ordinal.Length);
        if (Plain().Match(text, at) is { Success: true } plain) return (new ProseToken(ProseKind.Number, Number(plain.Groups["number"])), plain.Length);
        if (Word().Match(text, at) is { Success: true } word) return ProseWords.All.TryGetValue(word.Groups["word"].Value, out var token) ? (token, word.Length) : null;
        return ProseWords.Signs.TryGetValue(text[at], out var sign) ? (sign, 1) : null;
    }

    private static int? Minutes(Match clock)
    {
        int hour = Number(clock.Groups["hour"]), minute = clock.Groups["minute"].Success ? Number(clock.Groups["minute"]) : 0;
        string half = clock.Groups["half"].Value;
        if (half.Length > 0)
        {
            if (hour is < 1 or > 12) return null;
            hour = hour % 12 + (half[0] == 'p' ? 12 : 0);
        }

        int minutes = hour * 60 + minute;
        return minutes <= HoursSpan.Day ? minutes : null;
    }

    private static int Number(Group digits) => int.Parse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    // Minutes followed by another h are the hour of the next time: "14h16h30".
    [GeneratedRegex(@"\G(?<hour>\d{1,2})(?: ?(?:heures?|hrs?|h)(?![a-z])(?: ?(?<minute>[0-5]\d)(?! ?[h:]|\d))?| ?: ?(?<minute>[0-5]\d)(?!\d)(?: ?(?<half>[ap])\.?m\b\.?)?| ?(?<half>[ap])\.?m\b\.?)", RegexOptions.CultureInvariant)]
    private static partial Regex Clock();

    [GeneratedRegex(@"\G(?<nth>[1-5]) ?(?:ers?|ere|emes?|nde?|e|st|rd|th)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Ordinal();

    [GeneratedRegex(@"\G(?<number>\d{1,2})(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();

    [GeneratedRegex(@"\G(?<word>[a-z]+)\.?(?![a-z])", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"\G(?:[a-z0-9']+|.)", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex UnknownWord();
}
