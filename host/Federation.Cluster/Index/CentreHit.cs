namespace Federation.Cluster.Index;

/// <summary>A centre that a query found.</summary>
/// <param name="Distance">Metres from the query's point; null where it named none.</param>
public sealed record CentreHit(IndexedCentre Centre, double? Distance)
{
    /// <summary>Where this hit stands in the query's order.</summary>
    public PageCursor Cursor => new(Distance, Centre.SortName, Centre.Id);
}
