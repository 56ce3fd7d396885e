using Federation.Cluster.Index;

namespace Federation.Gateway.GraphQL.Centres;

/// <summary>A centre in its list.</summary>
/// <param name="Saved">Metres less each way than to the office; null where no commute is asked about.</param>
internal sealed record CentreEdge(CentreHit Hit, double? Saved);
