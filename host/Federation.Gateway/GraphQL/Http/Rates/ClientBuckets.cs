using System.Collections.Concurrent;

namespace Federation.Gateway.GraphQL.Http.Rates;

/// <summary>
/// A bucket of tokens for each caller, after the <see href="https://en.wikipedia.org/wiki/Generic_cell_rate_algorithm">generic cell rate algorithm</see>: all that is kept of a caller is the moment at which its bucket will
/// be full again. Unlike the limiters of System.Threading.RateLimiting it goes by our clock, keeps neither a timer nor an object of hundreds of bytes for every address, and holds a bounded number of them whoever comes: there are two
/// generations, and when the young one is full it becomes the old one. Whoever was forgotten has a full bucket. Thread safe, without locks for callers that are known.
/// </summary>
/// <param name="most">Callers of one generation.</param>
internal sealed class ClientBuckets(Quota quota, TimeProvider clock, int most = 50_000)
{
    private readonly long _start = clock.GetTimestamp();
    private readonly long _token = TimeSpan.TicksPerSecond / quota.PerSecond;
    private readonly long _bucket = TimeSpan.TicksPerSecond / quota.PerSecond * quota.AtOnce;
    private Generations _generations = new([], []);

    public int Count
    {
        get
        {
            var generations = Volatile.Read(ref _generations);
            return generations.Young.Count + generations.Old.Count;
        }
    }

    /// <summary>Takes tokens where there are enough, and else none.</summary>
    /// <param name="tokens">More than the bucket holds count as all of it: they are taken from a full bucket only.</param>
    /// <returns>Null where they were taken.</returns>
    public QuotaSpent? TryTake(string client, int tokens)
    {
        var bucket = Of(client);
        long cost = Math.Min(_bucket, tokens * _token), now = Now;
        while (true)
        {
            long before = Volatile.Read(ref bucket.FullAt), after = Math.Max(before, now) + cost;
            if (after - now > _bucket) return new QuotaSpent(quota, TimeSpan.FromTicks(after - now - _bucket));
            if (Interlocked.CompareExchange(ref bucket.FullAt, after, before) == before) return null;
        }
    }

    /// <summary>Takes a token in any case. Whoever waits for so long before going on keeps to the quota.</summary>
    public TimeSpan Take(string client)
    {
        var bucket = Of(client);
        long now = Now;
        while (true)
        {
            long before = Volatile.Read(ref bucket.FullAt), after = Math.Max(before, now) + _token;
            if (Interlocked.CompareExchange(ref bucket.FullAt, after, before) == before) return TimeSpan.FromTicks(Math.Max(0, after - now - _bucket));
        }
    }

    /// <summary>Gives tokens back that were taken.</summary>
    public void Return(string client, int tokens = 1) => Interlocked.Add(ref Of(client).FullAt, -_token * tokens);

    private long Now => clock.GetElapsedTime(_start).Ticks;

    private Bucket Of(string client)
    {
        var generations = Volatile.Read(ref _generations);
        if (generations.Young.TryGetValue(client, out var known)) return known;
        var bucket = generations.Old.TryGetValue(client, out var old) ? old : new Bucket();
        if (!generations.Young.TryAdd(client, bucket)) return generations.Young[client]; // nothing is ever removed
        // Whoever sees that it is full turns it over; the first one does.
        if (Interlocked.Increment(ref generations.Added) >= most) Interlocked.CompareExchange(ref _generations, new Generations([], generations.Young), generations);
        return bucket;
    }

    private sealed class Bucket
    {
        /// <summary>In ticks since the start.</summary>
        public long FullAt;
    }

    private sealed class Generations(ConcurrentDictionary<string, Bucket> young, ConcurrentDictionary<string, Bucket> old)
    {
        /// <summary>To the young one.</summary>
        public int Added;

        public ConcurrentDictionary<string, Bucket> Young => young;

        public ConcurrentDictionary<string, Bucket> Old => old;
    }
}
