namespace Federation.Cluster.Normalising.Hours;

/// <summary>What hours are gathered by: a day of the week, an nth day of a month, or public holidays.</summary>
/// <param name="Day">0 for Monday to 6 for Sunday; 7 for public holidays.</param>
/// <param name="Nth">0 for every week.</param>
internal readonly record struct DayKey(int Day, int Nth)
{
    public static DayKey PublicHolidays { get; } = new(WeekdayRanges.Days, 0);

    public bool IsHoliday => Day == WeekdayRanges.Days;

    public static DayKey Weekday(int day) => new(day, 0);

    public DaySelector Selector => IsHoliday
        ? new DaySelector(Weekdays.None, [], HolidayKinds.Public)
        : Nth == 0 ? DaySelector.Of(WeekdayRanges.One(Day)) : new DaySelector(Weekdays.None, [new NthWeekday(Day, Nth)], HolidayKinds.None);
}
