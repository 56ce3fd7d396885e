using System.Text.Json;
using Federation.Cluster.Json;
using Federation.Cluster.People;
using Federation.Cluster.Storage;

namespace Federation.Cluster.Sync;

/// <summary>
/// One run's stored record and the version it was last written at. Every commit of the run carries the record, compared and swapped:
/// a run that was closed or superseded by anyone else fails its next commit, and so can do nothing more. Not thread safe, but for
/// <see cref="CleanAsync"/>.
/// </summary>
internal sealed class RunJournal
{
    private readonly IDirectoryStore _store;
    private readonly PersonGuard _guard;
    private readonly RunNews _news;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private long _version;

    private RunJournal(IDirectoryStore store, PersonGuard guard, RunNews news, RunRecord record, long version)
    {
        _store = store;
        _guard = guard;
        _news = news;
        Record = record;
        _version = version;
    }

    /// <summary>The record as last stored, with what was noted since.</summary>
    public RunRecord Record { get; private set; }

    public static async Task<RunJournal> OpenAsync(IDirectoryStore store, PersonGuard guard, RunNews news, RunRecord record, CancellationToken cancellationToken)
    {
        var journal = new RunJournal(store, guard, news, record, version: 0);
        await journal.CommitAsync(record, [], cancellationToken);
        return journal;
    }

    /// <summary>Null where the run was never stored.</summary>
    public static async Task<RunJournal?> ReopenAsync(IDirectoryStore store, PersonGuard guard, RunNews news, NetworkId network, string run, CancellationToken cancellationToken) =>
        await store.ReadAsync(new StateKey(RowKinds.Run, RunRecord.RowIdOf(network, run)), cancellationToken) is { } row
            ? new RunJournal(store, guard, news, SyncArchive.ReadRun(row), row.Version)
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
        cancellationToken.ThrowIfCancellationRequested();
        await _turn.WaitAsync(CancellationToken.None);
        try
        {
            await StoreAsync(record, writes);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Stores the record as it is, without anybody who was erased since: by the driver's own hand, for nobody else's version would be the run's. At any time, from anywhere.</summary>
    /// <exception cref="VersionConflictException">As with <see cref="CommitAsync"/>.</exception>
    public async Task CleanAsync()
    {
        await _turn.WaitAsync(CancellationToken.None);
        try
        {
            await StoreAsync(Record, []);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task StoreAsync(RunRecord record, IReadOnlyList<StateWrite> writes)
    {
        record = _guard.Clean(record, ClusterJson.Default.RunRecord);
        var batch = new StoreBatch
        {
            PartitionKey = record.Network.Value,
            Writes = [.. writes, new StateWrite(new StateKey(RowKinds.Run, record.RowId), _version, JsonSerializer.SerializeToUtf8Bytes(record, ClusterJson.Default.RunRecord))],
        };
        await _store.CommitAsync(batch, CancellationToken.None);
        _version++;
        Record = record;
        _news.Tell(record);
    }
}
