using System.Net;
using System.Threading.RateLimiting;
using Federation.Cluster.Telemetry;
using Federation.Gateway.Web;

namespace Federation.Gateway.Exports;

/// <summary>
/// Keeps one reader from exporting for all others: each address has ten exports, and one more every six seconds, two of them at once; and all addresses together have sixteen at once, for each keeps a version of the
/// index. Thread safe.
/// </summary>
internal sealed class ExportThrottle : IDisposable
{
    private const int MostOfOneAddress = 2;
    private const int MostOfAll = 16;

    /// <summary>How long an address that has none left waits for the next.</summary>
    public static readonly TimeSpan Wait = TimeSpan.FromSeconds(6);

    private readonly PartitionedRateLimiter<string> _addresses = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetConcurrencyLimiter(key, _ => new ConcurrencyLimiterOptions { PermitLimit = MostOfOneAddress, QueueLimit = 0 })),
        PartitionedRateLimiter.Create<string, string>(_ => RateLimitPartition.GetConcurrencyLimiter("all", _ => new ConcurrencyLimiterOptions { PermitLimit = MostOfAll, QueueLimit = 0 })),
        PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetTokenBucketLimiter(
            key,
            _ => new TokenBucketRateLimiterOptions { TokenLimit = 10, TokensPerPeriod = 1, ReplenishmentPeriod = Wait, QueueLimit = 0, AutoReplenishment = true })));

    /// <summary>An export's turn, until the result is disposed; it has none where that was not acquired.</summary>
    public RateLimitLease Enter(IPAddress? address)
    {
        var lease = _addresses.AttemptAcquire(ClientNetwork.Of(address));
        ShedLoad.IsNot(lease.IsAcquired, "exports");
        return lease;
    }

    public void Dispose() => _addresses.Dispose();
}
