using Federation.Cluster.Storage.Committing;

namespace Federation.Cluster.Storage.Azure;

/// <summary>Looks at the head again and again while somebody waits for it to move, for what other processes commit. Thread safe.</summary>
internal sealed class AzureWatch(AzureTable table, AzureRecords records, FeedSignal signal, TimeSpan interval, TimeProvider clock) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stopping = new();
    private Task _work = Task.CompletedTask;
    private int _waiting;

    /// <summary>Completes when the feed lies beyond the position. Where the account does not answer, it is looked again until it does.</summary>
    public async Task WaitAsync(long after, CancellationToken cancellationToken)
    {
        var moved = signal.WaitAsync(after, cancellationToken);
        if (!moved.IsCompleted) Enter();
        else
        {
            await moved;
            return;
        }

        try
        {
            await moved;
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    /// <summary>Ends the looking. Those who wait are told by <see cref="FeedSignal.End"/>.</summary>
    public async ValueTask DisposeAsync()
    {
        Task work;
        lock (_gate)
        {
            _stopping.Cancel();
            work = _work;
        }

        await work;
    }

    private void Enter()
    {
        lock (_gate)
        {
            // Counted within, so that a look that ends now is seen to have ended.
            Interlocked.Increment(ref _waiting);
            if (_work.IsCompleted && !_stopping.IsCancellationRequested) _work = Task.Run(LookAsync);
        }
    }

    private async Task LookAsync()
    {
        AzureHead? last = null;
        while (GoesOn())
        {
            try
            {
                var head = await table.HeadAsync(_stopping.Token);

                // A large commit that nobody brings on: the process that began it may be gone.
                if (head.Record is not null && head.ETag == last?.ETag) head = await records.CompleteAsync(head);
                signal.Advance(head.Position);
                last = head;
            }
            catch (Exception failure) when (failure is StoreUnavailableException or OperationCanceledException)
            {
                // Whoever reads or commits is told; whoever waits, waits.
            }

            await Task.Delay(interval, clock, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private bool GoesOn()
    {
        lock (_gate)
        {
            if (_waiting > 0 && !_stopping.IsCancellationRequested) return true;
            _work = Task.CompletedTask;
            return false;
        }
    }
}
