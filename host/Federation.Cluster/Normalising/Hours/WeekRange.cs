using NodaTime;
using NodaTime.Calendars;

namespace Federation.Cluster.Normalising.Hours;

/// <summary>ISO weeks, 1 to 53, both ends included; a step of 2 from week 1 takes the odd ones.</summary>
internal sealed record WeekRange(int From, int To, int Step)
{
    public bool Matches(LocalDate date)
    {
        int week = WeekYearRules.Iso.GetWeekOfWeekYear(date);
        return week >= From && week <= To && (week - From) % Step == 0;
    }
}
