using System.Net;
using System.Threading.RateLimiting;
using Federation.Cluster.Telemetry;
using Federation.Gateway.Web;

namespace Federation.Gateway.Identity.Accounts;

/// <summary>
/// Slows down whoever guesses passwords without shutting out whom they are guessed for. A device that has signed in to an account before has tries of its own; all other devices of the world
/// share the account's, and each address has its own
/// (<see href="https://owasp.org/www-community/Slow_Down_Online_Guessing_Attacks_with_Device_Cookies">OWASP, device cookies</see>). Checking a password costs processor time on purpose: only
/// so many are checked at once, and known devices need not queue behind strangers. Thread safe.
/// </summary>
internal sealed class SignInThrottle : IAsyncDisposable
{
    /// <summary>Tries for one account by all devices that do not know it: 10, and one more each minute.</summary>
    private readonly PartitionedRateLimiter<string> _accounts = Buckets(10, TimeSpan.FromMinutes(1));

    /// <summary>Tries of one device that knows the account: 10, and one more each minute.</summary>
    private readonly PartitionedRateLimiter<string> _devices = Buckets(10, TimeSpan.FromMinutes(1));

    /// <summary>Tries from one address, whatever the account: 30, and one more each ten seconds. A network's people may share one.</summary>
    private readonly PartitionedRateLimiter<string> _addresses = Buckets(30, TimeSpan.FromSeconds(10));

    private readonly ConcurrencyLimiter _strangers = Checks(queue: 20);
    private readonly ConcurrencyLimiter _known = Checks(queue: 100);

    /// <summary>Whether the password may be looked at.</summary>
    /// <param name="account">A name for the account, also for one that does not exist.</param>
    /// <param name="device">The device, where it has signed in to this account before; else null.</param>
    public bool Admits(string account, string? device, IPAddress? address)
    {
        if (device is not null) return Take(_devices, $"{account} {device}");
        return Take(_addresses, ClientNetwork.Of(address)) && Take(_accounts, account);
    }

    /// <summary>A place for checking one password; to be disposed. Not acquired where too many wait.</summary>
    public ValueTask<RateLimitLease> EnterAsync(bool isKnownDevice, CancellationToken cancellationToken) => (isKnownDevice ? _known : _strangers).AcquireAsync(1, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _accounts.DisposeAsync();
        await _devices.DisposeAsync();
        await _addresses.DisposeAsync();
        await _strangers.DisposeAsync();
        await _known.DisposeAsync();
    }

    private static bool Take(PartitionedRateLimiter<string> limiter, string key)
    {
        using var lease = limiter.AttemptAcquire(key);
        return ShedLoad.IsNot(lease.IsAcquired, "sign_in");
    }

    private static PartitionedRateLimiter<string> Buckets(int tries, TimeSpan oneMoreEach) => PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetTokenBucketLimiter(
        key,
        _ => new TokenBucketRateLimiterOptions { TokenLimit = tries, TokensPerPeriod = 1, ReplenishmentPeriod = oneMoreEach, QueueLimit = 0, AutoReplenishment = true }));

    private static ConcurrencyLimiter Checks(int queue) => new(new ConcurrencyLimiterOptions
    {
        PermitLimit = Math.Max(1, Environment.ProcessorCount / 2),
        QueueLimit = queue,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });
}
