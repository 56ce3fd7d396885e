using System.Collections.Concurrent;
using System.Collections.Frozen;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;
using Federation.Trust.Entities;
using Microsoft.Extensions.Logging;

namespace Federation.Cluster.Federating;

/// <summary>
/// The entities of the federation that are not this directory's own: reads and writes them in the directory's store, where each change counts for every silo at once. Thread safe; who may
/// change them is for the caller to have seen to.
/// </summary>
/// <param name="allowLoopback">Whether an entity may be <c>http</c> on this machine.</param>
/// <param name="log">Is told of rows that cannot be read; null where nobody listens.</param>
public sealed partial class EntityRegister(IDirectoryStore store, TimeProvider clock, bool allowLoopback, ILogger<EntityRegister>? log = null)
{
    /// <summary>What is written lands in one partition.</summary>
    private const string Partition = "federating";

    /// <summary>Rows that were told of, each in its version: they are read at every question.</summary>
    private readonly ConcurrentDictionary<(StateKey Key, long Version), bool> _told = new();

    /// <summary>As stored now. A network whose row cannot be read speaks neither for itself nor is spoken for; "store check" names it.</summary>
    public async Task<RegisteredEntities> ReadAsync(CancellationToken cancellationToken)
    {
        var (networks, unreadable) = (new Dictionary<NetworkId, NetworkEntity>(), new HashSet<NetworkId>());
        await foreach (var row in store.ScanAsync(RowKinds.NetworkEntity, cancellationToken: cancellationToken))
        {
            if (EntityCheck.ReadSound(row) is { } network)
            {
                networks.Add(network.Network, network);
                continue;
            }

            if (NetworkId.TryParse(row.Key.Id, out var id)) unreadable.Add(id);
            if (log is not null && _told.TryAdd((row.Key, row.Version), true)) LogUnreadable(log, row.Key);
        }

        var denied = await store.ScanIdsAsync(RowKinds.DeniedEntity, cancellationToken: cancellationToken).Select(id => EntityId.TryParse(id, allowLoopback: true, out var entity) ? entity : default).Where(entity => entity != default).ToListAsync(cancellationToken);
        return new RegisteredEntities(networks.ToFrozenDictionary(), denied.Concat(denied.Select(entity => entity.Twin)).ToFrozenSet()) { Unreadable = unreadable.ToFrozenSet() };
    }

    /// <summary>Takes a network's own entity, in the place of one before.</summary>
    /// <param name="anchor">This directory's own id: nobody else has one below it. Null where it is not known.</param>
    public async Task<EntityAnswer> SetAsync(EntityOrder order, EntityId? anchor, CancellationToken cancellationToken)
    {
        var (ordered, refusal) = OrderedEntity.Read(order, anchor, allowLoopback);
        if (ordered is null) return refusal!; // One of both is there.
        var entity = ordered.Entity;
        // Read first: who takes the same id from here on changes this row.
        var owner = await store.ReadAsync(EntityOwner.KeyOf(entity), cancellationToken);
        var registered = await ReadAsync(cancellationToken);
        if (registered.IsDenied(entity)) return EntityAnswer.Refused(EntityCodes.Removed, "The entity was removed from the federation.");
        if (registered.Networks.Values.Any(other => other.Network != order.Network && (other.Entity == entity.Value || other.Entity == entity.Twin.Value))) return EntityAnswer.Refused(EntityCodes.Taken, "Another network has this entity id.");
        var row = await store.ReadAsync(NetworkEntity.KeyOf(order.Network), cancellationToken);
        List<StateWrite> writes =
        [
            new NetworkEntity { Network = order.Network, Entity = entity.Value, Keys = ordered.Keys, Permitted = [.. order.Permitted], IsJoined = order.IsJoined, Since = clock.GetUtcNow(), By = order.By }.Write(row?.Version ?? 0),
            new EntityOwner { Network = order.Network }.Write(entity, owner?.Version ?? 0),
        ];
        if (row is not null && await ReleaseAsync(row, entity, cancellationToken) is { } former) writes.Add(former);
        return await CommitAsync(cancellationToken, writes);
    }

