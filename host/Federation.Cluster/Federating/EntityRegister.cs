using System.Collections.Frozen;
using System.Text;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;
using Federation.Trust.Entities;
using Federation.Trust.Keys;

namespace Federation.Cluster.Federating;

/// <summary>
/// The entities of the federation that are not this directory's own: reads and writes them in the directory's store, where each change counts for every silo at once. Thread safe; who may
/// change them is for the caller to have seen to.
/// </summary>
/// <param name="allowLoopback">Whether an entity may be <c>http</c> on this machine.</param>
public sealed class EntityRegister(IDirectoryStore store, TimeProvider clock, bool allowLoopback)
{
    private const int MostPermitted = 20;

    /// <summary>What is written lands in one partition.</summary>
    private const string Partition = "federating";

    /// <summary>As stored now. A row that cannot be read is passed over: "store check" names it.</summary>
    public async Task<RegisteredEntities> ReadAsync(CancellationToken cancellationToken)
    {
        var networks = await store.ScanAsync(RowKinds.NetworkEntity, cancellationToken: cancellationToken).Select(EntityCheck.ReadSound).OfType<NetworkEntity>().ToListAsync(cancellationToken);
        var denied = await store.ScanIdsAsync(RowKinds.DeniedEntity, cancellationToken: cancellationToken).Select(id => EntityId.TryParse(id, allowLoopback: true, out var entity) ? entity : default).ToListAsync(cancellationToken);
        return new RegisteredEntities(networks.ToFrozenDictionary(network => network.Network), denied.ToFrozenSet());
    }

    /// <summary>Takes a network's own entity, in the place of one before.</summary>
    /// <param name="anchor">This directory's own id: nobody else has one below it. Null where it is not known.</param>
    public async Task<EntityAnswer> SetAsync(EntityOrder order, EntityId? anchor, CancellationToken cancellationToken)
    {
        if (!EntityId.TryParse(order.Entity, allowLoopback, out var entity)) return EntityAnswer.Refused(Federation.Trust.TrustCodes.BadEntityId, "This is no entity id: an https address in lower case without query and fragment is one.");
        if (anchor is { } own && IsAt(own, entity)) return EntityAnswer.Refused(EntityCodes.Hosted, "The entity id is this directory's own.");
        if (!FederationKeySet.Read(Encoding.UTF8.GetBytes(order.Keys)).TryGet(out var keys, out var refusal)) return EntityAnswer.Refused(refusal.Code, refusal.Message);
        if (order.Permitted.Count > MostPermitted || order.Permitted.Any(name => !IsHost(name))) return EntityAnswer.Refused(Federation.Trust.TrustCodes.BadConstraints, $"Up to {MostPermitted} names of hosts in full may be permitted, each with a dot before it for all below it.");
        if ((await ReadAsync(cancellationToken)).Of(entity) is { } other && other.Network != order.Network) return EntityAnswer.Refused(EntityCodes.Taken, "Another network has this entity id.");
        var row = await store.ReadAsync(NetworkEntity.KeyOf(order.Network), cancellationToken);
        return await CommitAsync(cancellationToken, new NetworkEntity { Network = order.Network, Entity = entity.Value, Keys = keys.Json, Permitted = [.. order.Permitted], IsJoined = order.IsJoined, Since = clock.GetUtcNow(), By = order.By }.Write(row?.Version ?? 0));
    }

    /// <summary>Takes a network's own entity away: this directory speaks for the network again, and what was signed for that entity counts no more.</summary>
    public async Task<EntityAnswer> RemoveAsync(NetworkId network, string by, CancellationToken cancellationToken)
    {
        if (await store.ReadAsync(NetworkEntity.KeyOf(network), cancellationToken) is not { } row) return EntityAnswer.Refused(EntityCodes.Unknown, "The network has no entity of its own.");
        string entity = NetworkEntity.Read(row).Entity;
        var denied = await store.ReadAsync(DeniedEntity.KeyOf(entity), cancellationToken);
        return await CommitAsync(
            cancellationToken,
            new StateWrite(row.Key, row.Version, null),
            new DeniedEntity { Entity = entity, Since = clock.GetUtcNow(), By = by }.Write(denied?.Version ?? 0));
    }

    /// <summary>Removes an entity from the federation, with all below it; or lets it in again.</summary>
    public async Task<EntityAnswer> DenyAsync(string entity, bool isDenied, string by, CancellationToken cancellationToken)
    {
        if (!EntityId.TryParse(entity, allowLoopback, out var id)) return EntityAnswer.Refused(Federation.Trust.TrustCodes.BadEntityId, "This is no entity id.");
        var row = await store.ReadAsync(DeniedEntity.KeyOf(id.Value), cancellationToken);
        if (isDenied == row is not null) return EntityAnswer.Done;
        return await CommitAsync(cancellationToken, row is null ? new DeniedEntity { Entity = id.Value, Since = clock.GetUtcNow(), By = by }.Write(0) : new StateWrite(row.Key, row.Version, null));
    }

    private async Task<EntityAnswer> CommitAsync(CancellationToken cancellationToken, params IReadOnlyList<StateWrite> writes)
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

    /// <summary>By its host, whatever the port: names are what a chain is held to. On one machine, where things are tried, there are ports alone.</summary>
    private static bool IsAt(EntityId anchor, EntityId entity) =>
        new Uri(anchor.Value).IsLoopback ? (entity.Value + "/").StartsWith(anchor.Value.TrimEnd('/') + "/", StringComparison.Ordinal) : entity.Host == anchor.Host;

    private static bool IsHost(string name) => name.Length <= 254 && Uri.CheckHostName(name.StartsWith('.') ? name[1..] : name) == UriHostNameType.Dns;
}
