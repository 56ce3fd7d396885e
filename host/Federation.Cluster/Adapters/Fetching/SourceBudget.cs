namespace Federation.Cluster.Adapters.Fetching;

/// <summary>
/// The time the host is willing to wait for one source. Only waiting counts: a reader that takes its time does not use it up.
/// Not thread safe.
/// </summary>
internal sealed class SourceBudget(TimeSpan time, TimeProvider clock)
{
    /// <summary>Zero or less when it is used up.</summary>
    public TimeSpan Left { get; private set; } = time;

    /// <summary>Takes off what is waited elsewhere.</summary>
    public void Spend(TimeSpan wait) => Left -= wait;

    /// <exception cref="TimeoutException">The budget is used up.</exception>
    public async Task<T> WaitAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        if (Left <= TimeSpan.Zero) throw new TimeoutException();
        long start = clock.GetTimestamp();
        using var end = new CancellationTokenSource(Left, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(end.Token, cancellationToken);
        try
        {
            return await work(either.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException();
        }
        finally
        {
            Left -= clock.GetElapsedTime(start);
        }
    }
}
