using System.Threading.Channels;

namespace Federation.Cluster.Storage.Sqlite;

/// <summary>
/// The one writer: a thread of its own that commits what has queued up meanwhile as one transaction, so that many batches
/// share one write to the disk. Thread safe.
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    private const int MostBatches = 512;
    private const long MostBytes = 32L * 1024 * 1024;
    private const int QueueLength = 4 * MostBatches;

    private readonly SqliteFile _file;
    private readonly FeedSignal _signal;
    private readonly Channel<PendingCommit> _queue = Channel.CreateBounded<PendingCommit>(new BoundedChannelOptions(QueueLength) { SingleReader = true });
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<PendingCommit> _group = new(MostBatches);
    private SqliteWriterSession? _session;
    private volatile bool _closing;

    /// <param name="session">Open, and owned by the writer from now on.</param>
    public SqliteWriter(SqliteFile file, SqliteWriterSession session, FeedSignal signal)
    {
        _file = file;
        _session = session;
        _signal = signal;
        new Thread(Work) { IsBackground = true, Name = "directory store writer" }.Start();
    }

    public ValueTask<CommitReceipt> CommitAsync(StoreBatch batch, CancellationToken cancellationToken) => QueueAsync(new PendingCommit(batch, cancellationToken), cancellationToken);

    /// <summary>Returns when what was overwritten or deleted before is gone from database and journal.</summary>
    public async Task ForgetAsync(CancellationToken cancellationToken) => await QueueAsync(new PendingCommit(new StoreBatch { PartitionKey = "-" }, cancellationToken) { Forgets = true }, cancellationToken);

    /// <summary>Lets the transaction in work end; what still waits fails with <see cref="StoreCodes.Closed"/>.</summary>
    public async ValueTask DisposeAsync()
    {
        _closing = true;
        _queue.Writer.TryComplete();
        await _ended.Task;
    }

    private async ValueTask<CommitReceipt> QueueAsync(PendingCommit pending, CancellationToken cancellationToken)
    {
        try
        {
            await _queue.Writer.WriteAsync(pending, cancellationToken);
        }
        catch (ChannelClosedException)
        {
            throw SqliteFailure.Closed(_file.Path);
        }

        return await pending.Completion.WaitAsync(cancellationToken);
    }

    private void Work()
    {
        // Blocking is right here: the thread is ours, and SQLite has no asynchronous calls.
        while (_queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            TakeGroup();
            if (_closing) FailGroup(SqliteFailure.Closed(_file.Path));
            else CommitGroup();
        }

        _session?.Dispose();
        _ended.SetResult();
    }

    private void TakeGroup()
    {
        _group.Clear();
        long bytes = 0;
        while (_group.Count < MostBatches && bytes < MostBytes && _queue.Reader.TryRead(out PendingCommit? pending))
        {
            _group.Add(pending);
            foreach (StateWrite write in pending.Batch.Writes) bytes += write.Body?.Length ?? 0;
            foreach (EventWrite written in pending.Batch.Events) bytes += written.Body.Length;
            foreach (EventRewrite rewrite in pending.Batch.Rewrites) bytes += rewrite.Body.Length;
        }
    }

    private void CommitGroup()
    {
        try
        {
            _session ??= new SqliteWriterSession(_file.OpenForWriting());
            _session.Begin();
            foreach (PendingCommit pending in _group)
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
            FailGroup(SqliteFailure.Of(exception, _file.Path));
            return;
        }

        // The head moves before callers learn their positions: nobody sees a commit that lies beyond the head.
        _signal.Advance(_session.Head);
        foreach (PendingCommit pending in _group)
        {
            if (!pending.Forgets) pending.Tell();
        }

        if (_group.Exists(pending => pending is { Forgets: true, IsAbandoned: false })) Forget(_session);
    }

    /// <summary>After everybody else has their answer: it takes long, and may fail where they did not.</summary>
    private void Forget(SqliteWriterSession session)
    {
        List<PendingCommit> waiting = _group.FindAll(pending => pending.Forgets);
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

    private void FailGroup(StoreUnavailableException failure)
    {
        foreach (PendingCommit pending in _group) pending.Fail(failure);
    }
}
