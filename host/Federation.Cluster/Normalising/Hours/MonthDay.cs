namespace Federation.Cluster.Normalising.Hours;

/// <summary>A day of a month, of one year or of every year.</summary>
internal readonly record struct MonthDay(int? Year, int Month, int Day)
{
    private const int PerMonth = 100, PerYear = 10_000;

    /// <summary>Grows with the date.</summary>
    public int Rank => (Year ?? 0) * PerYear + Month * PerMonth + Day;
}
