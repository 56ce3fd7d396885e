using Federation.Cluster.Centres;
using Federation.Cluster.Matching.Decisions;

namespace Federation.Cluster.Matching.Grouping;

/// <summary>A listing that is grouped, and where it stands now.</summary>
/// <param name="CameFrom">The centre that it came over from when it was last moved; null where it never was.</param>
internal readonly record struct PlaceMember(ListingKey Key, CentreId Centre, CentreId? CameFrom);

/// <summary>Two listings that are surely one place by themselves.</summary>
/// <param name="Score">The higher, the surer.</param>
internal readonly record struct SurePair(ListingPair Pair, double Score);
