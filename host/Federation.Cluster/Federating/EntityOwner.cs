using System.Text.Json;
using Federation.Cluster.Json;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;
using Federation.Trust.Entities;

namespace Federation.Cluster.Federating;

/// <summary>The network that took an entity id last. Whose it is now its <see cref="NetworkEntity"/> says; this row is written with it, so that of two networks that take one id at a time one is refused. Stored.</summary>
public sealed record EntityOwner
{
    public required NetworkId Network { get; init; }

    /// <summary>One row for both ways of writing an id, with a slash at its end and without.</summary>
    internal static StateKey KeyOf(EntityId entity) => new(RowKinds.EntityOwner, entity.Value.TrimEnd('/'));

    internal StateWrite Write(EntityId entity, long version) => new(KeyOf(entity), version, JsonSerializer.SerializeToUtf8Bytes(this, ClusterJson.Default.EntityOwner));
}
