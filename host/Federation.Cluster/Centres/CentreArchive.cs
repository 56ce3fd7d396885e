using System.Text.Json;
using Federation.Cluster.Json;
using Federation.Cluster.Storage;

namespace Federation.Cluster.Centres;

/// <summary>Reads centres from the store: many at once and without waking their grains. Thread safe.</summary>
public sealed class CentreArchive(IDirectoryStore store)
{
    /// <summary>The centres in the order asked; null where there is none.</summary>
    public async Task<IReadOnlyList<MergedCentre?>> ReadAsync(IReadOnlyList<CentreId> ids, CancellationToken cancellationToken)
    {
        var rows = await store.ReadManyAsync(RowKinds.Centre, [.. ids.Select(id => id.Value)], cancellationToken);
        return [.. rows.Select(row => row is null ? null : MergedCentre.Of(Read(row)))];
    }

    /// <summary>Every centre, in order of id.</summary>
    public IAsyncEnumerable<CentreState> AllAsync(CancellationToken cancellationToken) =>
        store.ScanAsync(RowKinds.Centre, cancellationToken: cancellationToken).Select(Read);

    internal static CentreState Read(StateRow row) =>
        JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.CentreState) ?? throw new JsonException($"Row {row.Key} is empty.");
}
