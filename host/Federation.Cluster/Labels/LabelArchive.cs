using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using Federation.Cluster.Storage;

namespace Federation.Cluster.Labels;

/// <summary>Reads labels from the store: many at once and without waking their grains. Thread safe.</summary>
public sealed class LabelArchive(IDirectoryStore store)
{
    /// <summary>The histories in the order asked; an empty one where a centre was never awarded a label.</summary>
    public async Task<IReadOnlyList<LabelHistory>> ReadAsync(IReadOnlyList<CentreId> ids, CancellationToken cancellationToken)
    {
        var rows = await store.ReadManyAsync(RowKinds.Label, [.. ids.Select(id => id.Value)], cancellationToken);
        return [.. rows.Zip(ids, (row, id) => row is null ? new LabelHistory { Centre = id } : Read(row))];
    }

    internal static LabelHistory Read(StateRow row) =>
        JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.LabelHistory) ?? throw new JsonException($"Row {row.Key} is empty.");
}
