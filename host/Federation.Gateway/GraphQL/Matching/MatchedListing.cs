using Federation.Cluster.Centres;

namespace Federation.Gateway.GraphQL.Matching;

/// <summary>A listing that a person compares with another.</summary>
/// <param name="Centre">The centre that it speaks for; null where it speaks for none any more.</param>
internal sealed record MatchedListing(ListingKey Key, CentreId? Centre);
