using System.Net;
using System.Threading.RateLimiting;
using Federation.Cluster.Telemetry;
using Federation.Gateway.Web;

namespace Federation.Gateway.Identity.Terminals;

/// <summary>
/// Slows down whoever guesses the codes of terminals (RFC 8628, section 5.1), or asks for many: an account shows ten codes and one more each minute, an address thirty and one more each ten seconds; an address asks for as many.
/// Thread safe.
/// </summary>
internal sealed class TerminalThrottle : IDisposable
{
    private readonly PartitionedRateLimiter<string> _accounts = Buckets(10, TimeSpan.FromMinutes(1));
    private readonly PartitionedRateLimiter<string> _addresses = Buckets(30, TimeSpan.FromSeconds(10));
    private readonly PartitionedRateLimiter<string> _beginnings = Buckets(30, TimeSpan.FromSeconds(10));

    /// <summary>Whether a terminal may have a code.</summary>
    public bool MayBegin(IPAddress? address) => Take(_beginnings, ClientNetwork.Of(address));

    /// <summary>Whether a person may be told what a code is for.</summary>
    public bool MayShow(string account, IPAddress? address) => Take(_addresses, ClientNetwork.Of(address)) && Take(_accounts, account);

    public void Dispose()
    {
        _accounts.Dispose();
        _addresses.Dispose();
        _beginnings.Dispose();
    }

    private static bool Take(PartitionedRateLimiter<string> limiter, string key)
    {
        using var lease = limiter.AttemptAcquire(key);
        return ShedLoad.IsNot(lease.IsAcquired, "terminals");
    }

    private static PartitionedRateLimiter<string> Buckets(int tries, TimeSpan oneMoreEach) => PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetTokenBucketLimiter(
        key,
        _ => new TokenBucketRateLimiterOptions { TokenLimit = tries, TokensPerPeriod = 1, ReplenishmentPeriod = oneMoreEach, QueueLimit = 0, AutoReplenishment = true }));
}
