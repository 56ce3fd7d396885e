using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using Federation.Cluster.Storage;

namespace Federation.Cluster.Sync;

/// <summary>
/// After a complete run: marks the listings that it did not show as stale, and lets go of the quarantine that it did not repeat.
/// Nothing is deleted.
/// </summary>
internal sealed class Sweep(IDirectoryStore store, IGrainFactory grains, TimeProvider clock, RunJournal journal, RunMemory memory)
{
    /// <summary>Listings marked per commit.</summary>
    private const int AtOnce = 500;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var missing = new List<(StateRow Row, Binding Binding, ListingKey Key)>();
        await foreach (var row in store.ScanAsync(RowKinds.Binding, $"{journal.Record.Network}/", cancellationToken))
        {
            if (!ListingKey.TryParse(row.Key.Id, out var key) || memory.HasMet(key.SourceId)) continue;
            var binding = JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.Binding);
            if (binding is { Stale: false } or { Pending: true }) missing.Add((row, binding, key));
        }

        foreach (var chunk in missing.Chunk(AtOnce)) await MarkAsync(chunk, cancellationToken);
        var released = memory.Released().ToList();
        if (released.Count > 0) await journal.CommitAsync(journal.Record, released, cancellationToken);
    }

    /// <summary>True when the network has listings, so that a source that suddenly shows none has not emptied but broken.</summary>
    public static async Task<bool> KnowsListingsAsync(IDirectoryStore store, NetworkId network, CancellationToken cancellationToken) =>
        await store.ScanAsync(RowKinds.Binding, $"{network}/", cancellationToken).AnyAsync(cancellationToken);

    private async Task MarkAsync((StateRow Row, Binding Binding, ListingKey Key)[] missing, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await journal.CommitAsync(journal.Record, Writes(missing, later: 0, binding => binding with { Pending = true }), cancellationToken);
        var changes = await Task.WhenAll(missing.Select(listing => grains.GetGrain<ICentreGrain>(listing.Binding.Centre.Value)
            .Apply(new CentreCommand.MarkStale { Key = listing.Key, At = now, Run = journal.Record.Id })));
        var counts = journal.Record.Counts with { Stale = journal.Record.Counts.Stale + changes.Count(change => change is not null) };
        await journal.CommitAsync(journal.Record with { Counts = counts }, Writes(missing, later: 1, binding => binding with { Stale = true, Pending = false }), CancellationToken.None);
    }

    /// <param name="later">How often the rows were written since they were read.</param>
    private static IReadOnlyList<StateWrite> Writes((StateRow Row, Binding Binding, ListingKey Key)[] missing, int later, Func<Binding, Binding> change) =>
        [.. missing.Select(listing => new StateWrite(listing.Row.Key, listing.Row.Version + later, JsonSerializer.SerializeToUtf8Bytes(change(listing.Binding), ClusterJson.Default.Binding)))];
}