    /// <summary>Takes a network's own entity away: this directory speaks for the network again, and what was signed for that entity counts no more.</summary>
    public async Task<EntityAnswer> RemoveAsync(NetworkId network, string by, CancellationToken cancellationToken)
    {
        if (await store.ReadAsync(NetworkEntity.KeyOf(network), cancellationToken) is not { } row) return EntityAnswer.Refused(EntityCodes.Unknown, "The network has no entity of its own.");
        List<StateWrite> writes = [new StateWrite(row.Key, row.Version, null)];
        if (EntityCheck.ReadSound(row)?.Entity is { } entity)
        {
            var denied = await store.ReadAsync(DeniedEntity.KeyOf(entity), cancellationToken);
            writes.Add(new DeniedEntity { Entity = entity, Since = clock.GetUtcNow(), By = by }.Write(denied?.Version ?? 0));
        }

        if (await ReleaseAsync(row, null, cancellationToken) is { } former) writes.Add(former);
        return await CommitAsync(cancellationToken, writes);
    }

    /// <summary>Removes an entity from the federation, with all below it; or lets it in again. A slash at the end of an id makes no difference here.</summary>
    /// <param name="anchor">This directory's own id, which stays. Null where it is not known.</param>
    public async Task<EntityAnswer> DenyAsync(string entity, bool isDenied, EntityId? anchor, string by, CancellationToken cancellationToken)
    {
        if (!EntityId.TryParse(entity, allowLoopback, out var id)) return EntityAnswer.Refused(Federation.Trust.TrustCodes.BadEntityId, "This is no entity id.");
        if (isDenied && anchor is { } own && (id == own || id.Twin == own)) return EntityAnswer.Refused(EntityCodes.Anchor, "This is the directory itself.");
        List<StateRow> rows = [];
        foreach (var written in new[] { id, id.Twin })
        {
            if (await store.ReadAsync(DeniedEntity.KeyOf(written.Value), cancellationToken) is { } row) rows.Add(row);
        }

        if (isDenied == rows.Count > 0) return EntityAnswer.Done;
        return await CommitAsync(cancellationToken, isDenied ? [new DeniedEntity { Entity = id.Value, Since = clock.GetUtcNow(), By = by }.Write(0)] : [.. rows.Select(row => new StateWrite(row.Key, row.Version, null))]);
    }

    /// <summary>That the entity of a row is its network's no more; null where it stays, or nothing says that it is.</summary>
    /// <param name="next">The entity in its place.</param>
    private async Task<StateWrite?> ReleaseAsync(StateRow row, EntityId? next, CancellationToken cancellationToken)
    {
        if (EntityCheck.ReadSound(row) is not { } network || !EntityId.TryParse(network.Entity, allowLoopback: true, out var former)) return null;
        var key = EntityOwner.KeyOf(former);
        if (next is { } entity && EntityOwner.KeyOf(entity) == key) return null;
        return await store.ReadAsync(key, cancellationToken) is { } owner ? new StateWrite(key, owner.Version, null) : null;
    }

    private async Task<EntityAnswer> CommitAsync(CancellationToken cancellationToken, IReadOnlyList<StateWrite> writes)
    {
        try
        {
            await store.CommitAsync(new StoreBatch { PartitionKey = Partition, Writes = writes }, cancellationToken);
            return EntityAnswer.Done;
        }
        catch (VersionConflictException)
        {
            return EntityAnswer.Refused(EntityCodes.Changed, "Somebody changed the same at the same moment.");
        }
    }

    [LoggerMessage(LogLevel.Error, "Row {Row} is not the entity of its network, which is in no federation until an operator registers it anew or takes it away.")]
    private static partial void LogUnreadable(ILogger log, StateKey row);
}
