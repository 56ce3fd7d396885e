namespace Federation.Gateway.GraphQL.Http;

/// <summary>How long a piece of work waits for a thread of this process, looked at four times a second by one that waits like all others. What waits for a store or for a grain waits elsewhere. Thread safe.</summary>
internal sealed class PoolDelay : IDisposable
{
    public static readonly TimeSpan Every = TimeSpan.FromMilliseconds(250);

    private readonly TimeProvider _clock;
    private readonly ITimer _timer;
    private long _due, _waited;

    /// <param name="clock">Whose timers call back on threads of the pool, as the system's do.</param>
    public PoolDelay(TimeProvider clock)
    {
        _clock = clock;
        _due = clock.GetTimestamp() + Ticks(Every);
        _timer = clock.CreateTimer(static self => ((PoolDelay)self!).Run(), this, Every, Timeout.InfiniteTimeSpan); // it is given itself
    }

    /// <summary>Of the one that waits now, or of the last where that waited longer; never less than zero.</summary>
    public TimeSpan Now => _clock.GetElapsedTime(0, Math.Max(Volatile.Read(ref _waited), Math.Max(0, _clock.GetTimestamp() - Volatile.Read(ref _due))));

    public void Dispose() => _timer.Dispose();

    private void Run()
    {
        long now = _clock.GetTimestamp();
        Volatile.Write(ref _waited, Math.Max(0, now - _due));
        Volatile.Write(ref _due, now + Ticks(Every));
        _timer.Change(Every, Timeout.InfiniteTimeSpan); // of one that is disposed: nothing
    }

    private long Ticks(TimeSpan time) => (long)(time.TotalSeconds * _clock.TimestampFrequency);
}
