using System.Globalization;

namespace Federation.Cluster.Storage.Azure;

/// <summary>Reads every row and says what is wrong with it. Others may write meanwhile. Used once.</summary>
internal sealed class AzureCheck(AzureTable table, AzureBodies bodies, AzureRecords records)
{
    private readonly SortedDictionary<string, long> _found = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AzureRow> _named = new(StringComparer.Ordinal);
    private long _bytes;

    public async Task<IReadOnlyList<string>> RunAsync(CancellationToken cancellationToken)
    {
        var before = await HeadAsync(cancellationToken);
        await CheckStatesAsync(cancellationToken);
        long last = await CheckEventsAsync(before.Position, cancellationToken);
        var keys = await table.RowsAsync(AzureKeys.IdempotencyKeys, cancellationToken: cancellationToken).Select(row => row.Position ?? -1).ToListAsync(cancellationToken);
        var after = await HeadAsync(cancellationToken);
        Count("Events beyond the head of the feed", Math.Max(0, last - after.Position));
        Count("Idempotency keys with a position outside the feed", keys.Count(position => position < 0 || position > after.Position));
        await CheckBlobsAsync(cancellationToken);

        // Where somebody wrote meanwhile, it says nothing.
        Count("Bytes of bodies by which the head is wrong", before.ETag == after.ETag ? Math.Abs(_bytes - after.Bytes) : 0);
        return [.. _found.Select(problem => string.Create(CultureInfo.InvariantCulture, $"{problem.Key}: {problem.Value}."))];
    }

    private async Task<AzureHead> HeadAsync(CancellationToken cancellationToken) => await records.CompleteAsync(await table.HeadAsync(cancellationToken));

    private void Count(string problem, long more)
    {
        if (more > 0) _found[problem] = _found.GetValueOrDefault(problem) + more;
    }

    private async Task CheckStatesAsync(CancellationToken cancellationToken)
    {
        string[] read = [.. AzureRow.Names, .. AzureRow.Figures];
        await foreach (var row in table.RowsAsync(AzureKeys.States, read, cancellationToken: cancellationToken))
        {
            var key = AzureFeedReader.SubjectOf(row);
            Count("State rows with an empty kind or id", key.Kind.Length == 0 || key.Id.Length == 0 ? 1 : 0);
            Count("State rows under another row's key", row.RowKey != AzureKeys.State(key) ? 1 : 0);
            Count("State rows with a version below 1", row.Version is null or < 1 ? 1 : 0);
            Note(row);
        }
    }

    /// <summary>Whole batches without a gap, up to the head; behind it, a large commit may be under way.</summary>
    /// <returns>The last event's place.</returns>
    private async Task<long> CheckEventsAsync(long head, CancellationToken cancellationToken)
    {
        string[] read = [.. AzureRow.Names, nameof(AzureRow.Batch), nameof(AzureRow.Blob), nameof(AzureRow.Size)];
        (long last, long batch) = (0, 0);
        await foreach (var row in table.RowsAsync(AzureKeys.AllEvents, read, cancellationToken: cancellationToken))
        {
            long position = AzureKeys.PositionOf(row.RowKey);
            var subject = AzureFeedReader.SubjectOf(row);
            Count("Events without a subject", subject.Kind.Length == 0 || subject.Id.Length == 0 ? 1 : 0);
            Count("Events before the start of the feed", position < 1 ? 1 : 0);
            if (position <= head)
            {
                Count("Events that are missing", position - last - 1);
                Count("Incomplete batches of the feed", row.Batch != batch && last != batch ? 1 : 0);
            }

            Note(row);
            (last, batch) = (position, row.Batch ?? 0);
        }

        Count("Incomplete batches of the feed", last <= head && last != batch ? 1 : 0);
        Count("Events that are missing", head - last);
        return last;
    }

    private void Note(AzureRow row)
    {
        _bytes += row.Size;
        if (row.Blob is not null) _named[row.Blob] = row;
    }

    private async Task CheckBlobsAsync(CancellationToken cancellationToken)
    {
        await foreach (var (name, bytes) in bodies.ListAsync(cancellationToken))
        {
            if (_named.TryGetValue(name, out var row) && row.Size == bytes) _named.Remove(name);
        }

        foreach (var (name, row) in _named)
        {
            // Unless it was written anew meanwhile.
            var now = await table.RowAsync(row.RowKey, AzureRow.Figures, cancellationToken);
            Count("Rows and events whose body is missing or cut off", now?.Blob == name ? 1 : 0);
        }
    }
}
