using System.Collections.Frozen;
using Federation.Cluster.Sync;
using Federation.Trust.Entities;

namespace Federation.Cluster.Federating;

/// <summary>Who speaks for itself in the federation and who was removed from it, at one moment. Immutable.</summary>
/// <param name="Networks">Those with an entity id of their own.</param>
/// <param name="Denied">Everybody who was removed, each in both ways of writing it, with a slash at its end and without.</param>
public sealed record RegisteredEntities(FrozenDictionary<NetworkId, NetworkEntity> Networks, FrozenSet<EntityId> Denied)
{
    /// <summary>Networks of which is stored that they speak for themselves, and not how: nobody speaks for them until an operator saw to it.</summary>
    public FrozenSet<NetworkId> Unreadable { get; init; } = [];

    /// <summary>Whether an entity was removed.</summary>
    public bool IsDenied(EntityId entity) => Denied.Contains(entity);

    /// <summary>The network whose own entity it is; null where it is nobody's.</summary>
    public NetworkEntity? Of(EntityId entity) => Networks.Values.FirstOrDefault(network => network.Entity == entity.Value);
}
