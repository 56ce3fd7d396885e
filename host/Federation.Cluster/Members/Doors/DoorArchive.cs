using Federation.Cluster.Centres;
using Federation.Cluster.Members.Admissions;
using Federation.Cluster.Storage;

namespace Federation.Cluster.Members.Doors;

/// <summary>Reads whom centres admit from the store: many at once and without waking their doors. Thread safe.</summary>
public sealed class DoorArchive(IDirectoryStore store)
{
    /// <summary>The rules in the order asked; null where a centre never set any.</summary>
    public async Task<IReadOnlyList<AdmissionRules?>> RulesAsync(IReadOnlyList<CentreId> ids, CancellationToken cancellationToken)
    {
        var rows = await store.ReadManyAsync(RowKinds.Door, [.. ids.Select(id => id.Value)], cancellationToken);
        return [.. rows.Select(row => row is null ? null : DoorRecord.Read(row).Rules)];
    }
}
