using Federation.Adapters.Sdk;

namespace Federation.Adapters.FranceServices;

/// <summary>One column of times for each day from Monday to Saturday: <c>09:00 - 12:00 / 14:00 - 17:00</c>, <c>-</c> for closed.</summary>
internal static class HouseHours
{
    private static readonly (string Column, DayOfWeek Day, string Name)[] Days =
    [
        ("h_lundi", DayOfWeek.Monday, "lundi"),
        ("h_mardi", DayOfWeek.Tuesday, "mardi"),
        ("h_mercredi", DayOfWeek.Wednesday, "mercredi"),
        ("h_jeudi", DayOfWeek.Thursday, "jeudi"),
        ("h_vendredi", DayOfWeek.Friday, "vendredi"),
        ("h_samedi", DayOfWeek.Saturday, "samedi"),
    ];

    public static IEnumerable<string> Columns => Days.Select(day => day.Column);

    public static string? Read(RecordFields record, MapFindings findings)
    {
        var hours = new WeeklyHours();
        foreach (var (column, day, name) in Days)
        {
            if (record.Text(column) is not { } times) continue;
            string words = $"{name} : {times}";
            if (times == "-") hours.Closed(day, words);
            else hours.Open(day, words, times);
        }

        return findings.OpeningHours(hours, record.Pointer(Days[0].Column));
    }
}
