using System.Threading.RateLimiting;

namespace Federation.Cluster.Adapters.Fetching;

/// <summary>
/// Sees that no server is asked too much at once or too soon again, whichever worker asks. First come, first served; a network queues with no
/// more requests than may go at once, so that it cannot push in front of others. Thread safe; one for all workers.
/// </summary>
internal sealed class HostTurns : IDisposable
{
    /// <summary>With more servers than these, those that were left alone long enough are forgotten.</summary>
    private const int MostRemembered = 4_096;

    private readonly FetchOptions _options;
    private readonly TimeProvider _clock;
    private readonly PartitionedRateLimiter<(string Host, FetchRights Rights)> _atOnce;
    private readonly Lock _starting = new();
    private readonly Dictionary<string, TimeSpan> _started = new(StringComparer.Ordinal);
    private readonly long _origin;

    public HostTurns(FetchOptions options, TimeProvider clock)
    {
        _options = options;
        _clock = clock;
        _origin = clock.GetTimestamp();
        _atOnce = PartitionedRateLimiter.CreateChained(
            Limit(visit => $"{visit.Host} {visit.Rights.Network}", rights => rights.Politeness.RequestsAtOnce),
            Limit(visit => $"{visit.Host} {visit.Rights.Adapter}", rights => rights.Politeness.RequestsAtOnce),
            Limit(visit => visit.Host, _ => options.RequestsAtOnce));
    }

    /// <summary>Waits until the server may be asked.</summary>
    /// <param name="host">As <see cref="HostName.Of"/> gives it.</param>
    public async Task<Turn> TakeAsync(string host, FetchRights rights, CancellationToken cancellationToken)
    {
        var lease = await _atOnce.AcquireAsync((host, rights), cancellationToken: cancellationToken);
        try
        {
            await Task.Delay(WaitFor(host, rights.Politeness.Between), _clock, cancellationToken);
            return new Turn(lease, _options.TurnTime, _clock);
        }
        catch
        {
            lease.Dispose();
            throw;
        }
    }

    public void Dispose() => _atOnce.Dispose();

    private static PartitionedRateLimiter<(string Host, FetchRights Rights)> Limit(Func<(string Host, FetchRights Rights), string> key, Func<FetchRights, int> permits) =>
        PartitionedRateLimiter.Create<(string Host, FetchRights Rights), string>(visit => RateLimitPartition.GetConcurrencyLimiter(key(visit), _ => new ConcurrencyLimiterOptions
        {
            PermitLimit = permits(visit.Rights),
            QueueLimit = int.MaxValue,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        }));

    /// <summary>How long until the next start; it is taken with that. A wait that is then cancelled leaves a gap and harms nobody.</summary>
    private TimeSpan WaitFor(string host, TimeSpan between)
    {
        lock (_starting)
        {
            var now = _clock.GetElapsedTime(_origin);
            if (_started.Count >= MostRemembered) Forget(now);
            var start = _started.TryGetValue(host, out var last) && last + between > now ? last + between : now;
            _started[host] = start;
            return start - now;
        }
    }

    private void Forget(TimeSpan now)
    {
        foreach (string host in _started.Where(entry => now - entry.Value > Politeness.LongestBetween).Select(entry => entry.Key).ToList()) _started.Remove(host);
    }
}
