namespace Federation.Cluster.Operating.Acts;

/// <summary>
/// All trails as one, the newest first. Nothing is stored for it: it reads where each decision is kept, once in a while however often it is asked. Thread safe.
/// </summary>
public sealed class ActBook(IEnumerable<IActTrail> trails, TimeProvider clock) : IDisposable
{
    /// <summary>Of the newest so many are told; what is older stands where it is kept.</summary>
    public const int Most = 10_000;

    /// <summary>A reading is told for so long; whoever asks after that waits for another.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly IActTrail[] _trails = [.. trails];
    private ReadActs? _last;

    /// <exception cref="Storage.StoreUnavailableException">The store does not answer.</exception>
    public async Task<ReadActs> ReadAsync(CancellationToken cancellationToken)
    {
        if (Known() is { } known) return known;
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (Known() is { } read) return read; // by whoever was before
            var acts = new ReadActs(clock.GetUtcNow(), await NewestAsync(cancellationToken));
            Volatile.Write(ref _last, acts);
            return acts;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private ReadActs? Known() => Volatile.Read(ref _last) is { } last && clock.GetUtcNow() - last.At < Lasts ? last : null;

    private async Task<IReadOnlyList<StaffAct>> NewestAsync(CancellationToken cancellationToken)
    {
        // The oldest of those kept is at hand, and makes room for one that is newer.
        var newest = new SortedSet<StaffAct>(StaffAct.NewestFirst);
        foreach (var trail in _trails)
        {
            await foreach (var act in trail.ReadAsync(cancellationToken))
            {
                if (newest.Add(act) && newest.Count > Most) newest.Remove(newest.Max!); // there are some
            }
        }

        return [.. newest];
    }
}

/// <param name="At">When they were read.</param>
/// <param name="Acts">The newest first.</param>
public sealed record ReadActs(DateTimeOffset At, IReadOnlyList<StaffAct> Acts);
