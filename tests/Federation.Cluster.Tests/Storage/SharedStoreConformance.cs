using System.Globalization;
using CsCheck;
using Federation.Cluster.Storage;
using static Federation.Cluster.Tests.Storage.Batches;

namespace Federation.Cluster.Tests.Storage;

/// <summary>What a store must do besides, where several processes have it open at once: its places are opened any number of times at once.</summary>
public abstract class SharedStoreConformance : StoreConformance
{
    [Fact]
    public async Task Row_WrittenElsewhere_IsSeenAndConflicts()
    {
        await using IDirectoryStore other = await Place.OpenAsync();
        await Store.CommitAsync(Write("a", 0, "one"), Cancellation);
        await other.CommitAsync(Write("a", 1, "two"), Cancellation);

        var conflict = await Assert.ThrowsAsync<VersionConflictException>(async () => await Store.CommitAsync(Write("a", 1, "late"), Cancellation));

        Assert.Equal((1L, 2L), (conflict.Expected, conflict.Actual));
        Assert.Equal("two", Text((await Store.ReadAsync(Centre("a"), Cancellation))!.Body));
    }

    [Fact]
    public async Task Key_CommittedElsewhere_IsKnown()
    {
        await using IDirectoryStore other = await Place.OpenAsync();
        StoreBatch batch = Announce("a", "event") with { IdempotencyKey = "key" };
        IDirectoryStore[] stores = [Store, other];

        CommitReceipt[] receipts = await Task.WhenAll(Enumerable.Range(0, 20).Select(turn => stores[turn % 2].CommitAsync(batch, Cancellation).AsTask()));

        Assert.Equal(1, receipts.Count(receipt => !receipt.Repeated));
        Assert.Single(await other.FeedAsync());
        Assert.True((await other.CommitAsync(batch, Cancellation)).Repeated);
    }

    [Fact]
    public async Task Head_MovedElsewhere_IsSeen()
    {
        await using IDirectoryStore other = await Place.OpenAsync();
        CommitReceipt receipt = await other.CommitAsync(Announce("a", "1", "2"), Cancellation);

        Assert.Equal(receipt.Position, await Store.HeadAsync(Cancellation));
        Assert.Equal(["1", "2"], Assert.Single(await Store.FeedAsync()).Events.Select(found => Text(found.Body)));
    }

    [Fact]
    public async Task Feed_WaitedFor_WakesAtABatchFromElsewhere()
    {
        await using IDirectoryStore other = await Place.OpenAsync();
        Task first = Store.WaitForFeedAsync(FeedCursor.Start, Cancellation);
        Task second = Store.WaitForFeedAsync(FeedCursor.Start, Cancellation);

        CommitReceipt receipt = await other.CommitAsync(Announce("a", "1"), Cancellation);
        await Task.WhenAll(first, second);

        // Whoever was woken may read at once, and waits anew.
        Assert.Single(await Store.FeedAsync());
        Task next = Store.WaitForFeedAsync(receipt.Position, Cancellation);
        Assert.False(next.IsCompleted);
        await other.CommitAsync(Announce("a", "2"), Cancellation);
        await next;
    }

    [Fact]
    public async Task Feed_TailedWhileSeveralWrite_MissesNothing()
    {
        const int Writers = 6, Turns = 12;
        await using IDirectoryStore second = await Place.OpenAsync(), reader = await Place.OpenAsync();
        IDirectoryStore[] stores = [Store, second];
        Task<List<FeedBatch>> tail = TailAsync(reader, Writers * Turns);

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(async writer =>
        {
            for (int turn = 0; turn < Turns; turn++) await stores[writer % 2].CommitAsync(Announce($"writer {writer}", $"{turn}", $"{turn}!"), Cancellation);
        }));

        var next = new int[Writers];
        List<FeedBatch> seen = await tail;
        foreach (FeedBatch batch in seen)
        {
            // Whole, and within one writer in the order of its commits.
            int writer = batch.Events[0].Subject.Id[^1] - '0';
            Assert.Equal([$"{next[writer]}", $"{next[writer]}!"], batch.Events.Select(found => Text(found.Body)));
            next[writer]++;
        }

