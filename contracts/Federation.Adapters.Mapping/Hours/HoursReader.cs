using Federation.Adapters.Mapping.Records;
using Federation.Adapters.Mapping.Values;
using Federation.Adapters.Sdk;

namespace Federation.Adapters.Mapping.Hours;

/// <summary>Reads the opening hours of one record by their rule. Pure.</summary>
internal static class HoursReader
{
    public static string? Read(RecordView record, HoursRule rule, MappingScope scope)
    {
        if (rule.Text is { } text) return text.Take(record, scope, "openingHours").Texts is { Count: > 0 } texts ? string.Join("; ", texts) : null;
        var hours = new WeeklyHours();
        string? first = rule.Rows is { } rows ? record.Pointer(rows.Day) : rule.Days[0].Times[0].Take(record).Pointer;
        if (rule.Rows is { } byRows) ReadRows(record, byRows, rule, hours);
        else ReadDays(record, rule, hours);
        return scope.Findings.OpeningHours(hours, first ?? "");
    }

    private static void ReadDays(RecordView record, HoursRule rule, WeeklyHours hours)
    {
        foreach (var (day, times) in rule.Days) Add(hours, day, [.. times.SelectMany(source => source.Take(record).Texts)], rule.Closed);
    }

    // Rows come in whatever order; days go through the week, and times of a day forward.
    private static void ReadRows(RecordView record, (string Day, string Opens, string? Closes) columns, HoursRule rule, WeeklyHours hours)
    {
        var rows = record.Rows.Select(row => (Day: row.Text(columns.Day)?.Text, Times: TimesOf(row, columns))).Where(row => row.Day is not null && row.Times is not null).Distinct().ToList();
        foreach (var day in DayNames.Week)
        {
            Add(hours, day, [.. rows.Where(row => DayNames.ReadAll(row.Day!)?.Contains(day) ?? false).Select(row => row.Times!).Order(TimesOrder)], rule.Closed);
        }

        foreach (var (name, times) in rows.Where(row => DayNames.ReadAll(row.Day!) is null)) hours.Other($"{name}: {times}");
    }

    private static string? TimesOf(RecordView row, (string Day, string Opens, string? Closes) columns)
    {
        string? opens = row.Text(columns.Opens)?.Text;
        string? closes = columns.Closes is { } column ? row.Text(column)?.Text : null;
        return closes is null ? opens : opens is null ? closes : $"{opens}-{closes}";
    }

    // 9h before 14h: by the number that a text begins with.
    private static Comparer<string> TimesOrder { get; } = Comparer<string>.Create((one, other) => Hour(one) != Hour(other) ? Hour(one).CompareTo(Hour(other)) : string.CompareOrdinal(one, other));

    private static int Hour(string text) => int.TryParse(string.Concat(text.TakeWhile(char.IsAsciiDigit).Take(4)), out int hour) ? hour : int.MaxValue;

    private static void Add(WeeklyHours hours, DayOfWeek day, IReadOnlyList<string> texts, IReadOnlySet<string> closed)
    {
        var open = texts.Where(text => !closed.Contains(Folding.Of(text))).ToList();
        string words = $"{DayNames.Show(day)}: {string.Join(", ", texts)}";
        if (open.Count > 0) hours.Open(day, words, open);
        else if (texts.Count > 0) hours.Closed(day, words);
    }
}
