using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using Federation.Cluster.Storage;

namespace Federation.Cluster.Feed;

/// <summary>What happened to centres, in order. Thread safe.</summary>
public sealed class ChangeFeed(IDirectoryStore store)
{
    /// <summary>
    /// At least up to <paramref name="limit"/> changes after the cursor, oldest first; a commit's changes are never split, so there may be a
    /// few more. Empty when there are none.
    /// </summary>
    public async Task<ChangeSlice> ReadAsync(FeedCursor after, int limit, CancellationToken cancellationToken)
    {
        var slice = await store.ReadFeedAsync(after, limit, cancellationToken);
        var changes = slice.Batches
            .SelectMany(batch => batch.Events.Select(stored => (batch.Position, stored)))
            .Where(pair => pair.stored.Subject.Kind == RowKinds.Centre)
            .Select(pair => new PlacedChange(pair.Position, Read(pair.stored)))
            .ToList();
        return new ChangeSlice(changes, slice.Next);
    }

    private static CentreChange Read(FeedEvent stored) =>
        JsonSerializer.Deserialize(stored.Body.Span, ClusterJson.Default.CentreChange) ?? throw new JsonException($"An event of {stored.Subject} is empty.");
}

/// <param name="Next">Where to go on.</param>
public sealed record ChangeSlice(IReadOnlyList<PlacedChange> Changes, FeedCursor Next);

/// <param name="Position">The feed right after the commit that the change belongs to.</param>
public sealed record PlacedChange(FeedCursor Position, CentreChange Change);
