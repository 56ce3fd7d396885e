namespace Federation.Cluster.Storage;

/// <summary>A run of batches and the position after the last of them.</summary>
public sealed record FeedSlice(IReadOnlyList<FeedBatch> Batches, FeedCursor Next);

/// <summary>The events of one commit.</summary>
/// <param name="Position">The feed right after this batch.</param>
public sealed record FeedBatch(FeedCursor Position, IReadOnlyList<FeedEvent> Events);

/// <summary>An event, with its subject's row as it is now: null where the row was deleted since, newer than the event where it was written again.</summary>
public sealed record FeedEvent(StateKey Subject, ReadOnlyMemory<byte> Body, StateRow? Current);
