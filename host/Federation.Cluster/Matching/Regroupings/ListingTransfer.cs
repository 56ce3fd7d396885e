using Federation.Cluster.Centres;

namespace Federation.Cluster.Matching.Regroupings;

/// <summary>A listing that goes over from one centre to another.</summary>
[GenerateSerializer, Immutable, Alias("listing-transfer")]
public sealed record ListingTransfer([property: Id(0)] ListingKey Key, [property: Id(1)] CentreId From, [property: Id(2)] CentreId To);
