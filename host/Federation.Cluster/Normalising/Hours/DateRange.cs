using NodaTime;

namespace Federation.Cluster.Normalising.Hours;

/// <summary>From one date to another; with years once, without them every year and, where the end comes first, over the end of the year.</summary>
/// <param name="To">Equal to <paramref name="From"/> for one day; it has a year where <paramref name="From"/> has one.</param>
internal sealed record DateRange(MonthDay From, MonthDay To) : CalendarRange
{
    public override bool Matches(LocalDate date)
    {
        int day = new MonthDay(From.Year is null ? null : date.Year, date.Month, date.Day).Rank;
        return From.Rank <= To.Rank ? day >= From.Rank && day <= To.Rank : From.Year is null && (day >= From.Rank || day <= To.Rank);
    }
}
