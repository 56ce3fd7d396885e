using Federation.Cluster.Storage.Committing;

namespace Federation.Cluster.Storage.Sqlite;

/// <summary>
/// The one writer: a thread of its own that commits what has queued up meanwhile as one transaction, so that many batches
/// share one write to the disk. Thread safe.
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    private const int MostBatches = 512;
    private const long MostBytes = 32L * 1024 * 1024;

    private readonly SqliteFile _file;
    private readonly FeedSignal _signal;
    private readonly CommitQueue _queue;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private SqliteWriterSession? _session;

    /// <param name="session">Open, and owned by the writer from now on.</param>
    public SqliteWriter(SqliteFile file, SqliteWriterSession session, FeedSignal signal)
    {
        _file = file;
        _session = session;
        _signal = signal;
        _queue = new CommitQueue(MostBatches, MostBytes, () => SqliteFailure.Closed(file.Path));
        new Thread(Work) { IsBackground = true, Name = "directory store writer" }.Start();
    }

    public ValueTask<CommitReceipt> CommitAsync(StoreBatch batch, CancellationToken cancellationToken) => _queue.CommitAsync(batch, cancellationToken);

    /// <summary>Returns when what was overwritten or deleted before is gone from database and journal.</summary>
    public async Task ForgetAsync(CancellationToken cancellationToken) => await _queue.CommitAsync(new PendingCommit(new StoreBatch { PartitionKey = "-" }, cancellationToken) { Forgets = true }, cancellationToken);

    /// <summary>Lets the transaction in work end; what still waits fails with <see cref="StoreCodes.Closed"/>.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Close();
        await _ended.Task;
    }

    private void Work()
    {
        // Blocking is right here: the thread is ours, and SQLite has no asynchronous calls.
        while (_queue.WaitAsync().AsTask().GetAwaiter().GetResult())
        {
            if (_queue.Take() is { Count: > 0 } group) CommitGroup(group);
        }

        _session?.Dispose();
        _ended.SetResult();
    }

    private void CommitGroup(List<PendingCommit> group)
    {
        try
        {
            _session ??= new SqliteWriterSession(_file.OpenForWriting());
            _session.Begin();
            foreach (PendingCommit pending in group)
            {
                if (!pending.IsAbandoned) _session.Apply(pending);
            }

            _session.Commit();
        }
        catch (Exception exception)
        {
            // A fresh connection for the next group: this one's transaction and cache may be in any state.
            _session?.Dispose();
            _session = null;
            StoreUnavailableException failure = SqliteFailure.Of(exception, _file.Path);
            foreach (PendingCommit pending in group) pending.Fail(failure);
            return;
        }

        // The head moves before callers learn their positions: nobody sees a commit that lies beyond the head.
        _signal.Advance(_session.Head);
        foreach (PendingCommit pending in group)
        {
            if (!pending.Forgets) pending.Tell();
        }

        if (group.Exists(pending => pending is { Forgets: true, IsAbandoned: false })) Forget(_session, group.FindAll(pending => pending.Forgets));
    }

    /// <summary>After everybody else has their answer: it takes long, and may fail where they did not.</summary>
    private void Forget(SqliteWriterSession session, List<PendingCommit> waiting)
    {
        try
        {
            session.Forget();
            foreach (PendingCommit pending in waiting) pending.Tell();
        }
        catch (Exception exception)
        {
            session.Dispose();
            _session = null;
            StoreUnavailableException failure = SqliteFailure.Of(exception, _file.Path);
            foreach (PendingCommit pending in waiting) pending.Fail(failure);
        }
    }
}
