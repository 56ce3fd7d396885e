namespace Federation.Cluster.Normalising.Hours;

/// <summary>Days of the week by number, 0 for Monday to 6 for Sunday, and the sets that they make.</summary>
internal static class WeekdayRanges
{
    public const int Days = 7;

    /// <summary>As the OSM grammar writes them.</summary>
    public static readonly string[] Names = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];

    public static Weekdays One(int day) => (Weekdays)(1 << day);

    /// <summary>Both ends included; Saturday to Monday goes over the end of the week.</summary>
    public static Weekdays Between(int from, int to)
    {
        var days = One(from);
        for (int day = from; day != to;)
        {
            day = (day + 1) % Days;
            days |= One(day);
        }

        return days;
    }

    public static bool Has(this Weekdays days, int day) => (days & One(day)) != 0;

    public static IEnumerable<int> Each(this Weekdays days) => Enumerable.Range(0, Days).Where(day => days.Has(day));
}
