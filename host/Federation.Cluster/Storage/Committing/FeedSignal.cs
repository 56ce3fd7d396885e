namespace Federation.Cluster.Storage.Committing;

/// <summary>The feed's head within this process, and those who wait for it to move. Thread safe.</summary>
internal sealed class FeedSignal(long head)
{
    private readonly Lock _gate = new();
    private TaskCompletionSource _moved = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private StoreUnavailableException? _end;
    private long _head = head;

    public long Head => Volatile.Read(ref _head);

    public async Task WaitAsync(long after, CancellationToken cancellationToken)
    {
        while (NextMove(after) is { } moved) await moved.WaitAsync(cancellationToken);
    }

    /// <summary>Moves the head on; it never goes back, for others tell of it too.</summary>
    public void Advance(long head)
    {
        TaskCompletionSource moved;
        lock (_gate)
        {
            if (head <= _head) return;
            Volatile.Write(ref _head, head);
            moved = _moved;
            _moved = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        moved.SetResult();
    }

    /// <summary>Fails everyone who waits, and everyone who will.</summary>
    public void End(StoreUnavailableException end)
    {
        lock (_gate)
        {
            _end ??= end;
            _moved.TrySetResult();
        }
    }

    /// <summary>Null where the head lies beyond the position already.</summary>
    private Task? NextMove(long after)
    {
        lock (_gate)
        {
            if (_end is not null) throw _end;
            return _head > after ? null : _moved.Task;
        }
    }
}
