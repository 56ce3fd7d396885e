using System.Collections.Concurrent;
using Federation.Cluster.Index.Words;
using Federation.Cluster.Matching.Candidates;
using Federation.Cluster.Storage;

namespace Federation.Cluster.Index;

/// <summary>Builds an index from all that is stored, on every processor at once. Used once.</summary>
/// <remarks>Rows are taken in parts, each of which is laid down by itself, so that no more than a few parts are in memory as rows; then all are laid together.</remarks>
internal sealed class IndexRebuild(IDirectoryStore store, IndexUse use, IndexedRows rows)
{
    private const int RowsInPart = 8_192;

    /// <summary>After so many rows whatever else waits for a thread has its turn: some milliseconds.</summary>
    private const int RowsInTurn = 256;

    private readonly SharedTexts _words = new();

    /// <summary>What matching finds; whole once <see cref="RunAsync"/> has ended.</summary>
    public CandidateIndex Candidates { get; } = new();

    /// <exception cref="StoreUnavailableException">The store cannot be read.</exception>
    public async Task<IndexSnapshot> RunAsync(CancellationToken cancellationToken)
    {
        // The position is taken before the rows: what is written meanwhile is read twice, never missed.
        var position = await store.HeadAsync(cancellationToken);
        var labels = IndexedLabels.None.With(await AllAsync(RowKinds.Label, rows.Label, cancellationToken));
        var decisions = await AllAsync(RowKinds.PairDecision, rows.Decision, cancellationToken);
        var parts = await InPartsAsync(RowKinds.Centre, part => LayDownAsync(part, labels), cancellationToken);
        return IndexSnapshot.Of(position, use, labels, parts).With(decisions);
    }

    private async Task<IndexPart> LayDownAsync(StateRow[] part, IndexedLabels labels)
    {
        var entries = await ReadAsync(part, row => rows.Centre(row, _words));
        foreach (var entry in entries) Candidates.Replace(null, entry.Centre);
        return IndexPart.Of(entries, labels);
    }

    private async Task<List<T>> AllAsync<T>(string kind, Func<StateRow, T?> read, CancellationToken cancellationToken)
        where T : class => [.. (await InPartsAsync(kind, part => ReadAsync(part, read), cancellationToken)).SelectMany(part => part)];

    private async Task<IReadOnlyCollection<T>> InPartsAsync<T>(string kind, Func<StateRow[], Task<T>> take, CancellationToken cancellationToken)
    {
        var parts = new ConcurrentQueue<T>();
        await Parallel.ForEachAsync(store.ScanAsync(kind, cancellationToken: cancellationToken).Chunk(RowsInPart), cancellationToken, async (part, _) => parts.Enqueue(await take(part)));
        return parts;
    }

    private static async Task<List<T>> ReadAsync<T>(StateRow[] part, Func<StateRow, T?> read)
        where T : class
    {
        var all = new List<T>(part.Length);
        for (int at = 0; at < part.Length; at++)
        {
            if (at % RowsInTurn == 0) await Task.Yield();
            if (read(part[at]) is { } one) all.Add(one);
        }

        return all;
    }
}
