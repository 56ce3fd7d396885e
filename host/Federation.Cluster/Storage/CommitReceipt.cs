namespace Federation.Cluster.Storage;

/// <param name="Position">The feed right after this batch; for a repeated batch, at or after its first commit.</param>
/// <param name="Repeated">True when the idempotency key was known and nothing was written now.</param>
public sealed record CommitReceipt(FeedCursor Position, bool Repeated);
