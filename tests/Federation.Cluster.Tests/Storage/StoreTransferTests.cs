using CsCheck;
using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Transfer;
using static Federation.Cluster.Tests.Storage.Batches;

namespace Federation.Cluster.Tests.Storage;

/// <summary>What goes from one kind of store to another is the same directory.</summary>
public sealed class StoreTransferTests(PostgresFixture postgres)
{
    private static readonly StateKey Odd = Centre("a\0é😀");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Law_ThereAndBack_EverythingIsAsItWas() => Arbitrary.Array[0, 60].Sample(
        batches => Task.Run(async () =>
        {
            await using StorePlace first = new SqlitePlace(), second = await postgres.CreatePlaceAsync(), third = new SqlitePlace();
            await using IDirectoryStore one = await first.OpenAsync(), two = await second.OpenAsync(), three = await third.OpenAsync();
            foreach (var batch in batches)
            {
                try
                {
                    await one.CommitAsync(batch, Cancellation);
                }
                catch (VersionConflictException)
                {
                    // As it may be.
                }
            }

            await StoreTransfer.CopyAsync(one, two, Cancellation);
            await StoreTransfer.CopyAsync(two, three, Cancellation);

            var rows = await RowsAsync(one);
            var known = await KnownAsync(one, batches); // last: to ask for a key is to commit it
            foreach (var copy in (IDirectoryStore[])[two, three])
            {
                Assert.Equal(rows, await RowsAsync(copy));
                Assert.Equal(await one.FeedTextAsync(), await copy.FeedTextAsync());
                Assert.Equal((await one.FeedAsync()).Select(batch => batch.Position), (await copy.FeedAsync()).Select(batch => batch.Position));
                Assert.Equal(await one.HeadAsync(Cancellation), await copy.HeadAsync(Cancellation));
                Assert.Empty(await copy.CheckAsync(Cancellation));
                Assert.Equal(known, await KnownAsync(copy, batches));
            }
        }).GetAwaiter().GetResult(),
        iter: 12,
        threads: 1);

    [Fact]
    public async Task Copy_ThenGoOn_FollowsOn()
    {
        await using StorePlace from = new SqlitePlace(), to = await postgres.CreatePlaceAsync();
        await using IDirectoryStore source = await from.OpenAsync(), target = await to.OpenAsync();
        await source.CommitAsync(new StoreBatch { PartitionKey = "p", Writes = [new StateWrite(Odd, 0, Body("one"))], Events = [new EventWrite(Odd, Body("1"))], IdempotencyKey = "key" }, Cancellation);
        FeedCursor read = await source.HeadAsync(Cancellation);

        await StoreTransfer.CopyAsync(source, target, Cancellation);
        await target.CommitAsync(new StoreBatch { PartitionKey = "p", Writes = [new StateWrite(Odd, 1, Body("two"))], Events = [new EventWrite(Odd, Body("2"))] }, Cancellation);

        Assert.Equal("2", Text(Assert.Single(Assert.Single(await target.FeedAsync(after: read)).Events).Body));
        Assert.True((await target.CommitAsync(new StoreBatch { PartitionKey = "p", IdempotencyKey = "key" }, Cancellation)).Repeated);
    }

    [Fact]
    public async Task Copy_IntoADatabase_ReplacesAllOrNothing()
    {
        await using StorePlace from = new SqlitePlace(), to = await postgres.CreatePlaceAsync();
        await using IDirectoryStore source = await from.OpenAsync(), target = await to.OpenAsync();
        await source.CommitAsync(Announce("new", "1") with { Writes = Write("new", 0, "new").Writes }, Cancellation);
        await target.CommitAsync(Announce("old", "1", "2") with { Writes = Write("old", 0, "old").Writes }, Cancellation);

        await using (var contents = new BrokenContents(await ((ITransferableStore)source).OpenContentsAsync(Cancellation)))
        {
            var failure = await Assert.ThrowsAsync<StoreUnavailableException>(() => ((ITransferableStore)target).TakeOverAsync(contents, Cancellation));
            Assert.Equal((StoreCodes.InputOutput, "The wire is cut."), (failure.Code, failure.Message));
        }

        Assert.Equal(["old"], (await target.AllAsync(RowKinds.Centre)).Select(row => row.Key.Id));
        await StoreTransfer.CopyAsync(source, target, Cancellation);
        Assert.Equal(["new"], (await target.AllAsync(RowKinds.Centre)).Select(row => row.Key.Id));
        Assert.Single(await target.FeedAsync());
    }

