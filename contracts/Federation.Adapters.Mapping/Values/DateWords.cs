using System.Globalization;
using System.Text.RegularExpressions;

namespace Federation.Adapters.Mapping.Values;

/// <summary>
/// Dates as French and English sources write them: ISO 8601, <c>03/03/2024</c> (day first, unless it is asked for month first), <c>le 3 mars 2024</c>, <c>1er août 2023</c>,
/// <c>March 3rd, 2024</c>, with or without a weekday and a time. A year has four digits: of two nobody can tell the century.
/// </summary>
internal static partial class DateWords
{
    private static readonly Dictionary<string, int> Months = new(StringComparer.Ordinal);

    static DateWords()
    {
        string[][] names =
        [
            ["JANVIER", "JANV", "JAN", "JANUARY"], ["FEVRIER", "FEVR", "FEV", "FEB", "FEBRUARY"], ["MARS", "MAR", "MARCH"], ["AVRIL", "AVR", "APR", "APRIL"], ["MAI", "MAY"], ["JUIN", "JUN", "JUNE"],
            ["JUILLET", "JUIL", "JUL", "JULY"], ["AOUT", "AOU", "AUG", "AUGUST"], ["SEPTEMBRE", "SEPT", "SEP", "SEPTEMBER"], ["OCTOBRE", "OCT", "OCTOBER"], ["NOVEMBRE", "NOV", "NOVEMBER"], ["DECEMBRE", "DEC", "DECEMBER"],
        ];
        foreach (var (index, month) in names.Index())
        {
            foreach (string name in month) Months[name] = index + 1;
        }
    }

    /// <summary>The moment, at 00:00 UTC where no time is told, in UTC where no zone is; null where it is not understood.</summary>
    /// <param name="monthFirst">Whether <c>03/04/2024</c> is the fourth of March. It changes nothing of other dates.</param>
    public static DateTimeOffset? Read(string text, bool monthFirst = false)
    {
        string folded = Folding.Of(text);
        if (folded.Length is 0 or > 80) return null;
        if (IsoLike().IsMatch(folded)) return DateTimeOffset.TryParse(folded, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;
        if (Numbers().Match(folded) is { Success: true } numbers) return OfNumbers(numbers, monthFirst);
        if (DayFirst().Match(folded) is { Success: true } words && Months.TryGetValue(words.Groups["month"].Value, out int month)) return Of(words.Groups["year"].Value, month, words);
        if (MonthFirst().Match(folded) is { Success: true } english && Months.TryGetValue(english.Groups["month"].Value, out int named)) return Of(english.Groups["year"].Value, named, english);
        return null;
    }

    /// <summary>Whether it is a date but for a year of two digits.</summary>
    public static bool HasShortYear(string text) => text.Length <= 80 && ShortYear().IsMatch(Folding.Of(text));

    /// <summary>Why a text is no date, with what to do where that is known.</summary>
    public static string Refusal(string text, bool monthFirst)
    {
        string quoted = $"\"{Sdk.Excerpt.Of(text)}\"";
        if (HasShortYear(text)) return $"{quoted} has a year of two digits, of which nobody can tell the century: let the source write four, or put the others before it with the step replace.";
        return Read(text, !monthFirst) is null ? $"{quoted} is no date that is understood."
            : monthFirst ? $"{quoted} is no date with the month first, and is one with the day first."
            : $"{quoted} is no date with the day first, and is one with the month first: if the source writes all of them so, say it with the step date: month-first.";
    }

    /// <summary>The date alone where it is midnight in UTC, else the whole moment.</summary>
    public static string Show(DateTimeOffset moment) => moment is { Offset.Ticks: 0, TimeOfDay.Ticks: 0 }
        ? moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : moment.ToString("yyyy-MM-ddTHH:mm:ssK", CultureInfo.InvariantCulture);

    private static DateTimeOffset? OfNumbers(Match numbers, bool monthFirst)
    {
        var (first, second) = (int.Parse(numbers.Groups["one"].Value, CultureInfo.InvariantCulture), int.Parse(numbers.Groups["two"].Value, CultureInfo.InvariantCulture));
        return monthFirst ? Of(numbers.Groups["year"].Value, first, second, numbers) : Of(numbers.Groups["year"].Value, second, first, numbers);
    }

    private static DateTimeOffset? Of(string year, int month, Match match) => Of(year, month, int.Parse(match.Groups["day"].Value, CultureInfo.InvariantCulture), match);

    private static DateTimeOffset? Of(string year, int month, int day, Match match)
    {
        int hour = Part(match, "hour");
        int minute = Part(match, "minute");
        int second = Part(match, "second");
        int full = int.Parse(year, CultureInfo.InvariantCulture);
        if (full is < 1 or > 9998 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(full, month) || hour > 23 || minute > 59 || second > 59) return null;
        return new DateTimeOffset(full, month, day, hour, minute, second, TimeSpan.Zero);
    }

    private static int Part(Match match, string name) => match.Groups[name] is { Success: true, Value: var digits } ? int.Parse(digits, CultureInfo.InvariantCulture) : 0;

    private const string Time = @"(?:,? (?:A |AT |- )?(?<hour>[0-9]{1,2})(?: ?(?::|H(?:EURES?)?) ?(?<minute>[0-9]{2})?(?::(?<second>[0-9]{2}))?)(?: ?(?:UTC|Z))?)?";

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,7})?)?)? ?(?:Z|UTC|[+-][0-9]{2}:?[0-9]{2})?$", RegexOptions.CultureInvariant)]
    private static partial Regex IsoLike();

    [GeneratedRegex(@"^(?:LE )?(?<one>[0-9]{1,2})[/.-](?<two>[0-9]{1,2})[/.-](?<year>[0-9]{4})" + Time + "$", RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();

    [GeneratedRegex(@"^(?:LE )?[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{2}(?:[ ,]|$)|^(?:LE )?[0-9]{1,2}(?: ?ER)?[ -][A-Z]{3,9}\.?[ -]'?[0-9]{2}(?:[ ,]|$)", RegexOptions.CultureInvariant)]
    private static partial Regex ShortYear();

    [GeneratedRegex(@"^(?:LE )?(?:[A-Z]{3,9}[.,]? )?(?:LE )?(?<day>[0-9]{1,2})(?: ?ER|ST|ND|RD|TH)?[ -](?:OF )?(?<month>[A-Z]{3,9})\.?,?[ -](?<year>[0-9]{4})" + Time + "$", RegexOptions.CultureInvariant)]
    private static partial Regex DayFirst();

    [GeneratedRegex(@"^(?:[A-Z]{3,9}[.,]? ,?)?(?<month>[A-Z]{3,9})\.? (?<day>[0-9]{1,2})(?:ST|ND|RD|TH)?,? (?<year>[0-9]{4})" + Time + "$", RegexOptions.CultureInvariant)]
    private static partial Regex MonthFirst();
}
