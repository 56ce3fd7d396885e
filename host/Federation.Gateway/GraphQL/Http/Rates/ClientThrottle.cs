using System.Threading.RateLimiting;
using Federation.Cluster.Telemetry;
using Federation.Gateway.GraphQL.Errors;
using Microsoft.Extensions.Options;

namespace Federation.Gateway.GraphQL.Http.Rates;

/// <summary>
/// Keeps one caller from having the directory for itself: requests, points for expensive fields, events of streams, and how many streams are open. Thread safe.
/// </summary>
internal sealed class ClientThrottle : IDisposable
{
    private readonly ClientBuckets? _requests, _points, _events;
    private readonly PartitionedRateLimiter<string> _streams;
    private readonly TimeProvider _clock;
    private readonly int _mostStreams;

    public ClientThrottle(IOptions<GatewayOptions> options, TimeProvider clock)
    {
        int perSecond = options.Value.RequestsPerSecond;
        _clock = clock;
        _mostStreams = options.Value.OpenStreams;
        _streams = PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetConcurrencyLimiter(key, _ => new ConcurrencyLimiterOptions { PermitLimit = _mostStreams, QueueLimit = 0 }));
        if (perSecond == 0) return;
        _requests = Buckets("requests", perSecond);
        _points = Buckets("points", Math.Max(1, perSecond / 4));
        _events = Buckets("events", perSecond * 3);

        ClientBuckets Buckets(string name, int each) => new(new Quota(name, each, each * 5), clock);
    }

    /// <summary>Counts a request.</summary>
    /// <exception cref="CodedError">The caller has sent too many.</exception>
    public void Admit(string client)
    {
        if (_requests?.TryTake(client, 1) is { } spent) throw Refused(spent, $"A caller has {spent.Quota.PerSecond} requests a second and {spent.Quota.AtOnce} at once.");
    }

    /// <summary>Takes back that a request was counted.</summary>
    public void Forgive(string client) => _requests?.Return(client);

    /// <summary>Counts what a query costs beside being a request. One that costs more than a caller has at once takes all of it, and is refused until all of it is there.</summary>
    /// <exception cref="CodedError">The caller has asked for too much that is expensive.</exception>
    public void Charge(string client, int points)
    {
        if (points > 0 && _points?.TryTake(client, points) is { } spent) throw Refused(spent, $"A caller has {spent.Quota.PerSecond} points a second for fields that are expensive and {spent.Quota.AtOnce} at once; this query costs {points}.");
    }

    /// <summary>Waits until one more event may be told.</summary>
    public Task PaceAsync(string client, CancellationToken cancellationToken) =>
        _events?.Take(client) is { Ticks: > 0 } wait ? Task.Delay(wait, _clock, cancellationToken) : Task.CompletedTask;

    /// <summary>A place for one stream or connection, until the result is disposed.</summary>
    /// <exception cref="CodedError">The caller has as many open as one may have.</exception>
    public IDisposable Enter(string client)
    {
        var lease = _streams.AttemptAcquire(client);
        if (lease.IsAcquired) return lease;
        lease.Dispose();
        ShedLoad.Count("streams");
        throw new CodedError(ErrorCode.LimitStreams, $"A caller has up to {_mostStreams} streams and connections open.");
    }

    public void Dispose() => _streams.Dispose();

    private static CodedError Refused(QuotaSpent spent, string message)
    {
        ShedLoad.Count(spent.Quota.Name);
        return new CodedError(ErrorCode.RateLimited, $"{message} Ask again in {spent.RetryAfter} s.") { Spent = spent, Extensions = new Dictionary<string, object?> { ["retryAfter"] = spent.RetryAfter } };
    }
}
