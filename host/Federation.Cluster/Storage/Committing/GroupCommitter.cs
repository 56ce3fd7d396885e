namespace Federation.Cluster.Storage.Committing;

/// <summary>The one writer of this process for a store elsewhere: it commits group after group, the next while callers are told of the last. Thread safe.</summary>
internal sealed class GroupCommitter : IAsyncDisposable
{
    private readonly CommitQueue _queue;
    private readonly Func<IReadOnlyList<PendingCommit>, Task> _commit;
    private readonly Func<Exception, StoreUnavailableException> _failure;
    private readonly Task _work;

    /// <param name="queue">Owned from now on.</param>
    /// <param name="commit">Writes a group as a whole or not at all, and leaves in each batch its outcome. Where it throws, nothing is known to be written.</param>
    /// <param name="failure">What callers are told of it.</param>
    public GroupCommitter(CommitQueue queue, Func<IReadOnlyList<PendingCommit>, Task> commit, Func<Exception, StoreUnavailableException> failure)
    {
        _queue = queue;
        _commit = commit;
        _failure = failure;
        _work = Task.Run(WorkAsync);
    }

    public ValueTask<CommitReceipt> CommitAsync(StoreBatch batch, CancellationToken cancellationToken) => _queue.CommitAsync(batch, cancellationToken);

    /// <summary>Lets the group in work end; what still waits fails with <see cref="StoreCodes.Closed"/>. Safe to call twice.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Close();
        await _work;
    }

    private async Task WorkAsync()
    {
        while (await _queue.WaitAsync())
        {
            var group = _queue.Take();
            group.RemoveAll(IsGivenUp);
            if (group.Count > 0) await CommitAsync(group);
        }
    }

    private async Task CommitAsync(List<PendingCommit> group)
    {
        try
        {
            await _commit(group);
        }
        catch (Exception exception)
        {
            var failure = _failure(exception);
            foreach (var pending in group) pending.Fail(failure);
            return;
        }

        foreach (var pending in group) pending.Tell();
    }

    /// <summary>Nothing of it is written, and its caller is told so.</summary>
    private static bool IsGivenUp(PendingCommit pending)
    {
        if (!pending.IsAbandoned) return false;
        pending.Tell();
        return true;
    }
}
