using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Federation.Cluster.Normalising.Hours;

/// <summary>Writes rules as canonical text in the OSM grammar: one way for every meaning of a selector. Pure.</summary>
internal static class HoursText
{
    public static readonly string[] Months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    public static string Of(ImmutableArray<HoursRule> rules)
    {
        var text = new StringBuilder();
        foreach (var rule in rules)
        {
            if (text.Length > 0) text.Append(Separator(rule.Kind));
            text.AppendJoin(' ', Parts(rule));
        }

        return text.ToString();
    }

    private static string Separator(RuleKind kind) => kind switch
    {
        RuleKind.Additional => ", ",
        RuleKind.Fallback => " || ",
        _ => "; ",
    };

    private static IEnumerable<string> Parts(HoursRule rule)
    {
        if (!rule.Years.IsEmpty) yield return string.Join(',', rule.Years.Select(Years));
        if (!rule.Dates.IsEmpty) yield return string.Join(',', rule.Dates.Select(Dates));
        if (!rule.Weeks.IsEmpty) yield return "week " + string.Join(',', rule.Weeks.Select(Weeks));
        if (rule.During != HolidayKinds.None) yield return string.Join(',', Holidays(rule.During));
        if (rule.Days is { } days) yield return Days(days);
        if (!rule.Spans.IsEmpty) yield return string.Join(',', rule.Spans.Select(Span));
        if (rule.State == HoursState.Open && !rule.HasDays && rule.Spans.IsEmpty && rule.Comment is null) yield return "24/7";
        if (State(rule) is { } state) yield return state;
        if (rule.Comment is not null) yield return $"\"{rule.Comment}\"";
    }

    /// <summary>Null where the state is what the rule says without a word: open, and with a comment unknown.</summary>
    private static string? State(HoursRule rule) => rule.State switch
    {
        HoursState.Closed => "off",
        HoursState.Open when rule.Comment is not null => "open",
        HoursState.Unknown when rule.Comment is null => "unknown",
        _ => null,
    };

    private static string Years(YearRange years)
    {
        string range = years.To is null ? "+" : years.To == years.From ? "" : string.Create(CultureInfo.InvariantCulture, $"-{years.To:0000}");
        return string.Create(CultureInfo.InvariantCulture, $"{years.From:0000}{range}") + Step(years.Step);
    }

    private static string Dates(CalendarRange range) => range switch
    {
        MonthRange months when months.From == months.To => Months[months.From - 1],
        MonthRange months => $"{Months[months.From - 1]}-{Months[months.To - 1]}",
        DateRange dates when dates.From == dates.To => Date(dates.From),
        DateRange dates when dates.From.Year == dates.To.Year && dates.From.Month == dates.To.Month && dates.From.Day < dates.To.Day =>
            string.Create(CultureInfo.InvariantCulture, $"{Date(dates.From)}-{dates.To.Day:00}"),
        DateRange dates => $"{Date(dates.From)}-{Date(dates.To)}",
        _ => throw new InvalidOperationException($"{range.GetType().Name} has no text."),
    };

    private static string Date(MonthDay date)
    {
        string day = string.Create(CultureInfo.InvariantCulture, $"{Months[date.Month - 1]} {date.Day:00}");
        return date.Year is { } year ? string.Create(CultureInfo.InvariantCulture, $"{year:0000} {day}") : day;
    }

    private static string Weeks(WeekRange weeks)
    {
        string range = weeks.From == weeks.To ? "" : string.Create(CultureInfo.InvariantCulture, $"-{weeks.To:00}");
        return string.Create(CultureInfo.InvariantCulture, $"{weeks.From:00}{range}") + Step(weeks.Step);
    }

    private static string Step(int step) => step == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"/{step}");

    private static string Days(DaySelector days)
    {
        var nth = days.Nth.GroupBy(each => each.Day, (day, all) => $"{WeekdayRanges.Names[day]}[{string.Join(',', all.Select(each => each.Nth.ToString(CultureInfo.InvariantCulture)))}]");
        return string.Join(',', Runs(days.Days).Concat(nth).Concat(Holidays(days.Holidays)));
    }

    /// <summary>Three days in a row and more are a range.</summary>
    private static IEnumerable<string> Runs(Weekdays days)
    {
        for (int from = 0; from < WeekdayRanges.Days; from++)
        {
            if (!days.Has(from)) continue;
            int to = from;
            while (to + 1 < WeekdayRanges.Days && days.Has(to + 1)) to++;
            yield return to - from < 2 ? WeekdayRanges.Names[from] : $"{WeekdayRanges.Names[from]}-{WeekdayRanges.Names[to]}";
            from = to - from < 2 ? from : to;
        }
    }

    private static IEnumerable<string> Holidays(HolidayKinds holidays)
    {
        if (holidays.HasFlag(HolidayKinds.Public)) yield return "PH";
        if (holidays.HasFlag(HolidayKinds.School)) yield return "SH";
    }

    private static string Span(HoursSpan span)
    {
        // The end of a night is written as the clock shows it, unless that would read as no night at all.
        string to = span.To is { } end ? "-" + Time(end > HoursSpan.Day && end - HoursSpan.Day <= span.From ? end - HoursSpan.Day : end) : "";
        return Time(span.From) + to + (span.OpenEnded ? "+" : "");
    }

    private static string Time(int minute) => string.Create(CultureInfo.InvariantCulture, $"{minute / 60:00}:{minute % 60:00}");
}
