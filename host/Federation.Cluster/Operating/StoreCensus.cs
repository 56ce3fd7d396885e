using Federation.Cluster.Storage;

namespace Federation.Cluster.Operating;

/// <summary>How much the store holds, counted once in a while however often it is asked. Thread safe.</summary>
public sealed class StoreCensus(IDirectoryStore store, TimeProvider clock) : IDisposable
{
    /// <summary>A count is told for so long; whoever asks after that waits for another.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    private readonly KeptReading<TakenCensus> _census = new(async cancellation => new TakenCensus(clock.GetUtcNow(), await store.MeasureAsync(cancellation)), Lasts, clock);

    /// <summary>The last count, or a new one where that is older than <see cref="Lasts"/>.</summary>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    public Task<TakenCensus> ReadAsync(CancellationToken cancellationToken) => _census.ReadAsync(cancellationToken);

    public void Dispose() => _census.Dispose();
}

/// <param name="At">When the count began.</param>
public sealed record TakenCensus(DateTimeOffset At, StoreFigures Figures);
