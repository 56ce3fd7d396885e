using CsCheck;
using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Committing;
using Federation.Cluster.Storage.Transfer;
using static Federation.Cluster.Tests.Storage.Batches;

namespace Federation.Cluster.Tests.Storage.Azure;

/// <summary>What goes from an embedded store into a storage account and back is the same directory; what does not come to its end is none.</summary>
public sealed class AzureTransferTests(Azurite azurite) : IAsyncLifetime
{
    private const int Rows = 250;

    private readonly SqlitePlace _from = new();
    private AzurePlace? _place;
    private IDirectoryStore? _source;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private AzurePlace Place => _place ?? throw new InvalidOperationException("The test has not started.");

    private IDirectoryStore Source => _source ?? throw new InvalidOperationException("The test has not started.");

    public async ValueTask InitializeAsync()
    {
        _place = await azurite.CreatePlaceAsync();
        _source = await _from.OpenAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_source is not null) await _source.DisposeAsync();
        if (_place is not null) await _place.DisposeAsync();
        await _from.DisposeAsync();
    }

    [Fact]
    public void Law_ThereAndBack_EverythingIsAsItWas() => Arbitrary.Array[0, 60].Sample(
        batches => Task.Run(async () =>
        {
            await using StorePlace first = new SqlitePlace(), second = await azurite.CreatePlaceAsync();
            await using IDirectoryStore one = await first.OpenAsync(), two = await second.OpenAsync();
            foreach (var batch in batches) await Record.ExceptionAsync(async () => await one.CommitAsync(batch, Cancellation));

            await IsTheSameThereAndBackAsync(one, two, [.. batches.Select(batch => batch.IdempotencyKey).OfType<string>().Distinct()]);
        }).GetAwaiter().GetResult(),
        iter: 6,
        threads: 1);

    [Fact]
    public async Task Copy_OfMoreThanATransactionWithLargeBodiesAndLongIds_IsTheSameAndGoesOn()
    {
        await FillAsync();
        await using var target = await Place.OpenAsync(last: null);
        FeedCursor read = await Source.HeadAsync(Cancellation);

        await IsTheSameThereAndBackAsync(Source, target, [new string('k', 300), "absent"]);

        await target.CommitAsync(Announce("after", "next") with { Writes = Write("000", 1, "again").Writes }, Cancellation);
        Assert.Equal("next", Text(Assert.Single(Assert.Single(await target.FeedAsync(after: read)).Events).Body));
    }

    [Fact]
    public async Task Copy_IntoATableWithSomethingInIt_IsRefused()
    {
        await using var target = await Place.OpenAsync(last: null);
        await target.CommitAsync(Write("old", 0, "old"), Cancellation);

        Assert.Equal(StoreCodes.Occupied, (await Assert.ThrowsAsync<StoreUnavailableException>(() => StoreTransfer.CopyAsync(Source, target, Cancellation))).Code);

        Assert.Equal("old", Text(Assert.Single(await target.AllAsync(RowKinds.Centre)).Body));
    }

    [Fact]
    public async Task Copy_OfWhatCannotBeReadToItsEnd_LeavesAnEmptyStore()
    {
        await FillAsync();
        await using var target = await Place.OpenAsync(last: null);
        await using var contents = new ContentsThatEnd(await ((ITransferableStore)Source).OpenContentsAsync(Cancellation));

        await Assert.ThrowsAsync<StoreUnavailableException>(() => ((ITransferableStore)target).TakeOverAsync(contents, Cancellation));

        await IsEmptyAsync(target);
        await StoreTransfer.CopyAsync(Source, target, Cancellation);
        Assert.Equal(Rows, (await target.AllAsync(RowKinds.Centre)).Count);
    }

    // The process ends before anything, after it said so, in the middle, before the last step.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task Copy_ByAProcessThatEnds_IsMadeAnew(int transactions)
    {
        await FillAsync();
        await using (var target = await Place.OpenAsync(Wire.ThatBreaksAfter(transactions)))
        {
            await Assert.ThrowsAsync<StoreUnavailableException>(() => StoreTransfer.CopyAsync(Source, target, Cancellation));
        }

        await using var next = await Place.OpenToFillAsync();
        await StoreTransfer.CopyAsync(Source, next, Cancellation);
        Assert.Equal(await AllAsync(Source), await AllAsync(next));
        Assert.Empty(await next.CheckAsync(Cancellation));
        await next.ForgetAsync(Cancellation);
        Assert.Equal(2, await Place.Clients.Container.GetBlobsAsync(cancellationToken: Cancellation).CountAsync(Cancellation)); // of its two large bodies
    }

    [Fact]
    public async Task Copy_WithoutAnAnswerToAnyRequest_IsWhole()
    {
        await FillAsync();
        int transactions = 0;
        await using var target = await Place.OpenAsync(new Wire(async (request, send) =>
        {
            await send();
            if (Wire.IsTransaction(request) && transactions++ % 2 == 0) throw new IOException("The answer is lost.");
        }));

        await StoreTransfer.CopyAsync(Source, target, Cancellation);

        Assert.Equal(Rows, (await target.AllAsync(RowKinds.Centre)).Count);
        Assert.Empty(await target.CheckAsync(Cancellation));
    }

    [Fact]
    public async Task Commit_ToAStoreThatIsBeingFilled_IsRefused()
    {
        await FillAsync();
        await using var other = await Place.OpenAsync(last: null);
        string? code = null;
        int transactions = 0;
        await using var target = await Place.OpenAsync(new Wire(async (request, send) =>
        {
            await send();
            if (Wire.IsTransaction(request) && transactions++ == 1) code = (await Assert.ThrowsAsync<StoreUnavailableException>(async () => await other.CommitAsync(Write("a", 0, "early"), Cancellation))).Code;
        }));

        await StoreTransfer.CopyAsync(Source, target, Cancellation);

        Assert.Equal(StoreCodes.Busy, code);
        Assert.False((await other.CommitAsync(Write("a", 0, "late"), Cancellation)).Repeated);
    }

    [Fact]
    public async Task Contents_ReadWhileOthersWrite_AreNone()
    {
        await using var store = await Place.OpenAsync(last: null);
        await store.CommitAsync(Write("a", 0, "one"), Cancellation);
        await using var contents = await ((ITransferableStore)store).OpenContentsAsync(Cancellation);

        await store.CommitAsync(Write("b", 0, "two"), Cancellation);

        Assert.Equal(StoreCodes.Busy, (await Assert.ThrowsAsync<StoreUnavailableException>(() => ((ITransferableStore)Source).TakeOverAsync(contents, Cancellation))).Code);
    }

    private static async Task IsTheSameThereAndBackAsync(IDirectoryStore one, IDirectoryStore two, IReadOnlyList<string> keys)
    {
        await using var back = new SqlitePlace();
        await using IDirectoryStore three = await back.OpenAsync();
        await StoreTransfer.CopyAsync(one, two, Cancellation);
        await StoreTransfer.CopyAsync(two, three, Cancellation);
        List<string> all = await AllAsync(one);
        List<bool> known = await KnownAsync(one, keys);
        foreach (var copy in (IDirectoryStore[])[two, three])
        {
            Assert.Equal(all, await AllAsync(copy));
            Assert.Empty(await copy.CheckAsync(Cancellation));
            Assert.Equal(known, await KnownAsync(copy, keys));
        }
    }

    /// <summary>Rows with their versions, the feed with its positions, the head.</summary>
    private static async Task<List<string>> AllAsync(IDirectoryStore store)
    {
        List<string> all = [$"{await store.HeadAsync(Cancellation)}"];
        foreach (string kind in (string[])[RowKinds.Binding, RowKinds.Centre]) all.AddRange((await store.AllAsync(kind)).Select(row => $"{row.Version} {StoreReading.Line(row.Key, row.Body)}"));
        all.AddRange((await store.FeedAsync()).Select(batch => $"{batch.Position} {string.Join(", ", batch.Events.Select(told => StoreReading.Line(told.Subject, told.Body)))}"));
        return all;
    }

    // To ask for a key is to commit it.
    private static async Task<List<bool>> KnownAsync(IDirectoryStore store, IReadOnlyList<string> keys)
    {
        List<bool> known = [];
        foreach (string key in keys) known.Add((await store.CommitAsync(new StoreBatch { PartitionKey = "p", IdempotencyKey = key }, Cancellation)).Repeated);
        return known;
    }

    private async Task IsEmptyAsync(IDirectoryStore store)
    {
        Assert.Empty((await store.MeasureAsync(Cancellation)).Rows);
        Assert.Empty(await store.FeedAsync());
        Assert.Empty(await store.CheckAsync(Cancellation));
        await store.ForgetAsync(Cancellation);
        Assert.Empty(await Place.Clients.Container.GetBlobsAsync(cancellationToken: Cancellation).ToListAsync(Cancellation));
    }

    private async Task FillAsync() => await Source.CommitAsync(new StoreBatch
    {
        PartitionKey = "p",
        Writes = [.. Enumerable.Range(0, Rows - 1).Select(number => new StateWrite(Centre($"{number:000}"), 0, Body(number == 7 ? new string('l', 60_000) : "small"))), new StateWrite(Centre(new string('i', 300)), 0, Body("long id"))],
        Events = [new EventWrite(Centre("007"), Body(new string('e', 70_000))), new EventWrite(Centre("008"), Body("e"))],
        IdempotencyKey = new string('k', 300),
    }, Cancellation);

    /// <summary>Ends before its events, as where a connection is lost.</summary>
    private sealed class ContentsThatEnd(IStoreContents whole) : IStoreContents
    {
        public long Head => whole.Head;

        public IAsyncEnumerable<StateRow> RowsAsync(CancellationToken cancellationToken) => whole.RowsAsync(cancellationToken);

        public IAsyncEnumerable<PlannedEvent> EventsAsync(CancellationToken cancellationToken) => throw new IOException("The wire is cut.");

        public IAsyncEnumerable<KeyValuePair<string, long>> KeysAsync(CancellationToken cancellationToken) => whole.KeysAsync(cancellationToken);

        public ValueTask DisposeAsync() => whole.DisposeAsync();
    }
}
