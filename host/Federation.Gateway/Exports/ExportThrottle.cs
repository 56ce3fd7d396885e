using System.Net;
using System.Threading.RateLimiting;
using Federation.Gateway.Web;

namespace Federation.Gateway.Exports;

/// <summary>Keeps one reader from exporting for all others: each address has ten exports, and one more every six seconds. Thread safe.</summary>
internal sealed class ExportThrottle : IDisposable
{
    /// <summary>How long an address that has none left waits for the next.</summary>
    public static readonly TimeSpan Wait = TimeSpan.FromSeconds(6);

    private readonly PartitionedRateLimiter<string> _addresses = PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetTokenBucketLimiter(
        key,
        _ => new TokenBucketRateLimiterOptions { TokenLimit = 10, TokensPerPeriod = 1, ReplenishmentPeriod = Wait, QueueLimit = 0, AutoReplenishment = true }));

    public bool Admits(IPAddress? address)
    {
        using var lease = _addresses.AttemptAcquire(ClientNetwork.Of(address));
        return lease.IsAcquired;
    }

    public void Dispose() => _addresses.Dispose();
}
