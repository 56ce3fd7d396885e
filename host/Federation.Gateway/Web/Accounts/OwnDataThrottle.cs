using System.Threading.RateLimiting;
using Federation.Cluster.Telemetry;

namespace Federation.Gateway.Web.Accounts;

/// <summary>Keeps one person from having the walks over all visits for themselves: five at once, and one more each minute. Thread safe.</summary>
internal sealed class OwnDataThrottle : IDisposable
{
    private const int AtOnce = 5;

    private readonly PartitionedRateLimiter<string> _each = PartitionedRateLimiter.Create<string, string>(account => RateLimitPartition.GetTokenBucketLimiter(account, _ => new TokenBucketRateLimiterOptions
    {
        TokenLimit = AtOnce, TokensPerPeriod = 1, ReplenishmentPeriod = TimeSpan.FromMinutes(1), QueueLimit = 0, AutoReplenishment = true,
    }));

    public bool Admits(string account)
    {
        using var lease = _each.AttemptAcquire(account);
        return ShedLoad.IsNot(lease.IsAcquired, "own_data");
    }

    public void Dispose() => _each.Dispose();
}