        Assert.Equal(seen.Select(batch => batch.Position), (await Store.FeedAsync()).Select(batch => batch.Position));
        Assert.Empty(await reader.CheckAsync(Cancellation));
    }

    // More than any one request of a store's server takes, between small ones of another process.
    [Fact]
    public async Task Batch_OfManyRows_IsWholeWhileOthersWrite()
    {
        const int Rows = 400;
        await using IDirectoryStore other = await Place.OpenAsync();
        string[] ids = [.. Enumerable.Range(0, Rows).Select(number => $"{number:000}")];
        Task small = Task.WhenAll(Enumerable.Range(0, 4).Select(async writer =>
        {
            for (int turn = 0; turn < 5; turn++) await other.CommitAsync(Announce($"small {writer}", $"{turn}"), Cancellation);
        }));

        for (int version = 0; version < 2; version++)
        {
            await Store.CommitAsync(new StoreBatch
            {
                PartitionKey = "many",
                Writes = [.. ids.Select(id => new StateWrite(Centre(id), version, Body(id)))],
                Events = [.. ids.Select(id => new EventWrite(Centre(id), Body($"{version} {id}")))],
            }, Cancellation);
        }

        await small;
        List<FeedBatch> feed = await other.FeedAsync(limit: 3);
        Assert.Equal([Rows, Rows], feed.Where(batch => batch.Events.Count > 1).Select(batch => batch.Events.Count));
        Assert.Equal(22, feed.Count);
        Assert.Equal(ids, (await other.AllAsync(RowKinds.Centre)).Where(row => row.Version == 2).Select(row => row.Key.Id));
        Assert.Empty(await other.CheckAsync(Cancellation));
    }

    [Fact]
    public async Task Counter_RaisedBySeveral_LosesNoStep()
    {
        const int Steps = 10;
        await using IDirectoryStore second = await Place.OpenAsync(), third = await Place.OpenAsync();

        await Task.WhenAll(((IDirectoryStore[])[Store, second, third]).Select(RaiseAsync));

        StateRow row = Assert.IsType<StateRow>(await Store.ReadAsync(Centre("counter"), Cancellation));
        Assert.Equal((3L * Steps, $"{3 * Steps}"), (row.Version, Text(row.Body)));

        static async Task RaiseAsync(IDirectoryStore store)
        {
            for (int step = 0; step < Steps;)
            {
                StateRow? row = await store.ReadAsync(Centre("counter"), Cancellation);
                int count = row is null ? 0 : int.Parse(Text(row.Body), CultureInfo.InvariantCulture);
                try
                {
                    await store.CommitAsync(Write("counter", row?.Version ?? 0, $"{count + 1}"), Cancellation);
                    step++;
                }
                catch (VersionConflictException)
                {
                    // Somebody else was faster.
                }
            }
        }
    }

    [Fact]
    public async Task Disposed_OneOfSeveral_LeavesTheOthersAtWork()
    {
        IDirectoryStore other = await Place.OpenAsync();
        await other.CommitAsync(Write("a", 0, "one"), Cancellation);

        await other.DisposeAsync();

        await Store.CommitAsync(Write("a", 1, "two"), Cancellation);
        Assert.Equal(2, (await Store.ReadAsync(Centre("a"), Cancellation))?.Version);
    }

    [Fact]
    public async Task Killed_OneOfTwo_TheOtherGoesOnWithEverythingPromised()
    {
        List<string> promised = [];
        using (var child = ChildProcess.Start(["write", .. Place.ChildArguments]))
        {
            for (int turn = 0; promised.Count < 100; turn++)
            {
                promised.Add(await child.ReadLineAsync(Cancellation));
                if (turn % 10 == 0) await Store.CommitAsync(Write($"here {turn}", 0, "one"), Cancellation);
            }

            child.Kill();
            promised.AddRange(await child.ReadRestAsync(Cancellation));
        }

        await Store.CommitAsync(Announce("here after", "one") with { Writes = Write("here after", 0, "one").Writes }, Cancellation);

        List<string> centres = (await Store.AllAsync(RowKinds.Centre)).ConvertAll(row => row.Key.Id);
        Assert.Empty(promised.Except(centres));
        Assert.Equal(centres.Where(id => !id.StartsWith("here", StringComparison.Ordinal)), (await Store.AllAsync(RowKinds.Binding)).Select(row => row.Key.Id));
        Assert.Equal("here after", (await Store.FeedAsync())[^1].Events[0].Subject.Id);
        Assert.Empty(await Store.CheckAsync(Cancellation));
    }

    // Each history opens three stores.
    [Fact]
    public void Law_OfSeveralAtOnce_TheFeedIsAnOrderThatExplainsEverything() => Arbitrary.Array[1, 60].Sample(
        batches => OnNewPlaceAsync(async place =>
        {
            await using IDirectoryStore first = await place.OpenAsync(), second = await place.OpenAsync(), third = await place.OpenAsync();
            await ExplainsEverythingAsync(batches, [first, second, third]);
        }).GetAwaiter().GetResult(),
        iter: Math.Max(1, Histories / 4),
        threads: 1);

    private static async Task<List<FeedBatch>> TailAsync(IDirectoryStore store, int batches)
    {
        List<FeedBatch> seen = [];
        FeedCursor position = FeedCursor.Start;
        while (seen.Count < batches)
        {
            await store.WaitForFeedAsync(position, Cancellation);
            FeedSlice slice = await store.ReadFeedAsync(position, 16, Cancellation);
            seen.AddRange(slice.Batches);
            position = slice.Next;
        }

        return seen;
    }
}