    [Fact]
    public async Task Copy_IntoAFileWithSomethingInIt_IsRefused()
    {
        await using StorePlace from = new SqlitePlace(), to = new SqlitePlace();
        await using IDirectoryStore source = await from.OpenAsync(), target = await to.OpenAsync();
        await target.CommitAsync(Write("old", 0, "old"), Cancellation);

        Assert.Equal(StoreCodes.Occupied, (await Assert.ThrowsAsync<StoreUnavailableException>(() => StoreTransfer.CopyAsync(source, target, Cancellation))).Code);
        Assert.Single(await target.AllAsync(RowKinds.Centre));
    }

    // What is committed while it is read is not in it, and does not wait for it.
    [Fact]
    public async Task Contents_ReadWhileOthersWrite_AreOfOneMoment()
    {
        await using StorePlace from = await postgres.CreatePlaceAsync(), to = new SqlitePlace();
        await using IDirectoryStore source = await from.OpenAsync(), target = await to.OpenAsync();
        await source.CommitAsync(Announce("a", "1") with { Writes = Write("a", 0, "one").Writes }, Cancellation);

        await using (var contents = await ((ITransferableStore)source).OpenContentsAsync(Cancellation))
        {
            await source.CommitAsync(Announce("b", "2") with { Writes = Write("b", 0, "late").Writes, IdempotencyKey = "late" }, Cancellation);
            await ((ITransferableStore)target).TakeOverAsync(contents, Cancellation);
        }

        Assert.Equal(["a"], (await target.AllAsync(RowKinds.Centre)).Select(row => row.Key.Id));
        Assert.Single(await target.FeedAsync());
        Assert.False((await target.CommitAsync(Announce("c", "3") with { IdempotencyKey = "late" }, Cancellation)).Repeated);
    }

    private static async Task<List<bool>> KnownAsync(IDirectoryStore store, IEnumerable<StoreBatch> batches)
    {
        List<bool> known = [];
        foreach (string key in batches.Select(batch => batch.IdempotencyKey).OfType<string>()) known.Add((await store.CommitAsync(new StoreBatch { PartitionKey = "p", IdempotencyKey = key }, Cancellation)).Repeated);
        return known;
    }

    private static async Task<List<string>> RowsAsync(IDirectoryStore store)
    {
        List<string> rows = [];
        foreach (string kind in (string[])[RowKinds.Binding, RowKinds.Centre]) rows.AddRange((await store.AllAsync(kind)).Select(row => $"{row.Version} {StoreReading.Line(row.Key, row.Body)}"));
        return rows;
    }

    /// <summary>Ends in the middle of its events, as a lost connection does.</summary>
    private sealed class BrokenContents(IStoreContents whole) : IStoreContents
    {
        public long Head => whole.Head;

        public IAsyncEnumerable<StateRow> RowsAsync(CancellationToken cancellationToken) => whole.RowsAsync(cancellationToken);

        public IAsyncEnumerable<Federation.Cluster.Storage.Committing.PlannedEvent> EventsAsync(CancellationToken cancellationToken) => throw new StoreUnavailableException(StoreCodes.InputOutput, "The wire is cut.");

        public IAsyncEnumerable<KeyValuePair<string, long>> KeysAsync(CancellationToken cancellationToken) => whole.KeysAsync(cancellationToken);

        public ValueTask DisposeAsync() => whole.DisposeAsync();
    }
}
