namespace Federation.Cluster.Storage.Committing;

/// <summary>A batch on its way through the writer, and the caller who waits for its outcome.</summary>
internal sealed class PendingCommit(StoreBatch batch, CancellationToken cancellationToken)
{
    private readonly TaskCompletionSource<CommitReceipt> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CommitReceipt? _receipt;
    private VersionConflictException? _conflict;

    public StoreBatch Batch { get; } = batch;

    /// <summary>What its bodies take.</summary>
    public long Bytes => Batch.Writes.Sum(write => (long)(write.Body?.Length ?? 0)) + Batch.Events.Sum(written => (long)written.Body.Length) + Batch.Rewrites.Sum(rewrite => (long)rewrite.Body.Length);

    /// <summary>True where its caller waits until what was overwritten is gone from the files too.</summary>
    public bool Forgets { get; init; }

    public Task<CommitReceipt> Completion => _completion.Task;

    /// <summary>True where the caller has given up before the writer took the batch: then it is not written.</summary>
    public bool IsAbandoned => cancellationToken.IsCancellationRequested;

    /// <summary>Remembers the outcome until the transaction is durable. Where it has to be planned anew, the last outcome counts.</summary>
    public void Accept(CommitReceipt receipt) => (_receipt, _conflict) = (receipt, null);

    /// <summary>Remembers the conflict. It too is told only after the commit: a neighbour's uncommitted write may have caused it.</summary>
    public void Refuse(VersionConflictException conflict) => (_receipt, _conflict) = (null, conflict);

    /// <summary>True where a conflict is remembered.</summary>
    public bool IsRefused => _conflict is not null;

    /// <summary>Tells the caller the remembered outcome.</summary>
    public void Tell()
    {
        if (_receipt is not null) _completion.TrySetResult(_receipt);
        else if (_conflict is not null) _completion.TrySetException(_conflict);
        else _completion.TrySetCanceled(cancellationToken);
    }

    public void Fail(StoreUnavailableException failure) => _completion.TrySetException(failure);
}
