using System.Collections.Immutable;
using NodaTime;

namespace Federation.Cluster.Normalising.Hours;

/// <summary>Days of which any may hold: days of the week, nth days of a month, holidays.</summary>
/// <param name="Nth">In the order of day, then of number as written.</param>
internal sealed record DaySelector(Weekdays Days, ImmutableArray<NthWeekday> Nth, HolidayKinds Holidays)
{
    public static DaySelector Of(Weekdays days) => new(days, [], HolidayKinds.None);

    public bool HasOnlyHolidays => Days == Weekdays.None && Nth.IsEmpty;

    public bool Matches(LocalDate date, HolidayKinds today) =>
        Days.Has((int)date.DayOfWeek - 1) || (Holidays & today) != 0 || Nth.Any(nth => nth.Matches(date));

    public DaySelector With(DaySelector other) => new(Days | other.Days, [.. Nth.Concat(other.Nth).Distinct().OrderBy(nth => nth.Day)], Holidays | other.Holidays);
}
