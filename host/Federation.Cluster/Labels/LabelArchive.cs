using System.Diagnostics.CodeAnalysis;
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

    /// <summary>False where the row is not the history of its centre's label: it cannot be read, is of another centre, or its events do not follow from one another.</summary>
    internal static bool TryRead(StateRow row, [NotNullWhen(true)] out LabelHistory? history)
    {
        history = null;
        try
        {
            var read = Read(row);
            if (read.Centre.Value == row.Key.Id && !read.Events.Contains(null!) && read.Label.Version > 0) history = read; // JSON has null where this language has none
        }
        catch (Exception failure) when (failure is JsonException or ArgumentException)
        {
            // What a damaged row holds is nobody's history.
        }

        return history is not null;
    }
}
