namespace Federation.Adapters.Sdk;

/// <summary>The hours of one week's days, put together from parts that each name some of them. Not thread safe.</summary>
internal sealed class WeekOfHours
{
    private readonly List<DaySpan>?[] _days = new List<DaySpan>?[DayNames.Holidays + 1];

    public static IReadOnlyList<int> EveryDay { get; } = [0, 1, 2, 3, 4, 5, 6];

    /// <summary>False where a day is said to be both open and closed.</summary>
    public bool Add(IReadOnlyList<int> days, DaySpan span)
    {
        foreach (int day in days)
        {
            var spans = _days[day] ??= [];
            if (spans.Count > 0 && spans[0].IsClosed != span.IsClosed) return false;
            if (!spans.Contains(span)) spans.Add(span);
        }

        return true;
    }

    /// <summary>The rules, days with the same hours together: <c>Mo-Fr 09:00-12:00,14:00-18:00; Sa off</c>. Null where hours of one day overlap: which of them is meant cannot be told.</summary>
    /// <param name="dates">What stands before each rule; empty for an ordinary week.</param>
    public string? Write(string dates)
    {
        var rules = new List<string>();
        string[] hours = [.. _days.Select(Hours)];
        if (hours.Contains("?")) return null;
        for (int day = 0; day < DayNames.Holidays; day++)
        {
            if (hours[day].Length == 0) continue;
            int last = day;
            while (last + 1 < DayNames.Holidays && hours[last + 1] == hours[day]) last++;
            rules.Add(Rule(dates, day == last ? DayNames.Of(day) : $"{DayNames.Of(day)}-{DayNames.Of(last)}", hours[day]));
            day = last;
        }

        if (hours[DayNames.Holidays].Length > 0) rules.Add(Rule(dates, DayNames.Of(DayNames.Holidays), hours[DayNames.Holidays]));
        return string.Join("; ", rules);
    }

    private static string Rule(string dates, string days, string hours) => dates.Length == 0 ? $"{days} {hours}" : $"{dates} {days} {hours}";

    private static string Hours(List<DaySpan>? spans)
    {
        if (spans is null) return "";
        if (spans[0].IsClosed) return "off";
        var ordered = spans.OrderBy(span => span.From).ToList();
        bool overlap = ordered.Zip(ordered.Skip(1)).Any(pair => pair.Second.From < pair.First.To);
        return overlap ? "?" : string.Join(',', ordered);
    }
}
