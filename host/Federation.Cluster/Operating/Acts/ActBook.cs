namespace Federation.Cluster.Operating.Acts;

/// <summary>
/// All trails as one, the newest first. Nothing is stored for it: it reads where each decision is kept, once in a while however often it is asked. Thread safe.
/// </summary>
public sealed class ActBook : IDisposable
{
    /// <summary>Of the newest so many are told; what is older stands where it is kept.</summary>
    public const int Most = 10_000;

    /// <summary>A reading is told for so long; whoever asks after that waits for another.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(1);

    private readonly IActTrail[] _trails;
    private readonly KeptReading<ReadActs> _acts;

    public ActBook(IEnumerable<IActTrail> trails, TimeProvider clock)
    {
        _trails = [.. trails];
        _acts = new KeptReading<ReadActs>(async cancellation => new ReadActs(clock.GetUtcNow(), await NewestAsync(cancellation)), Lasts, clock);
    }

    /// <exception cref="Storage.StoreUnavailableException">The store does not answer.</exception>
    public Task<ReadActs> ReadAsync(CancellationToken cancellationToken) => _acts.ReadAsync(cancellationToken);

    public void Dispose() => _acts.Dispose();

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
