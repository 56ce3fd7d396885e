using System.Text.Json;
using Federation.Cluster.Json;
using Federation.Cluster.Storage;

namespace Federation.Cluster.Sync;

/// <summary>
/// One run's stored record and the version it was last written at. Every commit of the run carries the record, compared and swapped:
/// a run that was closed or superseded by anyone else fails its next commit, and so can do nothing more. Not thread safe.
/// </summary>
internal sealed class RunJournal
{
    private readonly IDirectoryStore _store;
    private long _version;

    private RunJournal(IDirectoryStore store, RunRecord record, long version)
    {
        _store = store;
        Record = record;
        _version = version;
    }

    /// <summary>The record as last stored, with what was noted since.</summary>
    public RunRecord Record { get; private set; }

    public static async Task<RunJournal> OpenAsync(IDirectoryStore store, RunRecord record, CancellationToken cancellationToken)
    {
        var journal = new RunJournal(store, record, version: 0);
        await journal.CommitAsync(record, [], cancellationToken);
        return journal;
    }

    /// <summary>Null where the run was never stored.</summary>
    public static async Task<RunJournal?> ReopenAsync(IDirectoryStore store, NetworkId network, string run, CancellationToken cancellationToken) =>
        await store.ReadAsync(new StateKey(RowKinds.Run, RunRecord.RowIdOf(network, run)), cancellationToken) is { } row
            ? new RunJournal(store, SyncArchive.ReadRun(row), row.Version)
            : null;

    /// <summary>Adds problems that belong to the run rather than to a page; they are stored with the next commit.</summary>
    public void Note(IReadOnlyCollection<RunProblem> problems) => Record = Record.With(problems);

    /// <summary>
    /// Stores the record together with what it speaks of. A cancelled token stops it before it begins, never in between: a commit that may
    /// have happened would leave the journal behind its own record.
    /// </summary>
    /// <exception cref="VersionConflictException">The run was closed by somebody else, or a row changed under it.</exception>
    public async Task CommitAsync(RunRecord record, IReadOnlyList<StateWrite> writes, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(record, ClusterJson.Default.RunRecord);
        var batch = new StoreBatch
        {
            PartitionKey = record.Network.Value,
            Writes = [.. writes, new StateWrite(new StateKey(RowKinds.Run, record.RowId), _version, body)],
        };
        cancellationToken.ThrowIfCancellationRequested();
        await _store.CommitAsync(batch, CancellationToken.None);
        _version++;
        Record = record;
    }
}
