using Federation.Contracts;

namespace Federation.Cluster.Adapters.Worker;

/// <summary>
/// One walk through an adapter's pages. Reads at most one page ahead, and only when told to, because an adapter's members are
/// never called at the same time. Not thread safe, except <see cref="Stop"/>.
/// </summary>
internal sealed class FetchSession(IAdapter adapter, FetchRequest request, AdapterContext context, PagePacker packer)
{
    // Not disposed: a stop may come at any time, and nothing in it needs disposing.
    private readonly CancellationTokenSource _stop = new();
    private IAsyncEnumerator<Page>? _pages;
    private int _recordsLeft = request.MostRecords ?? int.MaxValue;
    private bool _snapshotEnded;
    private bool _ended;
    private Task<HeldPage?>? _ahead;

    /// <summary>Starts on the next page, if nobody has yet.</summary>
    public void ReadAhead() => _ahead ??= Task.Run(ReadAsync);

    /// <summary>Completes when the adapter is not being called any more; failures are left for <see cref="NextAsync"/>.</summary>
    public async Task SettledAsync()
    {
        if (_ahead is not null) await ((Task)_ahead).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>The next page; null at the end.</summary>
    public async Task<HeldPage?> NextAsync()
    {
        ReadAhead();
        var page = _ahead!;
        _ahead = null;
        return await page;
    }

    /// <summary>Asks the adapter to stop. Does not block.</summary>
    public void Stop() => _ = _stop.CancelAsync();

    /// <summary>Stops the adapter and waits until it has.</summary>
    public async Task EndAsync()
    {
        Stop();
        await SettledAsync();
        if (_pages is not null) await _pages.DisposeAsync();
    }

    private async Task<HeldPage?> ReadAsync()
    {
        _pages ??= adapter.FetchAsync(request, context, _stop.Token).GetAsyncEnumerator(_stop.Token);
        if (_ended || _recordsLeft <= 0 || !await _pages.MoveNextAsync())
        {
            _ended = true;
            return null;
        }

        if (_snapshotEnded) throw new AdapterException(FailureKind.Bug, "adapter.invalid-page", "The adapter gave a page after the one that ended the snapshot.");
        var page = packer.Pack(_pages.Current, _recordsLeft);
        _snapshotEnded = _pages.Current.EndOfSnapshot;
        _recordsLeft -= page.Page.Records.Count;
        return page;
    }
}
