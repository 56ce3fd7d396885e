using Federation.Cluster.Centres;
using Federation.Cluster.Storage;

namespace Federation.Cluster.Members.Doors;

/// <summary>Reads whom centres admit, and who keeps their doors, from the store: many at once and without waking their doors. Thread safe.</summary>
public sealed class DoorArchive(IDirectoryStore store)
{
    /// <summary>In the order asked.</summary>
    public async Task<IReadOnlyList<DoorTerms>> ReadAsync(IReadOnlyList<CentreId> ids, CancellationToken cancellationToken)
    {
        var rows = await store.ReadManyAsync(RowKinds.Door, [.. ids.Select(id => id.Value)], cancellationToken);
        return [.. rows.Select(row => row is not null && DoorRecord.Read(row) is var door ? new DoorTerms(door.Keeper, door.Rules, door.CountedOn) { Former = door.Former ?? [] } : DoorTerms.None)];
    }
}
