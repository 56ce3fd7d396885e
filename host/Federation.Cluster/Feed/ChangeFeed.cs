using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using Federation.Cluster.Storage;

namespace Federation.Cluster.Feed;

/// <summary>What happened to centres, in order. Thread safe.</summary>
public sealed class ChangeFeed(IDirectoryStore store)
{
    /// <summary>What else is in the feed, labels and networks, is passed over so many commits at a time.</summary>
    private const int CommitsAtOnce = 100;

    /// <summary>
    /// Up to <paramref name="limit"/> changes after the cursor, oldest first; a commit's changes are never split, so there may be a few more. Fewer, or none, only where the feed ends.
    /// </summary>
    public async Task<ChangeSlice> ReadAsync(FeedCursor after, int limit, CancellationToken cancellationToken)
    {
        var changes = new List<PlacedChange>();
        while (true)
        {
            var slice = await store.ReadFeedAsync(after, CommitsAtOnce, cancellationToken);
            foreach (var batch in slice.Batches)
            {
                changes.AddRange(batch.Events.Where(stored => stored.Subject.Kind == RowKinds.Centre).Select(stored => new PlacedChange(batch.Position, Read(stored))));
                if (changes.Count >= limit) return new ChangeSlice(changes, batch.Position);
            }

            after = slice.Next;
            if (slice.Batches.Count == 0) return new ChangeSlice(changes, after);
        }
    }

    private static CentreChange Read(FeedEvent stored) =>
        JsonSerializer.Deserialize(stored.Body.Span, ClusterJson.Default.CentreChange) ?? throw new JsonException($"An event of {stored.Subject} is empty.");
}

/// <param name="Next">Where to go on.</param>
public sealed record ChangeSlice(IReadOnlyList<PlacedChange> Changes, FeedCursor Next);

/// <param name="Position">The feed right after the commit that the change belongs to.</param>
public sealed record PlacedChange(FeedCursor Position, CentreChange Change);
