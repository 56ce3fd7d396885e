namespace Federation.Cluster.Storage;

/// <summary>How a sweep removes the rows that it found. Thread safe.</summary>
internal static class RowRemoval
{
    private const int AtOnce = 500;

    /// <summary>Removes rows of one kind, some hundred in a commit. Where another silo does it at the same moment, the rest is left to that one, or to the next sweep.</summary>
    /// <returns>How many went.</returns>
    public static async Task<int> RemoveAsync(this IDirectoryStore store, string kind, IAsyncEnumerable<string> ids, CancellationToken cancellationToken)
    {
        int gone = 0;
        await foreach (string[] some in ids.Chunk(AtOnce).WithCancellation(cancellationToken))
        {
            var rows = await store.ReadManyAsync(kind, some, cancellationToken);
            StateWrite[] writes = [.. rows.OfType<StateRow>().Select(row => new StateWrite(row.Key, row.Version, null))];
            if (writes.Length == 0) continue;
            try
            {
                await store.CommitAsync(new StoreBatch { PartitionKey = kind, Writes = writes }, cancellationToken);
            }
            catch (VersionConflictException)
            {
                break;
            }

            gone += writes.Length;
        }

        return gone;
    }
}
