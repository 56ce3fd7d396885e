using CsCheck;

namespace Federation.Cluster.Tests.Normalising.Hours;

/// <summary>Writes opening hours from the OSM grammar: every construct that docs/opening-hours.md claims, the everyday ones most often.</summary>
internal static class HoursGenerator
{
    private static readonly string[] Days = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];
    private static readonly string[] Months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    private static readonly Gen<string> Day = Pick.From(Days);
    private static readonly Gen<string> Month = Pick.From(Months);
    private static readonly Gen<string> Date = Gen.Select(Month, Gen.Int[1, 28], (month, day) => $"{month} {day:00}");

    private static readonly Gen<string> Range = Gen.Select(Gen.Int[0, 6], Gen.Int[1, 5], (from, length) => $"{Days[from]}-{Days[(from + length) % 7]}");
    private static readonly Gen<string> Nth = Gen.Select(Day, Pick.From("1", "2", "3", "4", "5", "-1", "-2", "1,3", "2,4", "1-2"), (day, nth) => $"{day}[{nth}]");

    private static readonly Gen<string> DayList = Gen.Frequency(
        (8, Range),
        (4, Day),
        (3, Gen.Select(Day, Day, (one, other) => $"{one},{other}")),
        (2, Gen.Select(Range, Day, (range, day) => $"{range},{day}")),
        (1, Gen.Select(Range, range => $"{range},PH")),
        (1, Gen.Const("PH")),
        (2, Nth));

    private static readonly Gen<int> Quarter = Gen.Int[0, 95].Select(quarter => quarter * 15);

    // Times in the order of the day, two by two; now and then the last span goes over midnight, or has no end.
    private static readonly Gen<string> Spans = Gen.Select(Quarter.Array[2, 6], Gen.Int[0, 19], (minutes, ending) =>
    {
        int[] times = [.. minutes.Distinct().Order()];
        if (times.Length < 2) return "09:00-18:00";
        var spans = times.Chunk(2).Where(pair => pair.Length == 2).Select(pair => $"{Time(pair[0])}-{Time(pair[1])}").ToList();
        if (ending == 0) spans[^1] = $"{Time(times[(spans.Count * 2) - 1])}-02:00";
        if (ending == 1) spans[^1] = $"{Time(times[(spans.Count * 2) - 1])}+";
        if (ending == 2) spans[^1] = $"{Time(times[(spans.Count * 2) - 1])}-24:00";
        return string.Join(',', spans);
    });

    private static readonly Gen<string> Season = Gen.Frequency(
        (3, Gen.Select(Month, Month, (from, to) => from == to ? from : $"{from}-{to}")),
        (1, Month),
        (2, Gen.Select(Date, Date, (from, to) => from == to ? from : $"{from}-{to}")),
        (2, Gen.Select(Month, Gen.Int[1, 14], Gen.Int[15, 28], (month, from, to) => $"{month} {from:00}-{to:00}")),
        (1, Gen.Select(Date, Date, (one, other) => $"{one},{other}")),
        (1, Gen.Select(Gen.Int[1, 26], Gen.Int[27, 53], (from, to) => $"week {from:00}-{to:00}")),
        (1, Pick.From("week 01-53/2", "week 02-52/2", "week 10", "2026", "2025-2027", "2024-2030/2", "2026+", "2026 Mar 03-2026 Sep 05")));

    private static readonly Gen<string> State = Gen.Frequency((14, Gen.Const("")), (1, Gen.Const(" \"by appointment\"")), (1, Gen.Const(" unknown")), (1, Gen.Const(" open \"ring\"")));

    private static readonly Gen<string> Rule = Gen.Frequency(
        (10, Gen.Select(DayList, Spans, State, (days, spans, state) => $"{days} {spans}{state}")),
        (3, Gen.Select(Season, DayList, Spans, State, (season, days, spans, state) => $"{season} {days} {spans}{state}")),
        (1, Gen.Select(Season, Spans, (season, spans) => $"{season} {spans}")),
        (2, Gen.Select(DayList, days => $"{days} off")),
        (2, Gen.Select(Season, season => $"{season} off")),
        (1, Gen.Select(DayList, Spans, (days, spans) => $"{days} {spans} off")));

    private static readonly Gen<string> Separator = Gen.Frequency((8, Gen.Const("; ")), (3, Gen.Const(", ")), (1, Gen.Const(" || ")));

    /// <summary>The first rule opens something; an empty or closed one would agree with everybody.</summary>
    public static Gen<string> Texts { get; } = Gen.Frequency(
        (40, Gen.Select(Gen.Select(DayList, Spans, (days, spans) => $"{days} {spans}"), Gen.Select(Separator, Rule).Array[0, 3], (first, others) => first + string.Concat(others.Select(other => other.Item1 + other.Item2)))),
        (1, Gen.Select(Rule, rule => $"24/7; {rule}")),
        (1, Gen.Select(Spans, Spans, (always, school) => $"Mo-Fr {always}; SH Mo-Fr {school}")),
        (1, Gen.Select(Spans, spans => spans)));

    /// <summary>The same ones for the same seed.</summary>
    public static IReadOnlyList<string> Generate(int count, uint seed)
    {
        var random = new PCG(stream: 1, seed: seed);
        var texts = new HashSet<string>();
        while (texts.Count < count) texts.Add(Texts.Generate(random, null, out _));
        return [.. texts];
    }

    private static string Time(int minutes) => $"{minutes / 60:00}:{minutes % 60:00}";
}
