using System.Collections.Frozen;

namespace Federation.Adapters.Sdk;

/// <summary>Days as schema.org names them; 0 is Monday, 6 Sunday and 7 stands for public holidays.</summary>
internal static class DayNames
{
    public const int Holidays = 7;

    private static readonly string[] Short = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su", "PH"];
    private static readonly string[] Long = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "PublicHolidays"];

    private static readonly FrozenDictionary<string, int> Known = Short.Concat(Long).Concat(Long.Select(day => day[..3])).Select((name, index) => (name, index % Short.Length)).DistinctBy(day => day.name).ToFrozenDictionary(day => day.name, day => day.Item2, StringComparer.OrdinalIgnoreCase);

    public static string Of(int day) => Short[day];

    /// <summary>Null for what is no day: <c>Monday</c>, <c>Mon</c>, <c>Mo</c>, with the vocabulary's address or without.</summary>
    public static int? Of(string name) => Known.TryGetValue(JsonLdNames.Bare(name.Trim()), out int day) ? day : null;

    /// <summary>The days of <c>Mo-Fr,Su</c>, a range over Sunday included; null where a part is no day.</summary>
    public static IReadOnlyList<int>? Range(string text)
    {
        var days = new List<int>();
        foreach (string part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            string[] ends = part.Split('-', StringSplitOptions.TrimEntries);
            if (ends.Length > 2 || Of(ends[0]) is not { } first || Of(ends[^1]) is not { } last) return null;
            if (ends.Length == 2 && (first == Holidays || last == Holidays)) return null;
            for (int day = first; ; day = (day + 1) % Holidays)
            {
                days.Add(day);
                if (day == last || first == Holidays) break;
            }
        }

        return days;
    }
}
