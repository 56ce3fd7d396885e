using System.Runtime.CompilerServices;
using System.Text.Json;
using Federation.Cluster.Storage;
using Federation.Registry.Labels;
using Federation.Registry.Log.Entries;
using Federation.Registry.Log.Tiles;

namespace Federation.Cluster.Labels.Log;

/// <summary>Reads the whole public log, makes its tiles anew from its entries, replays it, and tells what does not fit with what is stored of tiles and labels. A host may be at work: it is the log of one moment that is looked at.</summary>
internal static class LogCheck
{
    /// <summary>How much of the feed is read at once.</summary>
    private const int BatchesAtOnce = 500;

    /// <summary>Problems found, for an operator; empty when all is sound, and where there is no log. A label may have gone on after the log in what the feed tells after the log's position, and nowhere else.</summary>
    public static async Task<IReadOnlyList<string>> RunAsync(IDirectoryStore store, CancellationToken cancellationToken)
    {
        var problems = new List<string>();
        if (await store.ReadAsync(LogRows.Head, cancellationToken) is not { } head) return problems;
        try
        {
            var log = LogRows.ReadHead(head);
            if (!FeedCursor.TryParse(log.Cursor, out var position)) return [$"Row {LogRows.Head} names no position of the feed."];
            var events = await WalkAsync(store, head.Version, log.Size, problems, cancellationToken);
            await CompareAsync(store, position, events, problems, cancellationToken);
        }
        catch (JsonException)
        {
            problems.Add("A row of the public log cannot be read.");
        }

        return problems;
    }

    /// <returns>What the log tells of each centre's label.</returns>
    private static async Task<Dictionary<string, List<LabelEvent>>> WalkAsync(IDirectoryStore store, long version, long size, List<string> problems, CancellationToken cancellationToken)
    {
        var growth = new LogGrowth(0, new Dictionary<TileId, ReadOnlyMemory<byte>>());
        var events = new Dictionary<string, List<LabelEvent>>(StringComparer.Ordinal);
        await foreach (string entry in EntriesAsync(store, cancellationToken).Take((int)Math.Min(size, int.MaxValue)))
        {
            byte[] bytes = System.Text.Encoding.UTF8.GetBytes(entry);
            growth.Add(LogHash.OfEntry(bytes));
            if (LogEntry.Read(bytes) is not { } read) problems.Add($"Entry {growth.Size - 1} of the public log cannot be read.");
            else if (read is LabelEntry label) (events.TryGetValue(label.Centre, out var own) ? own : events[label.Centre] = []).Add(label.ToEvent());
        }

        if (growth.Size != size) problems.Add($"The public log says it has {size} entries, and has {growth.Size}.");
        var longer = new List<string>();
        foreach (var (tile, hashes) in growth.Changed)
        {
            var row = await store.ReadAsync(LogRows.Tile(tile), cancellationToken);
            byte[] stored = row is null ? [] : LogRows.ReadTile(row).Hashes;
            string problem = $"Row {LogRows.Tile(tile)} is not what the entries of the public log come to.";
            if (!stored.AsSpan().StartsWith(hashes)) problems.Add(problem);
            else if (stored.Length > hashes.Length) longer.Add(problem);
        }

        // A log that grew meanwhile has more hashes than it had.
        if ((await store.ReadAsync(LogRows.Head, cancellationToken))?.Version == version) problems.AddRange(longer);
        return events;
    }

    /// <summary>What the log says of a label is what is stored of it, but for what the log has yet to read.</summary>
    private static async Task CompareAsync(IDirectoryStore store, FeedCursor position, Dictionary<string, List<LabelEvent>> events, List<string> problems, CancellationToken cancellationToken)
    {
        var ahead = new Dictionary<string, int>(StringComparer.Ordinal);
        await foreach (var row in store.ScanAsync(RowKinds.Label, cancellationToken: cancellationToken))
        {
            var logged = events.Remove(row.Key.Id, out var own) ? own : [];
            if (!LabelArchive.TryRead(row, out var history)) continue; // what cannot be read is told of with the labels
            bool isBeginning = logged.Count <= history.Events.Length && logged.Zip(history.Events).All(pair => LabelEntry.Of(row.Key.Id, pair.First) == LabelEntry.Of(row.Key.Id, pair.Second));
            if (!isBeginning) problems.Add($"The public log says something else of the label of centre {row.Key.Id} than row {row.Key}.");
            else if (logged.Count < history.Events.Length) ahead.Add(row.Key.Id, history.Events.Length - logged.Count);
        }

        problems.AddRange(events.Keys.Select(centre => $"The public log tells of a label of centre {centre}, and none is stored."));

        // After the rows: the feed has by now what they told.
        await foreach (string centre in ToldAsync(store, position, cancellationToken))
        {
            if (ahead.TryGetValue(centre, out int left)) ahead[centre] = left - 1;
        }

        problems.AddRange(ahead.Where(centre => centre.Value > 0).Select(centre => $"The public log has come past {centre.Value} events of the label of centre {centre.Key} and does not have them."));
    }

    private static async IAsyncEnumerable<string> EntriesAsync(IDirectoryStore store, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in store.ScanAsync(RowKinds.LogEntries, cancellationToken: cancellationToken))
        {
            foreach (string entry in LogRows.ReadEntries(row).Entries) yield return entry;
        }
    }

    /// <summary>The centre of each event of a label that the feed tells after a position.</summary>
    private static async IAsyncEnumerable<string> ToldAsync(IDirectoryStore store, FeedCursor position, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var slice = await store.ReadFeedAsync(position, BatchesAtOnce, cancellationToken); slice.Batches.Count > 0; slice = await store.ReadFeedAsync(slice.Next, BatchesAtOnce, cancellationToken))
        {
            foreach (var told in slice.Batches.SelectMany(batch => batch.Events).Where(told => told.Subject.Kind == RowKinds.Label)) yield return told.Subject.Id;
        }
    }
}
