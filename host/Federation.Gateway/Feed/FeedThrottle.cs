using System.Net;
using System.Threading.RateLimiting;
using Federation.Cluster.Telemetry;
using Federation.Gateway.Web;

namespace Federation.Gateway.Feed;

/// <summary>Keeps one reader of the feed from reading for all others: each address has 100 requests, and ten more each second. Thread safe.</summary>
internal sealed class FeedThrottle : IDisposable
{
    private readonly PartitionedRateLimiter<string> _addresses = PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetTokenBucketLimiter(
        key,
        _ => new TokenBucketRateLimiterOptions { TokenLimit = 100, TokensPerPeriod = 10, ReplenishmentPeriod = TimeSpan.FromSeconds(1), QueueLimit = 0, AutoReplenishment = true }));

    public bool Admits(IPAddress? address)
    {
        using var lease = _addresses.AttemptAcquire(ClientNetwork.Of(address));
        return ShedLoad.IsNot(lease.IsAcquired, "feed");
    }

    public void Dispose() => _addresses.Dispose();
}
