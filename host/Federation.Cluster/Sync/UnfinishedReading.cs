using System.Text.Json;
using Federation.Cluster.Json;
using Federation.Cluster.Storage;

namespace Federation.Cluster.Sync;

/// <summary>The pages that earlier runs have stored of a reading that none of them brought to its end.</summary>
internal sealed record UnfinishedReading(IReadOnlyList<ReadPage> Pages)
{
    private const int AtOnce = 500;

    /// <summary>One that is older is begun anew: it would put together what the source said on different days.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>All that lies there of a network, whatever it belongs to; usually nothing.</summary>
    public static async Task<UnfinishedReading> LoadAsync(IDirectoryStore store, NetworkId network, CancellationToken cancellationToken)
    {
        var pages = store.ScanAsync(RowKinds.ReadPage, $"{network}/", cancellationToken).Select(row => JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.ReadPage)).OfType<ReadPage>();
        return new UnfinishedReading(await pages.ToListAsync(cancellationToken));
    }

    /// <summary>
    /// Whether a run that starts now may go on after the last of these pages, where <paramref name="last"/> was the sync before it. Pure.
    /// </summary>
    /// <remarks>
    /// A person's cancelling ends a reading. A run that went on and came no further is not gone on from again: its cursor may be what it failed of.
    /// </remarks>
    public bool CanGoOn(RunRecord last, string fingerprint, DateTimeOffset now) =>
        last is { Status: RunStatus.Failed or RunStatus.Interrupted, Cursor: not null }
        && last.Fingerprint == fingerprint
        && (last.BegunBy is null || last.Counts.Pages > 0)
        && Pages.Count == last.PagesBefore + last.Counts.Pages
        && Pages.All(page => page.BegunBy == last.Reads)
        && Pages is [{ BegunAt: var begun }, ..]
        && begun <= now
        && now - begun < Longest;

    /// <summary>Removes all that lies there of a network: its reading is complete, or given up.</summary>
    public static async Task RemoveAsync(IDirectoryStore store, RunJournal journal, CancellationToken cancellationToken)
    {
        var rows = await store.ScanAsync(RowKinds.ReadPage, $"{journal.Record.Network}/", cancellationToken).Select(row => new StateWrite(row.Key, row.Version, null)).ToListAsync(cancellationToken);
        foreach (var chunk in rows.Chunk(AtOnce)) await journal.CommitAsync(journal.Record, chunk, cancellationToken);
    }
}
