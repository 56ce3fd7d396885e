using Federation.Cluster.Centres;
using Federation.Cluster.Sync;

namespace Federation.Gateway.Identity.Federating.Entities;

/// <summary>An entity of the federation for which this directory speaks: itself, a network without an entity of its own, or a centre. Which there are is not said by it.</summary>
/// <param name="Network">Null but for a network.</param>
/// <param name="Centre">Null but for a centre.</param>
internal readonly record struct HostedEntity(NetworkId? Network, CentreId? Centre)
{
    public static HostedEntity Anchor => default;

    public static HostedEntity Of(NetworkId network) => new(network, null);

    public static HostedEntity Of(CentreId centre) => new(null, centre);

    public bool IsAnchor => Network is null && Centre is null;
}
