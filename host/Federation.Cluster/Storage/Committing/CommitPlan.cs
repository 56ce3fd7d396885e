namespace Federation.Cluster.Storage.Committing;

/// <summary>
/// What a group of batches does to a store that cannot be asked between one and the next: each batch is held against what the store had and what those before it do, and the whole is written at once. Not thread safe.
/// </summary>
/// <param name="head">The feed's position before the group.</param>
/// <param name="versions">Of every row that the group writes, the version it has; a row that is not there is not in it.</param>
/// <param name="keys">Of the group's idempotency keys those that were committed before, with the feed's position after them.</param>
internal sealed class CommitPlan(long head, IReadOnlyDictionary<StateKey, long> versions, IReadOnlyDictionary<string, long> keys)
{
    private readonly Dictionary<StateKey, RowChange> _rows = [];
    private readonly Dictionary<string, long> _keys = [];
    private readonly List<PlannedEvent> _events = [];
    private readonly List<EventRewrite> _rewrites = [];

    /// <summary>The feed's position after what was planned so far.</summary>
    public long Head { get; private set; } = head;

    /// <summary>Each row that changes, once. One that came and went within the group is not among them.</summary>
    public IEnumerable<RowChange> Rows => _rows.Values.Where(change => change.Before != 0 || change.After != 0);

    public IReadOnlyList<PlannedEvent> Events => _events;

    /// <summary>The idempotency keys that are new, with the feed's position after their batch.</summary>
    public IReadOnlyDictionary<string, long> Keys => _keys;

    public IReadOnlyList<EventRewrite> Rewrites => _rewrites;

    /// <summary>Plans the batch and leaves its outcome in it; one that was committed before, or conflicts, leaves no trace.</summary>
    public void Apply(PendingCommit pending)
    {
        var batch = pending.Batch;
        if (batch.IdempotencyKey is { } known && (_keys.TryGetValue(known, out long position) || keys.TryGetValue(known, out position)))
        {
            pending.Accept(new CommitReceipt(new FeedCursor(position), Repeated: true));
            return;
        }

        foreach (var write in batch.Writes)
        {
            long version = VersionOf(write.Key);
            if (version == write.ExpectedVersion) continue;
            pending.Refuse(new VersionConflictException(write.Key, write.ExpectedVersion, version));
            return;
        }

        foreach (var write in batch.Writes)
        {
            long before = _rows.TryGetValue(write.Key, out var planned) ? planned.Before : write.ExpectedVersion;
            _rows[write.Key] = new RowChange(write.Key, before, write.Body is null ? 0 : write.ExpectedVersion + 1, write.Body ?? default);
        }

        long end = Head + batch.Events.Count;
        foreach (var written in batch.Events) _events.Add(new PlannedEvent(++Head, end, written.Subject, written.Body));
        _rewrites.AddRange(batch.Rewrites);
        if (batch.IdempotencyKey is { } key) _keys.Add(key, Head);
        pending.Accept(new CommitReceipt(new FeedCursor(Head), Repeated: false));
    }

    private long VersionOf(StateKey key) => _rows.TryGetValue(key, out var change) ? change.After : versions.GetValueOrDefault(key);
}

/// <summary>What becomes of a row.</summary>
/// <param name="Before">The version that the store has; 0: it is not there.</param>
/// <param name="After">The version it gets; 0: it is deleted.</param>
/// <param name="Body">What it gets; empty where it is deleted.</param>
internal readonly record struct RowChange(StateKey Key, long Before, long After, ReadOnlyMemory<byte> Body);

/// <summary>An event with its place.</summary>
/// <param name="Batch">The place of the last event of its batch.</param>
internal readonly record struct PlannedEvent(long Position, long Batch, StateKey Subject, ReadOnlyMemory<byte> Body);
