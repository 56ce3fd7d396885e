namespace Federation.Cluster.Index;

/// <summary>A centre that a query found.</summary>
/// <param name="Place">Where it stands in the version that was asked.</param>
/// <param name="Distance">Metres from the query's point; null where it named none.</param>
/// <param name="Order">What the list goes by.</param>
/// <param name="Rank">See <see cref="PageCursor.Rank"/>.</param>
public sealed record CentreHit(CentrePlace Place, double? Distance, CentreOrder Order, double Rank)
{
    public IndexedCentre Centre => Place.Centre;

    /// <summary>Where this hit stands in the query's order.</summary>
    public PageCursor Cursor => new(Order, Rank, Centre.SortName, Centre.Id);
}
