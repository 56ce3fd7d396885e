namespace Federation.Cluster.Index;

/// <summary>A page of hits in the query's order.</summary>
/// <param name="More">True when there are more in the direction of reading.</param>
public sealed record CentrePage(IReadOnlyList<CentreHit> Hits, bool More);
