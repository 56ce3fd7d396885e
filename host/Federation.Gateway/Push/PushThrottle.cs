using System.Threading.RateLimiting;
using Federation.Cluster.Telemetry;
using Federation.Gateway.GraphQL.Http.Rates;

namespace Federation.Gateway.Push;

/// <summary>
/// Keeps strangers from having the host read megabytes for nothing: an address has ten pushes that are refused, and one more every half minute; one that is taken costs it nothing. Two of an address are read at once, and eight of all.
/// Thread safe.
/// </summary>
internal sealed class PushThrottle(TimeProvider clock) : IDisposable
{
    private const int MostAtOnce = 8, MostOfOne = 2, Refusals = 10;

    /// <summary>A bucket fills up by one token a second.</summary>
    private const int TokensOfARefusal = 30;

    private readonly ClientBuckets _refusals = new(new Quota("refused pushes", 1, Refusals * TokensOfARefusal), clock);

    private readonly PartitionedRateLimiter<string> _turns = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<string, string>(client => RateLimitPartition.GetConcurrencyLimiter(client, _ => new ConcurrencyLimiterOptions { PermitLimit = MostOfOne, QueueLimit = 0 })),
        PartitionedRateLimiter.Create<string, string>(_ => RateLimitPartition.GetConcurrencyLimiter("all", _ => new ConcurrencyLimiterOptions { PermitLimit = MostAtOnce, QueueLimit = 0 })));

    /// <summary>A turn for one push, which counts as refused until <see cref="Forgive"/> is called; null where there is none.</summary>
    /// <param name="wait">After so long it is worth trying again.</param>
    public IDisposable? Enter(string client, out TimeSpan wait)
    {
        wait = TimeSpan.FromSeconds(TokensOfARefusal);
        var turn = _turns.AttemptAcquire(client);
        if (turn.IsAcquired)
        {
            if (_refusals.TryTake(client, TokensOfARefusal) is not { } spent) return turn;
            wait = TimeSpan.FromSeconds(spent.RetryAfter);
        }

        turn.Dispose();
        ShedLoad.Count("pushes");
        return null;
    }

    /// <summary>The signature held.</summary>
    public void Forgive(string client) => _refusals.Return(client, TokensOfARefusal);

    public void Dispose() => _turns.Dispose();
}
