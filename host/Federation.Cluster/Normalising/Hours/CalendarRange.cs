using NodaTime;

namespace Federation.Cluster.Normalising.Hours;

/// <summary>Days of a year, both ends included.</summary>
internal abstract record CalendarRange
{
    public abstract bool Matches(LocalDate date);
}
