using Federation.Cluster.Sync;
using Federation.Registry.Hosting;

namespace Federation.Cluster.Members.Hosting;

/// <summary>What a network says of the members of another.</summary>
[GenerateSerializer, Immutable, Alias("hosting-term")]
public sealed record HostingTerm
{
    /// <summary>Null for every network that is not named.</summary>
    [Id(0)]
    public NetworkId? Network { get; init; }

    [Id(1)]
    public required HostingStance Stance { get; init; }

    /// <summary>How many visits a month its centres host of them, all together; null for any number.</summary>
    [Id(2)]
    public int? VisitsPerMonth { get; init; }
}
