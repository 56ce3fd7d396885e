namespace Federation.Cluster.Index;

/// <summary>A page of hits in the query's order.</summary>
/// <param name="More">True when there are more in the direction of reading.</param>
/// <param name="TotalCount">All that the query finds; null where it was not asked.</param>
/// <param name="Facets">Null where they were not asked.</param>
public sealed record CentrePage(IReadOnlyList<CentreHit> Hits, bool More, int? TotalCount, CentreFacets? Facets);
