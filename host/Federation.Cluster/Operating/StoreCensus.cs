using Federation.Cluster.Storage;

namespace Federation.Cluster.Operating;

/// <summary>How much the store holds, counted once in a while however often it is asked. Thread safe.</summary>
public sealed class StoreCensus(IDirectoryStore store, TimeProvider clock) : IDisposable
{
    /// <summary>A count is told for so long; whoever asks after that waits for another.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan WithoutADisk = TimeSpan.FromDays(1);

    private readonly KeptReading<TakenCensus> _census = new(async cancellation => new TakenCensus(clock.GetUtcNow(), await store.MeasureAsync(cancellation)), Lasts, clock);
    private TakenCensus? _last;

    /// <summary>The last count, or a new one where that is older than <see cref="Lasts"/>.</summary>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    public Task<TakenCensus> ReadAsync(CancellationToken cancellationToken) => _census.ReadAsync(cancellationToken);

    /// <summary>For whoever looks again and again: where the store is on no disk of which anybody can tell how full it is, the last count is told for a day, since some stores have to be read for it.</summary>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    internal async Task<TakenCensus> WatchAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _last) is { Figures.FreeBytes: null } last && clock.GetUtcNow() - last.At < WithoutADisk) return last;
        var taken = await ReadAsync(cancellationToken);
        Volatile.Write(ref _last, taken);
        return taken;
    }

    public void Dispose() => _census.Dispose();
}

/// <param name="At">When the count began.</param>
public sealed record TakenCensus(DateTimeOffset At, StoreFigures Figures);
