using Federation.Cluster.Feed;
using Federation.Cluster.Index;
using Federation.Cluster.Storage;
using Microsoft.Extensions.Hosting;

namespace Federation.Gateway.GraphQL.Changes;

/// <summary>
/// The feed for all who follow it on this host: whoever stands at the same place shares one reading, and nobody waits for anybody else. The store is the queue, so a reader who falls behind costs no memory. Thread safe.
/// </summary>
internal sealed class ChangeReadings(ChangeFeed feed, IDirectoryStore store, CentreIndex index, IHostApplicationLifetime lifetime)
{
    /// <summary>Changes of one reading, about.</summary>
    private const int ChangesAtOnce = 100;

    /// <summary>Readings kept for those who come just behind: who is further behind reads again.</summary>
    private const int KeptReadings = 16;

    private readonly Lock _gate = new();
    private readonly Dictionary<FeedCursor, Task<ChangeSlice>> _readings = [];
    private readonly Queue<FeedCursor> _order = new();

    /// <summary>What comes next after the cursor, as soon as there is something, and the index of this host has it. It may hold no change of a centre.</summary>
    /// <exception cref="StoreUnavailableException">The store does not answer; whoever asks again has it read again.</exception>
    public Task<ChangeSlice> NextAsync(FeedCursor after, CancellationToken cancellationToken)
    {
        Task<ChangeSlice>? reading;
        lock (_gate)
        {
            if (!_readings.TryGetValue(after, out reading))
            {
                if (_order.Count == KeptReadings) _readings.Remove(_order.Dequeue());
                _order.Enqueue(after);
                reading = _readings[after] = ReadAsync(after);
            }
            else if (reading.IsFaulted)
            {
                reading = _readings[after] = ReadAsync(after);
            }
        }

        return reading.WaitAsync(cancellationToken);
    }

    /// <summary>Not for one reader's end: others may wait for the same.</summary>
    private async Task<ChangeSlice> ReadAsync(FeedCursor after)
    {
        var stopping = lifetime.ApplicationStopping;
        await store.WaitForFeedAsync(after, stopping);
        var slice = await feed.ReadAsync(after, ChangesAtOnce, stopping);
        await index.WaitForAsync(slice.Next, stopping);
        return slice;
    }
}
