using System.Text.RegularExpressions;
using Federation.Adapters.Sdk;

namespace Federation.Adapters.TernumBfc;

/// <summary>
/// Opening hours by the half-day. In columns (<c>lundi matin</c>: <c>8h30-12h</c>) a dash or an x stands where the publisher's own list writes nothing;
/// in <c>horaires</c> the same is a list in HTML: <c>&lt;li&gt;- lundi matin: 8h30-12h / lundi après-midi: 14h-18h&lt;br&gt;</c>.
/// </summary>
internal static partial class HalfDays
{
    private const string List = "horaires";

    private static readonly (string Name, DayOfWeek Day)[] Days =
    [
        ("lundi", DayOfWeek.Monday),
        ("mardi", DayOfWeek.Tuesday),
        ("mercredi", DayOfWeek.Wednesday),
        ("jeudi", DayOfWeek.Thursday),
        ("vendredi", DayOfWeek.Friday),
        ("samedi", DayOfWeek.Saturday),
        ("dimanche", DayOfWeek.Sunday),
    ];

    private static readonly string[] Halves = ["matin", "après-midi"];

    public static string? Read(RecordFields record, MapFindings findings)
    {
        string first = $"{Days[0].Name} {Halves[0]}";
        if (record.Value(List) is not null) return findings.OpeningHours(FromList(record.Text(List) ?? ""), record.Pointer(List));
        if (record.Value(first) is not null) return findings.OpeningHours(Week(half => Times(record.Text(half))), record.Pointer(first));
        findings.Unusable("openingHours", "csv.column-missing", $"There is neither a column \"{List}\" nor \"{first}\".", record.Pointer(List));
        return null;
    }

    private static WeeklyHours FromList(string list)
    {
        var times = new Dictionary<string, string>();
        var others = new List<string>();
        foreach (string piece in Separator().Split(list).Select(piece => piece.Trim().TrimStart('-').Trim()).Where(piece => piece.Length > 0))
        {
            string[] parts = piece.Split(':', 2, StringSplitOptions.TrimEntries);
            if (parts.Length < 2 || !times.TryAdd(parts[0], parts[1])) others.Add(piece);
        }

        var hours = Week(half => times.Remove(half, out string? text) ? Times(text) : null);
        foreach (string other in others.Concat(times.Select(left => $"{left.Key}: {left.Value}"))) hours.Other(other);
        return hours;
    }

    private static WeeklyHours Week(Func<string, string?> timesOf)
    {
        var hours = new WeeklyHours();
        foreach (var (name, day) in Days)
        {
            var open = Halves.Select(half => (Half: $"{name} {half}", Times: timesOf($"{name} {half}"))).Where(half => half.Times is not null).ToList();
            if (open.Count > 0) hours.Open(day, string.Join(" / ", open.Select(half => $"{half.Half}: {half.Times}")), [.. open.Select(half => half.Times!)]);
        }

        return hours;
    }

    private static string? Times(string? text) => text is null or "-" or "x" or "X" ? null : text;

    [GeneratedRegex("<[^<>]*>|/")]
    private static partial Regex Separator();
}
