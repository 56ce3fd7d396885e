using Federation.Cluster.Storage;

namespace Federation.Cluster.Operating;

/// <summary>How much the store holds, counted once in a while however often it is asked. Thread safe.</summary>
public sealed class StoreCensus(IDirectoryStore store, TimeProvider clock) : IDisposable
{
    /// <summary>A count is told for so long; whoever asks after that waits for another.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private TakenCensus? _last;

    /// <summary>The last count, or a new one where that is older than <see cref="Lasts"/>. Of those who wait one counts.</summary>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    public async Task<TakenCensus> ReadAsync(CancellationToken cancellationToken)
    {
        if (Known() is { } known) return known;
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (Known() is { } taken) return taken; // by whoever was before
            var at = clock.GetUtcNow();
            var census = new TakenCensus(at, await store.MeasureAsync(cancellationToken));
            Volatile.Write(ref _last, census);
            return census;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private TakenCensus? Known() => Volatile.Read(ref _last) is { } last && clock.GetUtcNow() - last.At < Lasts ? last : null;
}

/// <param name="At">When the count began.</param>
public sealed record TakenCensus(DateTimeOffset At, StoreFigures Figures);
