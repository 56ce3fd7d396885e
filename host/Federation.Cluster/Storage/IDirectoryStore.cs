namespace Federation.Cluster.Storage;

/// <summary>
/// The directory's durable truth: state rows that are compared and swapped on their version, event rows that are only
/// appended, and idempotency keys, each batch of them one atomic commit in one partition. Thread safe.
/// </summary>
/// <remarks>
/// A commit that returned survives a <c>kill -9</c>. A commit whose outcome is unknown (a cancelled wait, a lost
/// connection) is repeated with the same idempotency key.
/// </remarks>
public interface IDirectoryStore : IAsyncDisposable
{
    /// <summary>The row, or null where there is none.</summary>
    ValueTask<StateRow?> ReadAsync(StateKey key, CancellationToken cancellationToken = default);

    /// <summary>The rows of one kind under these ids, in the order asked; null where there is none. Any number of ids.</summary>
    ValueTask<IReadOnlyList<StateRow?>> ReadManyAsync(string kind, IReadOnlyList<string> ids, CancellationToken cancellationToken = default);

    /// <summary>
    /// Rows of one kind whose id starts with <paramref name="prefix"/> (exactly), in the order of <see cref="StateKey"/>. One
    /// consistent view in an embedded store; elsewhere each row is whole, and rows written meanwhile may or may not be seen.
    /// </summary>
    IAsyncEnumerable<StateRow> ScanAsync(string kind, string prefix = "", CancellationToken cancellationToken = default);

    /// <summary>The ids alone of the rows that <see cref="ScanAsync"/> gives, in the same order and of a view of the same kind: no body is read for them.</summary>
    IAsyncEnumerable<string> ScanIdsAsync(string kind, string prefix = "", CancellationToken cancellationToken = default);

    /// <summary>Rows of one kind whose id comes after <paramref name="after"/> in the same order, which need not be there; "" for all. Otherwise as <see cref="ScanAsync"/>.</summary>
    IAsyncEnumerable<StateRow> ScanAfterAsync(string kind, string after, CancellationToken cancellationToken = default);

    /// <summary>
    /// Commits the batch as a whole or not at all.
    /// </summary>
    /// <returns>The feed's position right after the batch, and whether the batch had been committed before.</returns>
    /// <exception cref="VersionConflictException">A row's version was not the expected one; nothing was written.</exception>
    /// <exception cref="StoreUnavailableException">The disk is full, the database is gone; nothing is known to be written.</exception>
    /// <exception cref="ArgumentException">No store could write this batch: a row twice, an unusable key, an oversized body.</exception>
    ValueTask<CommitReceipt> CommitAsync(StoreBatch batch, CancellationToken cancellationToken = default);

    /// <summary>
    /// Up to <paramref name="limit"/> whole batches with events after <paramref name="after"/>, oldest first, never splitting a
    /// batch; within a partition in commit order. Empty when there are none.
    /// </summary>
    ValueTask<FeedSlice> ReadFeedAsync(FeedCursor after, int limit, CancellationToken cancellationToken = default);

    /// <summary>The position after everything committed so far.</summary>
    ValueTask<FeedCursor> HeadAsync(CancellationToken cancellationToken = default);

    /// <summary>Completes as soon as something lies after <paramref name="after"/>, at once if something does.</summary>
    Task WaitForFeedAsync(FeedCursor after, CancellationToken cancellationToken);

    /// <summary>
    /// Rewrites the bodies of stored events, for what must not be remembered any more: the one exception to their being appended alone. Positions, batches and subjects stay, and nobody is woken. Not one commit: events
    /// stored meanwhile may be left out, and where it fails some are rewritten and others not; it is repeated.
    /// </summary>
    /// <param name="rewrite">Gives an event's new body; the very body where it stays. Called on any thread, one call at a time.</param>
    /// <returns>How many were rewritten.</returns>
    /// <exception cref="StoreUnavailableException">As with <see cref="CommitAsync"/>.</exception>
    Task<int> RewriteEventsAsync(Func<StateKey, ReadOnlyMemory<byte>, ReadOnlyMemory<byte>> rewrite, CancellationToken cancellationToken = default);

    /// <summary>
    /// Returns when what was overwritten or deleted before the call cannot be read out of the store's own files any more. It may take as long as writing everything anew, and commits may wait for it.
    /// </summary>
    /// <exception cref="StoreUnavailableException">It is not known to be gone: the disk has no room, or with <see cref="StoreCodes.Busy"/> somebody reads what was there before.</exception>
    Task ForgetAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// What the store is, and how much it holds. It goes over every key and reads no body, which takes a second or more where there are millions: <see cref="Operating.StoreCensus"/> keeps the answer for a while.
    /// </summary>
    /// <exception cref="StoreUnavailableException">It does not answer.</exception>
    Task<StoreFigures> MeasureAsync(CancellationToken cancellationToken = default);

    /// <summary>The store's own consistency, as problems found; empty when sound. Reads everything.</summary>
    Task<IReadOnlyList<string>> CheckAsync(CancellationToken cancellationToken = default);
}
