using System.Collections.Concurrent;
using Federation.Cluster.Normalising.Hours;
using NodaTime;

namespace Federation.Cluster.Labels;

/// <summary>What opening hours come to in a week without holidays. Only what is open for sure counts: hours by appointment, and what an open end may add, do not.</summary>
/// <param name="Hours">In hours, 0 to 168.</param>
/// <param name="Days">Days of the week, 0 to 7. A night that ends by six belongs to the day on which it began.</param>
internal readonly record struct OrdinaryWeek(decimal Hours, int Days)
{
    /// <summary>Hours that hang on the date are looked at for so many weeks, and the week in the middle of them, ordered, stands for all.</summary>
    private const int WeeksOfAYear = 52;

    private const int NightEnds = 6;

    private const int MostKnown = 20_000;

    /// <summary>The same as <see cref="Of(string, LocalDate)"/>, from what was found before where that is there: many centres have the same hours.</summary>
    /// <param name="known">Of this very day. It is added to as long as it is small.</param>
    public static OrdinaryWeek? Of(string openingHours, LocalDate from, ConcurrentDictionary<string, OrdinaryWeek?> known)
    {
        if (known.TryGetValue(openingHours, out var found)) return found;
        found = Of(openingHours, from);
        if (known.Count < MostKnown) known.TryAdd(openingHours, found);
        return found;
    }

    /// <summary>Null where the hours are not understood, and where they never say for sure that the place is open.</summary>
    /// <param name="from">The day from which on weeks are looked at.</param>
    public static OrdinaryWeek? Of(string openingHours, LocalDate from)
    {
        if (HoursReader.Read(openingHours).Hours is not { } hours) return null;
        var calendar = new HoursCalendar(hours, _ => false);
        var monday = from.With(DateAdjusters.NextOrSame(IsoDayOfWeek.Monday));
        var weeks = Enumerable.Range(0, HangOnTheDate(hours) ? WeeksOfAYear : 1).Select(week => Week(calendar, monday.PlusWeeks(week))).ToList();
        if (weeks.TrueForAll(week => week.Minutes == 0) && weeks.Exists(week => week.Unsure)) return null;
        int middle = (weeks.Count - 1) / 2;
        return new OrdinaryWeek(weeks.Select(week => week.Minutes).Order().ElementAt(middle) / 60m, weeks.Select(week => week.Days).Order().ElementAt(middle));
    }

    private static bool HangOnTheDate(OpeningHours hours) =>
        hours.Rules.Any(rule => !rule.Years.IsEmpty || !rule.Dates.IsEmpty || !rule.Weeks.IsEmpty || rule.Days is { Nth.IsEmpty: false });

    private static (long Minutes, int Days, bool Unsure) Week(HoursCalendar calendar, LocalDate monday)
    {
        // From the Sunday before, so that the end of its night is told from a morning that begins at midnight.
        LocalDateTime begin = monday.AtMidnight(), end = monday.PlusWeeks(1).AtMidnight();
        var intervals = calendar.Intervals(monday.PlusDays(-1), 8).Where(interval => interval.To > begin).ToList();
        var open = intervals.Where(interval => interval.Moment.State == HoursState.Open).ToList();
        long minutes = open.Sum(interval => Period.Between(LocalDateTime.Max(interval.From, begin), LocalDateTime.Min(interval.To, end), PeriodUnits.Minutes).Minutes);
        int days = Enumerable.Range(0, 7).Select(monday.PlusDays).Count(day => open.Exists(interval => IsOf(day, interval)));
        return (minutes, days, intervals.Exists(interval => interval.Moment.State == HoursState.Unknown));
    }

    private static bool IsOf(LocalDate day, HoursInterval interval) =>
        interval.From.Date == day || (interval.From.Date < day && interval.To > day.AtMidnight().PlusHours(NightEnds));
}
