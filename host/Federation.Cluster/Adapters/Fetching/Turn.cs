using System.Threading.RateLimiting;

namespace Federation.Cluster.Adapters.Fetching;

/// <summary>The right to ask a server, given back when disposed, or when it was kept for too long.</summary>
internal sealed class Turn : IDisposable
{
    private readonly RateLimitLease _lease;
    private readonly ITimer _over;
    private int _given;

    public Turn(RateLimitLease lease, TimeSpan most, TimeProvider clock)
    {
        _lease = lease;
        _over = clock.CreateTimer(_ => GiveBack(), null, most, Timeout.InfiniteTimeSpan);
    }

    public void Dispose()
    {
        _over.Dispose();
        GiveBack();
    }

    private void GiveBack()
    {
        if (Interlocked.Exchange(ref _given, 1) == 0) _lease.Dispose();
    }
}
