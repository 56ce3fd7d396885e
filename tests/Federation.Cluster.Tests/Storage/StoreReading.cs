using Federation.Cluster.Storage;

namespace Federation.Cluster.Tests.Storage;

/// <summary>Reads whole stores for comparison.</summary>
internal static class StoreReading
{
    public static async Task<List<StateRow>> AllAsync(this IDirectoryStore store, string kind, string prefix = "")
    {
        List<StateRow> rows = [];
        await foreach (StateRow row in store.ScanAsync(kind, prefix, TestContext.Current.CancellationToken)) rows.Add(row);
        return rows;
    }

    /// <summary>The whole feed, read in slices of <paramref name="limit"/> batches, through the text of its cursors.</summary>
    public static async Task<List<FeedBatch>> FeedAsync(this IDirectoryStore store, int limit = 100, FeedCursor? after = null)
    {
        List<FeedBatch> batches = [];
        FeedCursor position = after ?? FeedCursor.Start;
        while (true)
        {
            FeedSlice slice = await store.ReadFeedAsync(position, limit, TestContext.Current.CancellationToken);
            Assert.True(slice.Batches.Count <= limit);
            if (slice.Batches.Count == 0) return batches;
            Assert.Equal(slice.Batches[^1].Position, slice.Next);
            batches.AddRange(slice.Batches);
            Assert.True(FeedCursor.TryParse(slice.Next.ToString(), out position!));
        }
    }

    /// <summary>The feed as text, for a comparison that reads well: "kind/id:body" of each event, a line a batch.</summary>
    public static async Task<List<string>> FeedTextAsync(this IDirectoryStore store, int limit = 100) =>
        (await store.FeedAsync(limit)).ConvertAll(batch => string.Join(", ", batch.Events.Select(found => Line(found.Subject, found.Body))));

    public static string Line(StateKey subject, ReadOnlyMemory<byte> body) => $"{subject}:{Convert.ToHexString(body.Span)}";
}
