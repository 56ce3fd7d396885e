using Federation.Cluster.Sync;

namespace Federation.Cluster.Members.Hosting;

/// <summary>A network's terms, and how often they were set.</summary>
[GenerateSerializer, Immutable, Alias("hosting-view")]
public sealed record HostingView
{
    [Id(0)]
    public required NetworkId Network { get; init; }

    /// <summary>What whoever sets the terms names as looked at; 0 before the first time.</summary>
    [Id(1)]
    public required int Version { get; init; }

    /// <summary>Null where they were never set: centres decide by their rules alone.</summary>
    [Id(2)]
    public HostingTerms? Terms { get; init; }
}
