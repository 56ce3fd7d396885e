namespace Federation.Cluster.Index;

/// <summary>A centre that a query found.</summary>
/// <param name="Distance">Metres from the query's point; null where it named none.</param>
/// <param name="Cursor">Where this hit stands in the query's order.</param>
public sealed record CentreHit(IndexedCentre Centre, double? Distance, PageCursor Cursor);
