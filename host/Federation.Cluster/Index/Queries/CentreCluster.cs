using Federation.Cluster.Centres;

namespace Federation.Cluster.Index;

/// <summary>Centres that a map shows as one, because they would cover each other.</summary>
/// <param name="Count">How many; 1 or more.</param>
/// <param name="Middle">The mean of their places.</param>
/// <param name="Box">The smallest that holds them.</param>
/// <param name="Only">The centre where it is but one; null for several.</param>
public sealed record CentreCluster(int Count, Location Middle, GeoBox Box, CentrePlace? Only);
