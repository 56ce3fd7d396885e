namespace Federation.Cluster.People;

/// <summary>
/// Lets pages be taken in side by side, and keeps all of them out while something is erased: what a page read before an erasure must not be written after it. Thread safe.
/// </summary>
internal sealed class PageTurns : IDisposable
{
    /// <summary>More pages at one moment wait for one another, which are never so many.</summary>
    private const int MostPages = 64;

    private readonly SemaphoreSlim _pages = new(MostPages, MostPages);
    private readonly SemaphoreSlim _holder = new(1, 1);

    /// <summary>A page's turn, until the result is disposed.</summary>
    public async Task<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        await _pages.WaitAsync(cancellationToken);
        return new Turn(() => _pages.Release());
    }

    /// <summary>Waits for the pages that are under way; none begins until the result is disposed.</summary>
    public async Task<IDisposable> HoldAsync(CancellationToken cancellationToken)
    {
        await _holder.WaitAsync(cancellationToken);
        int taken = 0;
        try
        {
            for (; taken < MostPages; taken++) await _pages.WaitAsync(cancellationToken);
            return new Turn(Release);
        }
        catch
        {
            Release();
            throw;
        }

        void Release()
        {
            if (taken > 0) _pages.Release(taken);
            _holder.Release();
        }
    }

    public void Dispose()
    {
        _pages.Dispose();
        _holder.Dispose();
    }

    private sealed class Turn(Action end) : IDisposable
    {
        private Action? _end = end;

        public void Dispose() => Interlocked.Exchange(ref _end, null)?.Invoke();
    }
}
