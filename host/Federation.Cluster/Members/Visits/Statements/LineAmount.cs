namespace Federation.Cluster.Members.Visits.Statements;

/// <summary>Days and visits of a line, or of a change to one.</summary>
internal readonly record struct LineAmount(int VisitorDays, int Visits, int DoubtfulDays = 0, int DoubtfulVisits = 0)
{
    public static LineAmount operator +(LineAmount one, LineAmount other) => new(one.VisitorDays + other.VisitorDays, one.Visits + other.Visits, one.DoubtfulDays + other.DoubtfulDays, one.DoubtfulVisits + other.DoubtfulVisits);

    public static LineAmount operator -(LineAmount one, LineAmount other) => new(one.VisitorDays - other.VisitorDays, one.Visits - other.Visits, one.DoubtfulDays - other.DoubtfulDays, one.DoubtfulVisits - other.DoubtfulVisits);

    /// <summary>Nobody is billed less than nothing, nor for more days than visits.</summary>
    public LineAmount Possible => Math.Max(0, Visits) is var visits ? this with { VisitorDays = Math.Clamp(VisitorDays, 0, visits), Visits = visits } : default;

    /// <summary>What is billed alone.</summary>
    public LineAmount Billed => new(VisitorDays, Visits);

    /// <summary>
    /// What is left of a concession once the count itself has moved: as far as it went the same way, it did what was conceded. So five that were conceded and are erased later are taken once.
    /// </summary>
    public LineAmount After(LineAmount moved) => new(Left(VisitorDays, moved.VisitorDays), Left(Visits, moved.Visits));

    private static int Left(int conceded, int moved) => conceded < 0 ? Math.Min(0, conceded - Math.Min(0, moved)) : Math.Max(0, conceded - Math.Max(0, moved));
}
