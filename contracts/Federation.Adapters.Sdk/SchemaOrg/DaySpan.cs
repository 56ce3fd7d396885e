using System.Globalization;
using System.Text.RegularExpressions;

namespace Federation.Adapters.Sdk;

/// <summary>From when to when something is open on a day, in minutes; the end may lie on the next one.</summary>
internal readonly partial record struct DaySpan(int From, int To)
{
    private const int Day = 24 * 60;

    public static DaySpan Closed => new(0, 0);

    public static DaySpan AllDay => new(0, Day);

    public bool IsClosed => From == To;

    /// <summary>Null where either is no time: <c>09:00</c>, <c>09:00:00</c>, <c>T09:00Z</c>; an offset is left aside, for hours are those of the place.</summary>
    public static DaySpan? Of(string? opens, string? closes)
    {
        if (Minutes(opens) is not { } from || Minutes(closes) is not { } to) return null;
        if (from == to) return from is 0 or Day ? Closed : null;
        if (from == 0 && to == Day - 1) return AllDay;
        return to > from ? new DaySpan(from, to) : new DaySpan(from, to + Day);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{From / 60:00}:{From % 60:00}-{ShownEnd / 60:00}:{ShownEnd % 60:00}");

    private int ShownEnd => To > Day ? To - Day : To;

    private static int? Minutes(string? time)
    {
        if (time is null || Shape().Match(time.Trim()) is not { Success: true } match) return null;
        int hours = int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture), minutes = int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture);
        return minutes < 60 && (hours * 60) + minutes <= Day ? (hours * 60) + minutes : null;
    }

    [GeneratedRegex(@"^T?([0-9]{1,2}):([0-9]{2})(?::[0-9]{2}(?:\.[0-9]{1,9})?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
