using Federation.Cluster.Storage;
using static Federation.Cluster.Tests.Storage.Batches;

namespace Federation.Cluster.Tests.Storage;

/// <summary>The feed: whole batches, in order, none lost, and a way to wait for the next.</summary>
public abstract partial class StoreConformance
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(100)]
    public async Task Feed_ReadInSlices_GivesWholeBatchesInCommitOrder(int limit)
    {
        string[][] written = [["1", "2", "3"], ["4"], ["5", "6"], ["7", "8", "9", "10"]];
        foreach (string[] events in written) await Store.CommitAsync(Announce("a", events), Cancellation);

        List<FeedBatch> feed = await Store.FeedAsync(limit);

        Assert.Equal(written, feed.Select(batch => batch.Events.Select(found => Text(found.Body)).ToArray()));
        Assert.Equal(await Store.HeadAsync(Cancellation), feed[^1].Position);
    }

    [Fact]
    public async Task Feed_FromAReceipt_StartsRightAfterThatBatch()
    {
        CommitReceipt first = await Store.CommitAsync(Announce("a", "1", "2"), Cancellation);
        await Store.CommitAsync(Write("b", 0, "silent"), Cancellation);
        CommitReceipt second = await Store.CommitAsync(Announce("a", "3"), Cancellation);

        Assert.Equal("3", Text(Assert.Single(Assert.Single(await Store.FeedAsync(after: first.Position)).Events).Body));
        Assert.Empty(await Store.FeedAsync(after: second.Position));
        Assert.True(second.Position.HasReached(first.Position));
        Assert.False(first.Position.HasReached(second.Position));
    }

    [Fact]
    public async Task Feed_AtItsHead_IsEmptyAndStaysThere()
    {
        FeedSlice slice = await Store.ReadFeedAsync(FeedCursor.Start, 10, Cancellation);

        Assert.Empty(slice.Batches);
        Assert.Equal(FeedCursor.Start, slice.Next);
    }

    [Fact]
    public async Task Feed_Subjects_AreAsTheyAreNow()
    {
        await Store.CommitAsync(Announce("kept", "e") with { Writes = Write("kept", 0, "old").Writes }, Cancellation);
        await Store.CommitAsync(Announce("gone", "e") with { Writes = Write("gone", 0, "old").Writes }, Cancellation);
        await Store.CommitAsync(Announce("never", "e"), Cancellation);
        await Store.CommitAsync(Write("kept", 1, "new"), Cancellation);
        await Store.CommitAsync(Write("gone", 1, null), Cancellation);

        FeedEvent[] events = [.. (await Store.FeedAsync()).SelectMany(batch => batch.Events)];

        Assert.Equal(["kept", "gone", "never"], events.Select(found => found.Subject.Id));
        Assert.Equal((Centre("kept"), 2L, "new"), events[0].Current is { } row ? (row.Key, row.Version, Text(row.Body)) : default);
        Assert.Null(events[1].Current);
        Assert.Null(events[2].Current);
    }

    [Fact]
    public async Task Feed_WaitedFor_WakesAtTheNextBatchAndNotBefore()
    {
        Task waiting = Store.WaitForFeedAsync(FeedCursor.Start, Cancellation);
        await Store.CommitAsync(Write("a", 0, "silent"), Cancellation);
        Assert.False(waiting.IsCompleted);

        CommitReceipt receipt = await Store.CommitAsync(Announce("a", "1"), Cancellation);
        await waiting;

        await Store.WaitForFeedAsync(FeedCursor.Start, Cancellation);
        Assert.False(Store.WaitForFeedAsync(receipt.Position, Cancellation).IsCompleted);
    }

    [Fact]
    public async Task Feed_WaitCancelled_EndsAsCancelled()
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        Task waiting = Store.WaitForFeedAsync(FeedCursor.Start, source.Token);

        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public async Task Feed_TailedWhileManyWrite_MissesNothing()
    {
        const int Writers = 8, Turns = 40;
        Task tail = TailAsync();

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(async writer =>
        {
            for (int turn = 0; turn < Turns; turn++) await Store.CommitAsync(Announce($"writer {writer}", $"{turn}", $"{turn}!"), Cancellation);
        }));

        await tail;

        async Task TailAsync()
        {
            var next = new int[Writers];
            FeedCursor position = FeedCursor.Start;
            while (next.Sum() < Writers * Turns)
            {
                await Store.WaitForFeedAsync(position, Cancellation);
                FeedSlice slice = await Store.ReadFeedAsync(position, 16, Cancellation);
                foreach (FeedBatch batch in slice.Batches)
                {
                    // Whole, and within one writer in the order of its commits.
                    int writer = batch.Events[0].Subject.Id[^1] - '0';
                    Assert.Equal([$"{next[writer]}", $"{next[writer]}!"], batch.Events.Select(found => Text(found.Body)));
                    next[writer]++;
                }

                position = slice.Next;
            }
        }
    }
}
