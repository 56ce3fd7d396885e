using NodaTime;

namespace Federation.Cluster.Normalising.Hours;

/// <summary>Years, both ends included.</summary>
/// <param name="To">Null for a range without an end.</param>
/// <param name="Step">2 takes every second year, the first one included.</param>
internal sealed record YearRange(int From, int? To, int Step)
{
    public bool Matches(LocalDate date) => date.Year >= From && (To is null || date.Year <= To) && (date.Year - From) % Step == 0;
}
