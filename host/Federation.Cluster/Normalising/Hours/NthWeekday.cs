using NodaTime;

namespace Federation.Cluster.Normalising.Hours;

/// <summary>The second Thursday of a month.</summary>
/// <param name="Day">0 for Monday to 6 for Sunday.</param>
/// <param name="Nth">1 to 5 from the month's start, -1 to -5 from its end.</param>
internal readonly record struct NthWeekday(int Day, int Nth)
{
    public bool Matches(LocalDate date)
    {
        if ((int)date.DayOfWeek != Day + 1) return false;
        int last = date.Calendar.GetDaysInMonth(date.Year, date.Month);
        return Nth > 0 ? (date.Day - 1) / WeekdayRanges.Days + 1 == Nth : (last - date.Day) / WeekdayRanges.Days + 1 == -Nth;
    }
}
