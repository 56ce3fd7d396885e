namespace Federation.Cluster.Storage.Committing;

/// <summary>Goes over stored events, some at a time, and commits those that get another body.</summary>
internal static class EventRewriting
{
    /// <param name="read">The next events after a position, in order; none at the end.</param>
    /// <param name="commit">Of the store.</param>
    /// <inheritdoc cref="IDirectoryStore.RewriteEventsAsync"/>
    public static async Task<int> RunAsync(
        Func<long, ValueTask<IReadOnlyList<StoredEvent>>> read,
        Func<StoreBatch, CancellationToken, ValueTask<CommitReceipt>> commit,
        Func<StateKey, ReadOnlyMemory<byte>, ReadOnlyMemory<byte>> rewrite,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rewrite);
        int rewritten = 0;
        for (long after = 0; await read(after) is [.., var last] events; after = last.Position)
        {
            cancellationToken.ThrowIfCancellationRequested();
            List<EventRewrite> rewrites = [];
            foreach (var stored in events)
            {
                var next = rewrite(stored.Subject, stored.Body);
                if (!next.Equals(stored.Body)) rewrites.Add(new EventRewrite(stored.Position, next));
            }

            if (rewrites.Count > 0) await commit(new StoreBatch { PartitionKey = "-", Rewrites = rewrites }, cancellationToken);
            rewritten += rewrites.Count;
        }

        return rewritten;
    }
}

/// <summary>An event as it is stored.</summary>
internal sealed record StoredEvent(long Position, StateKey Subject, ReadOnlyMemory<byte> Body);
