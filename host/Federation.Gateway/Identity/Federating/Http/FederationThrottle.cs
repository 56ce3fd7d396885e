using System.Net;
using System.Threading.RateLimiting;
using Federation.Cluster.Telemetry;
using Federation.Gateway.Web;

namespace Federation.Gateway.Identity.Federating.Http;

/// <summary>Keeps one caller from having everything signed and looked up for all others: each address has 200 points, and 20 more each second; most questions cost one. Thread safe.</summary>
internal sealed class FederationThrottle : IDisposable
{
    private readonly PartitionedRateLimiter<string> _addresses = PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetTokenBucketLimiter(
        key,
        _ => new TokenBucketRateLimiterOptions { TokenLimit = 200, TokensPerPeriod = 20, ReplenishmentPeriod = TimeSpan.FromSeconds(1), QueueLimit = 0, AutoReplenishment = true }));

    public bool Admits(IPAddress? address, int points)
    {
        using var lease = _addresses.AttemptAcquire(ClientNetwork.Of(address), points);
        return ShedLoad.IsNot(lease.IsAcquired, "federation");
    }

    public void Dispose() => _addresses.Dispose();
}
