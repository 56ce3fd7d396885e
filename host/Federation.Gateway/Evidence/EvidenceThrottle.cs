using System.Threading.RateLimiting;
using Federation.Cluster.Telemetry;
using Federation.Gateway.GraphQL.Http.Rates;

namespace Federation.Gateway.Evidence;

/// <summary>Keeps one applicant from sending files for all others: each has thirty files, and one more every ten seconds, one of them at once; and all together have eight at once, for each is held in memory while it is looked at. An account reads three at once. Thread safe.</summary>
internal sealed class EvidenceThrottle(TimeProvider clock) : IDisposable
{
    private const int MostAtOnce = 8, MostReads = 3, MostWaiting = 100, Files = 30;

    /// <summary>A bucket fills up by one token a second.</summary>
    private const int TokensOfAFile = 10;

    private readonly ClientBuckets _files = new(new Quota("files", 1, Files * TokensOfAFile), clock);

    private readonly PartitionedRateLimiter<string> _turns = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<string, string>(account => RateLimitPartition.GetConcurrencyLimiter(account, _ => new ConcurrencyLimiterOptions { PermitLimit = 1, QueueLimit = 0 })),
        PartitionedRateLimiter.Create<string, string>(_ => RateLimitPartition.GetConcurrencyLimiter("all", _ => new ConcurrencyLimiterOptions { PermitLimit = MostAtOnce, QueueLimit = 0 })));

    /// <summary>By account: whoever reads slowly keeps nobody else waiting.</summary>
    private readonly PartitionedRateLimiter<string> _reads = PartitionedRateLimiter.Create<string, string>(account =>
        RateLimitPartition.GetConcurrencyLimiter(account, _ => new ConcurrencyLimiterOptions { PermitLimit = MostReads, QueueLimit = MostWaiting }));

    /// <summary>A turn to read one file, which is waited for, until the result is disposed; it has none where that was not acquired.</summary>
    public ValueTask<RateLimitLease> EnterReadingAsync(string account, CancellationToken cancellationToken) => _reads.AcquireAsync(account, 1, cancellationToken);

    /// <summary>A turn for one file, until the result is disposed; null where there is none.</summary>
    /// <param name="wait">After so long it is worth asking again.</param>
    public IDisposable? Enter(string account, out TimeSpan wait)
    {
        wait = TimeSpan.FromSeconds(TokensOfAFile);
        var turn = _turns.AttemptAcquire(account);
        if (turn.IsAcquired)
        {
            if (_files.TryTake(account, TokensOfAFile) is not { } spent) return turn;
            wait = spent.Wait;
        }

        turn.Dispose();
        ShedLoad.Count("evidence");
        return null;
    }

    public void Dispose()
    {
        _turns.Dispose();
        _reads.Dispose();
    }
}
