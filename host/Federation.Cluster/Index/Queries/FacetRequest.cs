using Federation.Registry.Criteria;

namespace Federation.Cluster.Index;

/// <summary>How to count by label.</summary>
/// <param name="Axis">On this axis; null for the level overall.</param>
/// <param name="At">When it has to be held.</param>
public sealed record FacetRequest(Axis? Axis, DateTimeOffset At);
