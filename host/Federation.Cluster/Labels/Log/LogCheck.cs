using System.Text.Json;
using Federation.Cluster.Storage;
using Federation.Registry.Labels;
using Federation.Registry.Log.Entries;
using Federation.Registry.Log.Tiles;

namespace Federation.Cluster.Labels.Log;

/// <summary>Reads the whole public log, makes its tiles anew from its entries, replays it, and tells what does not fit with what is stored of tiles and labels.</summary>
internal static class LogCheck
{
    /// <summary>Problems found, for an operator; empty when all is sound, and where there is no log. A label may have gone on after the log: what is committed is logged a moment later.</summary>
    public static async Task<IReadOnlyList<string>> RunAsync(IDirectoryStore store, CancellationToken cancellationToken)
    {
        var problems = new List<string>();
        if (await store.ReadAsync(LogRows.Head, cancellationToken) is not { } head) return problems;
        try
        {
            long size = LogRows.ReadHead(head).Size;
            var growth = new LogGrowth(0, new Dictionary<TileId, ReadOnlyMemory<byte>>());
            var events = new Dictionary<string, List<LabelEvent>>(StringComparer.Ordinal);
            await foreach (string entry in EntriesAsync(store, cancellationToken))
            {
                byte[] bytes = System.Text.Encoding.UTF8.GetBytes(entry);
                growth.Add(LogHash.OfEntry(bytes));
                if (LogEntry.Read(bytes) is not { } read) problems.Add($"Entry {growth.Size - 1} of the public log cannot be read.");
                else if (read is LabelEntry label) (events.TryGetValue(label.Centre, out var own) ? own : events[label.Centre] = []).Add(label.ToEvent());
            }

            if (growth.Size != size) problems.Add($"The public log says it has {size} entries, and has {growth.Size}.");
            foreach (var (tile, hashes) in growth.Changed)
            {
                var row = await store.ReadAsync(LogRows.Tile(tile), cancellationToken);
                if (row is null || !LogRows.ReadTile(row).Hashes.AsSpan().SequenceEqual(hashes)) problems.Add($"Row {LogRows.Tile(tile)} is not what the entries of the public log come to.");
            }

            await CompareAsync(store, events, problems, cancellationToken);
        }
        catch (JsonException)
        {
            problems.Add("A row of the public log cannot be read.");
        }

        return problems;
    }

    /// <summary>What the log says of a label is the beginning of what is stored of it.</summary>
    private static async Task CompareAsync(IDirectoryStore store, Dictionary<string, List<LabelEvent>> events, List<string> problems, CancellationToken cancellationToken)
    {
        await foreach (var row in store.ScanAsync(RowKinds.Label, cancellationToken: cancellationToken))
        {
            if (!events.Remove(row.Key.Id, out var logged) || !LabelArchive.TryRead(row, out var history)) continue; // what cannot be read is told of with the labels
            bool isSame = logged.Count <= history.Events.Length && logged.Zip(history.Events).All(pair => LabelEntry.Of(row.Key.Id, pair.First) == LabelEntry.Of(row.Key.Id, pair.Second));
            if (!isSame) problems.Add($"The public log says something else of the label of centre {row.Key.Id} than row {row.Key}.");
        }

        problems.AddRange(events.Keys.Select(centre => $"The public log tells of a label of centre {centre}, and none is stored."));
    }

    private static async IAsyncEnumerable<string> EntriesAsync(IDirectoryStore store, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in store.ScanAsync(RowKinds.LogEntries, cancellationToken: cancellationToken))
        {
            foreach (string entry in LogRows.ReadEntries(row).Entries) yield return entry;
        }
    }
}
