using NodaTime;

namespace Federation.Cluster.Normalising.Hours;

/// <summary>Whole months, 1 to 12; November to February goes over the end of the year.</summary>
internal sealed record MonthRange(int From, int To) : CalendarRange
{
    public override bool Matches(LocalDate date) => From <= To ? date.Month >= From && date.Month <= To : date.Month >= From || date.Month <= To;
}
