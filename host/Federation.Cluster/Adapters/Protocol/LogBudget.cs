namespace Federation.Cluster.Adapters.Protocol;

/// <summary>
/// How many log lines one worker may write: a burst of 200, then 20 a second. The worker spares the pipe with it; the host applies
/// it again. Thread safe.
/// </summary>
internal sealed class LogBudget(TimeProvider clock)
{
    private const double Burst = 200;
    private const double PerSecond = 20;

    private readonly Lock _turn = new();
    private double _left = Burst;
    private long _last = clock.GetTimestamp();
    private long _dropped;

    /// <summary>Lines refused so far.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    public bool TryTake()
    {
        lock (_turn)
        {
            long now = clock.GetTimestamp();
            _left = Math.Min(Burst, _left + (clock.GetElapsedTime(_last, now).TotalSeconds * PerSecond));
            _last = now;
            if (_left >= 1)
            {
                _left--;
                return true;
            }

            _dropped++;
            return false;
        }
    }
}
