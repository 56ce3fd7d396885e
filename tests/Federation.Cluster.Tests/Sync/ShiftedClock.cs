namespace Federation.Cluster.Tests.Sync;

/// <summary>The system's clock, some days on: dates move when a test says so, while timers and measured times go on as they are.</summary>
internal sealed class ShiftedClock : TimeProvider
{
    private long _ticks;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Volatile.Read(ref _ticks));

    public void Advance(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);
}
