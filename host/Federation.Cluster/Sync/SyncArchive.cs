using System.Text.Json;
using Federation.Cluster.Json;
using Federation.Cluster.Storage;

namespace Federation.Cluster.Sync;

/// <summary>Reads networks, runs and quarantine from the store, without waking grains. Thread safe.</summary>
public sealed class SyncArchive(IDirectoryStore store)
{
    /// <summary>Every network, in order of id.</summary>
    public async Task<IReadOnlyList<NetworkDefinition>> NetworksAsync(CancellationToken cancellationToken) =>
        await store.ScanAsync(RowKinds.Network, cancellationToken: cancellationToken)
            .Select(row => JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.NetworkRecord)?.Definition)
            .OfType<NetworkDefinition>()
            .ToListAsync(cancellationToken);

    /// <summary>The last runs of one network, newest first; at most <paramref name="most"/>.</summary>
    public async Task<IReadOnlyList<RunRecord>> RunsAsync(NetworkId network, int most, CancellationToken cancellationToken) =>
        await store.ScanAsync(RowKinds.Run, $"{network}/", cancellationToken).Take(most).Select(ReadRun).ToListAsync(cancellationToken);

    /// <summary>Null where there is no such run.</summary>
    public async Task<RunRecord?> RunAsync(NetworkId network, string run, CancellationToken cancellationToken) =>
        await store.ReadAsync(new StateKey(RowKinds.Run, RunRecord.RowIdOf(network, run)), cancellationToken) is { } row ? ReadRun(row) : null;

    /// <summary>Runs in the order asked, in one read; null where there is no such run.</summary>
    public async Task<IReadOnlyList<RunRecord?>> RunsAsync(IReadOnlyList<(NetworkId Network, string Run)> keys, CancellationToken cancellationToken)
    {
        var rows = await store.ReadManyAsync(RowKinds.Run, [.. keys.Select(key => RunRecord.RowIdOf(key.Network, key.Run))], cancellationToken);
        return [.. rows.Select(row => row is null ? null : ReadRun(row))];
    }

    /// <summary>The records of one network that wait for the source, or its mapping, to be mended.</summary>
    public IAsyncEnumerable<QuarantinedRecord> QuarantineAsync(NetworkId network, CancellationToken cancellationToken) =>
        store.ScanAsync(RowKinds.Quarantine, $"{network}/", cancellationToken)
            .Select(ReadQuarantined);

    /// <summary>The same with the id of each row, for reading in pages.</summary>
    /// <param name="after">Only rows after this one; null for all.</param>
    public IAsyncEnumerable<(string Id, QuarantinedRecord Record)> QuarantineRowsAsync(NetworkId network, string? after, CancellationToken cancellationToken) =>
        store.ScanAsync(RowKinds.Quarantine, $"{network}/", cancellationToken)
            .Where(row => after is null || string.CompareOrdinal(row.Key.Id, after) > 0)
            .Select(row => (row.Key.Id, ReadQuarantined(row)));

    internal static RunRecord ReadRun(StateRow row) =>
        JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.RunRecord) ?? throw new JsonException($"Row {row.Key} is empty.");

    private static QuarantinedRecord ReadQuarantined(StateRow row) =>
        JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.QuarantinedRecord) ?? throw new JsonException($"Row {row.Key} is empty.");
}
