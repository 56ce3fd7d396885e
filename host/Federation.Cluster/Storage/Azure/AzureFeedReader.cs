using System.Text;
using Federation.Cluster.Storage.Committing;

namespace Federation.Cluster.Storage.Azure;

/// <summary>The feed as the table and the container have it now. Thread safe.</summary>
internal sealed class AzureFeedReader(AzureTable table, AzureBodies bodies, AzureReader rows)
{
    private const int LeastPage = 16, MostPage = 1_000, EventsOfABatch = 4;

    /// <inheritdoc cref="IDirectoryStore.ReadFeedAsync"/>
    public async Task<FeedSlice> ReadAsync(FeedCursor after, int limit, CancellationToken cancellationToken)
    {
        // Up to the head: behind it, a large commit may have some of its events in the table already.
        long head = (await table.HeadAsync(cancellationToken)).Position;
        List<List<AzureRow>> batches = [];
        int page = (int)Math.Clamp((long)limit * EventsOfABatch, LeastPage, MostPage);
        if (head > after[0])
        {
            await foreach (var found in table.RowsAsync(AzureKeys.Events(after[0], head), page: page, cancellationToken: cancellationToken))
            {
                if (batches.Count == 0 || batches[^1][0].Batch != found.Batch)
                {
                    if (batches.Count == limit) break;
                    batches.Add([]);
                }

                batches[^1].Add(found);
            }
        }

        return batches.Count == 0 ? new FeedSlice([], after) : await SliceAsync(batches, cancellationToken);
    }

    /// <summary>Up to so many events after the position, up to the last, in order, with their bodies and without their subjects' rows.</summary>
    public async ValueTask<IReadOnlyList<StoredEvent>> EventsAsync(long after, long last, int limit, CancellationToken cancellationToken)
    {
        List<AzureRow> events = await table.RowsAsync(AzureKeys.Events(after, last), page: limit, cancellationToken: cancellationToken).Take(limit).ToListAsync(cancellationToken);
        var read = await BodiesAsync(events, cancellationToken);
        return [.. events.Zip(read, (row, body) => new StoredEvent(AzureKeys.PositionOf(row.RowKey), SubjectOf(row), body))];
    }

    public static StateKey SubjectOf(AzureRow row) => new(Encoding.UTF8.GetString(row.Kind ?? []), Encoding.UTF8.GetString(row.Id ?? []));

    private async Task<FeedSlice> SliceAsync(List<List<AzureRow>> batches, CancellationToken cancellationToken)
    {
        AzureRow[] events = [.. batches.SelectMany(batch => batch)];
        StateKey[] subjects = [.. events.Select(SubjectOf)];
        var read = await BodiesAsync(events, cancellationToken);
        var current = await rows.RowsAsync(subjects, cancellationToken);
        List<FeedBatch> slice = [];
        int first = 0;
        foreach (var batch in batches)
        {
            slice.Add(new FeedBatch(new FeedCursor(batch[0].Batch ?? 0), [.. Enumerable.Range(first, batch.Count).Select(index => new FeedEvent(subjects[index], read[index], current[index]))]));
            first += batch.Count;
        }

        return new FeedSlice(slice, slice[^1].Position);
    }

    private async Task<ReadOnlyMemory<byte>[]> BodiesAsync(IReadOnlyList<AzureRow> events, CancellationToken cancellationToken)
    {
        var read = new ReadOnlyMemory<byte>[events.Count];
        await Parallel.ForAsync(0, events.Count, new ParallelOptions { MaxDegreeOfParallelism = AzureBodies.AtOnce, CancellationToken = cancellationToken }, async (index, cancellation) => read[index] = await BodyAsync(events[index], cancellation));
        return read;
    }

    /// <summary>Where its blob has gone, the event was rewritten meanwhile, and is read as it is now.</summary>
    public async Task<ReadOnlyMemory<byte>> BodyAsync(AzureRow found, CancellationToken cancellationToken)
    {
        string? missing = null;
        for (AzureRow? row = found; row is not null && (row.Blob is null || row.Blob != missing); row = await table.RowAsync(found.RowKey, cancellationToken: cancellationToken))
        {
            if (row.Blob is null) return row.Body ?? [];
            if (await bodies.ReadAsync(row.Blob, cancellationToken) is { } body) return body;
            missing = row.Blob;
        }

        throw AzureFailure.Damaged($"The body of event {AzureKeys.PositionOf(found.RowKey)} is gone.");
    }
}
