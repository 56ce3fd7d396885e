using System.Text;
using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using Federation.Cluster.Labels.Certificates;
using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Grains;
using Federation.Registry.Log.Entries;
using Federation.Registry.Log.Tiles;
using Microsoft.Extensions.Logging;

namespace Federation.Cluster.Labels.Log;

/// <summary>A thin shell over <see cref="LogGrowth"/>: reads the feed, and writes entries, tiles and how far it has come in one commit. What was written is never written otherwise.</summary>
internal sealed partial class LogGrain([PersistentState(RowKinds.Log, DirectoryGrainStorage.Name)] IPersistentState<LogRecord> state, IDirectoryStore store, ILogger<LogGrain> log) : Grain, ILogGrain
{
    /// <summary>Batches of the feed read, and with what they tell of labels written, at once.</summary>
    private const int BatchesAtOnce = 500;

    /// <summary>In one turn, so that nobody waits longer than a call may take.</summary>
    private const int MostSlices = 20;

    /// <summary>After so many that tell nothing of labels it is put down how far was read.</summary>
    private const int MostUnwritten = 100_000;

    private FeedCursor? _read;
    private int _unwritten;

    public async Task<bool> CatchUp()
    {
        var head = await store.HeadAsync();
        _read ??= FeedCursor.TryParse(state.State.Cursor, out var stored) ? stored : throw new InvalidOperationException($"Row {LogRows.Head} names no position of the feed.");
        for (int slices = 0; !_read.HasReached(head); slices++)
        {
            if (slices == MostSlices) return false;
            var slice = await store.ReadFeedAsync(_read, BatchesAtOnce);
            if (slice.Batches.Count == 0) break;
            var entries = slice.Batches.SelectMany(batch => batch.Events).Select(Entry).OfType<Logged>().ToList();
            if (entries.Count > 0 || (_unwritten += slice.Batches.Count) >= MostUnwritten) await WriteAsync(entries, slice.Next);
            _read = slice.Next;
        }

        return true;
    }

    private async Task WriteAsync(IReadOnlyList<Logged> entries, FeedCursor next)
    {
        try
        {
            var rows = entries.Count == 0 ? [] : await RowsAsync(entries);
            state.State.Take(state.State.Size + entries.Count, next, rows);
            await state.WriteStateAsync();
            _unwritten = 0;
        }
        catch
        {
            // What is in memory is not what is stored: the next activation reads again.
            DeactivateOnIdle();
            throw;
        }
    }

    private async Task<IReadOnlyList<StateWrite>> RowsAsync(IReadOnlyList<Logged> entries)
    {
        long size = state.State.Size;
        var rows = new Dictionary<StateKey, long>();
        var edge = await LogTiles.ReadAsync(store, size, LogTree.Edge(size), rows, CancellationToken.None);
        var growth = new LogGrowth(size, edge);
        foreach (var (_, bytes) in entries) growth.Add(LogHash.OfEntry(bytes));
        return
        [
            .. growth.Changed.Select(tile => Write(LogRows.Tile(tile.Tile), LogRows.Body(new LogTileRow(tile.Hashes)))),
            .. await BundlesAsync(size, entries, rows),
            .. entries.Select((entry, number) => Write(entry.Place, LogRows.Body(new LogPlaceRow(size + number)))),
        ];

        StateWrite Write(StateKey key, ReadOnlyMemory<byte> body) => new(key, rows.GetValueOrDefault(key), body);
    }

    private async Task<IReadOnlyList<StateWrite>> BundlesAsync(long size, IReadOnlyList<Logged> entries, Dictionary<StateKey, long> rows)
    {
        var bundles = new List<StateWrite>();
        for (int taken = 0; taken < entries.Count;)
        {
            long number = (size + taken) / TileId.Width;
            int before = (int)((size + taken) % TileId.Width);
            var key = LogRows.Entries(number);
            IReadOnlyList<string> kept = [];
            if (before > 0 && taken == 0)
            {
                var row = await store.ReadAsync(key) ?? throw new JsonException($"Row {key} is missing.");
                kept = LogRows.ReadEntries(row).Entries;
                rows[key] = row.Version;
                if (kept.Count != before) throw new JsonException($"Row {key} has {kept.Count} entries of a log where there are {before}.");
            }

            var own = entries.Skip(taken).Take(TileId.Width - before).Select(entry => Encoding.UTF8.GetString(entry.Bytes)).ToList();
            bundles.Add(new StateWrite(key, rows.GetValueOrDefault(key), LogRows.Body(new LogEntriesRow([.. kept, .. own]))));
            taken += own.Count;
        }

        return bundles;
    }

    /// <summary>Null for what is not of labels, and for what nobody can read.</summary>
    private Logged? Entry(FeedEvent told)
    {
        try
        {
            return told.Subject.Kind switch
            {
                RowKinds.Label when CentreId.TryParse(told.Subject.Id, out var centre) && JsonSerializer.Deserialize(told.Body.Span, ClusterJson.Default.LabelEvent) is { } happened =>
                    new Logged(LogRows.Place(centre, happened.Version), LabelEntry.Of(centre.Value, happened).ToBytes()),
                RowKinds.Certificate when CertificateId.TryParse(told.Subject.Id, out var id) && JsonSerializer.Deserialize(told.Body.Span, ClusterJson.Default.CertificateWritten) is { } written =>
                    new Logged(LogRows.Place(id), new CertificateEntry { Certificate = id.ToString(), Sha256 = written.Sha256 }.ToBytes()),
                RowKinds.Assessment when JsonSerializer.Deserialize(told.Body.Span, ClusterJson.Default.AssessmentHappened) is { IsPublic: true } step =>
                    new Logged(LogRows.Place(step.Id, step.Event.Version), new AssessmentEntry { Assessment = step.Id, Version = step.Event.Version, Event = step.Event.Kind, At = step.Event.At }.ToBytes()),
                RowKinds.Criteria when JsonSerializer.Deserialize(told.Body.Span, ClusterJson.Default.CriteriaPublished) is { } published =>
                    new Logged(new StateKey(RowKinds.LogPlace, $"criteria/{published.Version}"), new CriteriaEntry { Version = published.Version, Sha256 = published.Sha256, At = published.At, From = published.From }.ToBytes()),
                RowKinds.SigningKey when JsonSerializer.Deserialize(told.Body.Span, ClusterJson.Default.SigningKeyRow) is { } key =>
                    new Logged(new StateKey(RowKinds.LogPlace, $"key/{told.Subject.Id}"), new KeyEntry { Signs = key.Signs, Key = key.Key, From = key.From }.ToBytes()),
                _ => null,
            };
        }
        catch (JsonException)
        {
            // A damaged event keeps nothing else out of the log; "store check" finds that the log and the labels differ.
            LogUnreadable(log, told.Subject);
            return null;
        }
    }

    [LoggerMessage(LogLevel.Error, "What the feed tells of {Subject} cannot be read and is not put into the public log.")]
    private static partial void LogUnreadable(ILogger log, StateKey subject);

    /// <param name="Place">The row that tells where the entry stands.</param>
    /// <param name="Bytes">Of the entry.</param>
    private sealed record Logged(StateKey Place, byte[] Bytes);
}
