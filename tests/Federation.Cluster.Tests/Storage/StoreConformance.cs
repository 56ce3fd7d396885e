using Federation.Cluster.Storage;
using static Federation.Cluster.Tests.Storage.Batches;

namespace Federation.Cluster.Tests.Storage;

/// <summary>What every store must do, whatever it keeps its data in. One class a backend inherits it.</summary>
public abstract partial class StoreConformance : IAsyncLifetime
{
    private StorePlace? _place;
    private IDirectoryStore? _store;

    private protected StorePlace Place => _place ?? throw new InvalidOperationException("The test has not started.");

    private protected IDirectoryStore Store => _store ?? throw new InvalidOperationException("The test has not started.");

    private protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private protected abstract Task<StorePlace> CreatePlaceAsync();

    public async ValueTask InitializeAsync()
    {
        _place = await CreatePlaceAsync();
        _store = await _place.OpenAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_store is not null) await _store.DisposeAsync();
        if (_place is not null) await _place.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected async Task<IDirectoryStore> ReopenAsync()
    {
        await Store.DisposeAsync();
        return _store = await Place.OpenAsync();
    }

    [Fact]
    public async Task Row_NeverWritten_IsNull() => Assert.Null(await Store.ReadAsync(Centre("a"), Cancellation));

    [Fact]
    public async Task Row_WrittenAndWrittenAgain_CountsItsVersions()
    {
        await Store.CommitAsync(Write("a", 0, "one"), Cancellation);
        await Store.CommitAsync(Write("a", 1, "two"), Cancellation);

        StateRow row = Assert.IsType<StateRow>(await Store.ReadAsync(Centre("a"), Cancellation));
        Assert.Equal((Centre("a"), 2L, "two"), (row.Key, row.Version, Text(row.Body)));
    }

    [Fact]
    public async Task Row_DeletedAndWrittenAgain_StartsAtVersionOne()
    {
        await Store.CommitAsync(Write("a", 0, "one"), Cancellation);
        await Store.CommitAsync(Write("a", 1, "two"), Cancellation);
        await Store.CommitAsync(Write("a", 2, null), Cancellation);
        Assert.Null(await Store.ReadAsync(Centre("a"), Cancellation));

        await Store.CommitAsync(Write("a", 0, "three"), Cancellation);

        Assert.Equal(1, (await Store.ReadAsync(Centre("a"), Cancellation))?.Version);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Row_WrittenAtAnotherVersion_ConflictsAndStays(long expected)
    {
        await Store.CommitAsync(Write("a", 0, "one"), Cancellation);
        await Store.CommitAsync(Write("a", 1, "two"), Cancellation);

        var conflict = await Assert.ThrowsAsync<VersionConflictException>(async () => await Store.CommitAsync(Write("a", expected, "three"), Cancellation));

        Assert.Equal((Centre("a"), expected, 2L), (conflict.Key, conflict.Expected, conflict.Actual));
        Assert.Equal("two", Text((await Store.ReadAsync(Centre("a"), Cancellation))!.Body));
    }

    [Fact]
    public async Task Row_DeletedAtAnotherVersion_ConflictsAndStays()
    {
        await Store.CommitAsync(Write("a", 0, "one"), Cancellation);

        await Assert.ThrowsAsync<VersionConflictException>(async () => await Store.CommitAsync(Write("a", 2, null), Cancellation));

        Assert.NotNull(await Store.ReadAsync(Centre("a"), Cancellation));
    }

    [Fact]
    public async Task Row_ExpectedAbsentAndDeleted_IsOnlyAPrecondition()
    {
        await Store.CommitAsync(Write("a", 0, null), Cancellation);
        Assert.Null(await Store.ReadAsync(Centre("a"), Cancellation));

        await Store.CommitAsync(Write("a", 0, "one"), Cancellation);
        await Assert.ThrowsAsync<VersionConflictException>(async () => await Store.CommitAsync(Write("a", 0, null), Cancellation));
    }

    [Fact]
    public async Task Batch_WithOneConflict_LeavesNoTrace()
    {
        await Store.CommitAsync(Write("b", 0, "old"), Cancellation);
        FeedCursor before = await Store.HeadAsync(Cancellation);
        var batch = new StoreBatch
        {
            PartitionKey = "a",
            Writes = [new StateWrite(Centre("a"), 0, Body("new")), new StateWrite(Centre("b"), 7, Body("new"))],
            Events = [new EventWrite(Centre("a"), Body("event"))],
            IdempotencyKey = "key",
        };

        await Assert.ThrowsAsync<VersionConflictException>(async () => await Store.CommitAsync(batch, Cancellation));

        Assert.Null(await Store.ReadAsync(Centre("a"), Cancellation));
        Assert.Equal("old", Text((await Store.ReadAsync(Centre("b"), Cancellation))!.Body));
        Assert.Equal(before, await Store.HeadAsync(Cancellation));
        Assert.Empty(await Store.FeedAsync());

        // The key was not used up either.
        CommitReceipt receipt = await Store.CommitAsync(batch with { Writes = [] }, Cancellation);
        Assert.False(receipt.Repeated);
    }

    [Fact]
    public async Task Batch_WithKnownKey_IsNotCommittedAgain()
    {
        var batch = new StoreBatch
        {
            PartitionKey = "a",
            Writes = [new StateWrite(Centre("a"), 0, Body("one"))],
            Events = [new EventWrite(Centre("a"), Body("event"))],
            IdempotencyKey = "key",
        };
        CommitReceipt first = await Store.CommitAsync(batch, Cancellation);
        await Store.CommitAsync(Write("a", 1, "two"), Cancellation);

        CommitReceipt second = await Store.CommitAsync(batch, Cancellation);

        Assert.False(first.Repeated);
        Assert.True(second.Repeated);
        Assert.True(second.Position.HasReached(first.Position));
        Assert.Equal("two", Text((await Store.ReadAsync(Centre("a"), Cancellation))!.Body));
        Assert.Single(await Store.FeedAsync());
    }

    [Fact]
    public async Task Batch_WithKnownKey_IsKnownAfterReopening()
    {
        StoreBatch batch = Write("a", 0, "one") with { IdempotencyKey = "key" };
        await Store.CommitAsync(batch, Cancellation);

        await ReopenAsync();

        Assert.True((await Store.CommitAsync(batch, Cancellation)).Repeated);
    }

    // Its row has the version that it made.
    [Fact]
    public async Task Batch_WithKnownKeyOverARowThatWasThere_IsKnownAfterReopening()
    {
        StoreBatch batch = await RewriteUnderAKeyAsync();

        await ReopenAsync();

        Assert.True((await Store.CommitAsync(batch, Cancellation)).Repeated);
    }

    [Fact]
    public async Task Batch_WithKnownKeyOverARowThatWasThere_IsKnownBesideOthers()
    {
        const int Turns = 40;
        StoreBatch batch = await RewriteUnderAKeyAsync();

        CommitReceipt[] receipts = await Task.WhenAll(Enumerable.Range(0, Turns).Select(turn => Store.CommitAsync(turn % 2 == 0 ? batch : Announce($"{turn}", "event"), Cancellation).AsTask()));

        Assert.Equal(Enumerable.Range(0, Turns).Select(turn => turn % 2 == 0), receipts.Select(receipt => receipt.Repeated));
    }

    // The row that it made is gone, and another makes one as it is sent again.
    [Fact]
    public async Task Batch_WithKnownKeyBesideOneThatMakesItsRow_IsKnown()
    {
        StoreBatch batch = Write("a", 0, "one") with { IdempotencyKey = "key" };
        await Store.CommitAsync(batch, Cancellation);
        for (int turn = 0; turn < 5; turn++)
        {
            await Store.CommitAsync(Write("a", 1, null), Cancellation);

            CommitReceipt[] receipts = await Task.WhenAll(((StoreBatch[])[Announce("b", "event"), Write("a", 0, "other"), batch]).Select(sent => Store.CommitAsync(sent, Cancellation).AsTask()));

            Assert.Equal([false, false, true], receipts.Select(receipt => receipt.Repeated));
        }
    }

    [Fact]
    public async Task Batch_SentManyTimesAtOnce_IsCommittedOnce()
    {
        StoreBatch batch = Announce("a", "event") with { IdempotencyKey = "key" };

        CommitReceipt[] receipts = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Store.CommitAsync(batch, Cancellation).AsTask()));

        Assert.Equal(1, receipts.Count(receipt => !receipt.Repeated));
        Assert.Single(await Store.FeedAsync());
    }

    [Fact]
    public async Task Batch_ConflictingAmongManyAtOnce_FailsAlone()
    {
        await Store.CommitAsync(Write("taken", 0, "one"), Cancellation);
        Task<CommitReceipt>[] commits = [.. Enumerable.Range(0, 400).Select(turn =>
            Store.CommitAsync(turn % 4 == 0 ? Write("taken", 0, "again") : Write($"id {turn}", 0, "one"), Cancellation).AsTask())];

        await Task.WhenAll(commits).ContinueWith(_ => { }, Cancellation, TaskContinuationOptions.None, TaskScheduler.Default);

        Assert.All(commits.Index(), commit => Assert.Equal(commit.Index % 4 == 0, commit.Item.Exception?.InnerException is VersionConflictException));
        Assert.Equal(301, (await Store.AllAsync(RowKinds.Centre)).Count);
    }

    [Fact]
    public async Task Batch_WithNothing_IsCommitted()
    {
        CommitReceipt receipt = await Store.CommitAsync(new StoreBatch { PartitionKey = "a" }, Cancellation);

        Assert.False(receipt.Repeated);
        Assert.Equal(await Store.HeadAsync(Cancellation), receipt.Position);
        Assert.Empty(await Store.FeedAsync());
    }

    [Fact]
    public async Task Batch_WithARowTwice_IsRefused() => await Assert.ThrowsAsync<ArgumentException>(async () => await Store.CommitAsync(
        new StoreBatch { PartitionKey = "a", Writes = [new StateWrite(Centre("a"), 0, Body("1")), new StateWrite(Centre("a"), 1, Body("2"))] }, Cancellation));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1_000_000)]
    public async Task Body_OfAnySize_ComesBackAsItWas(int length)
    {
        var body = new byte[length];
        new Random(17).NextBytes(body);

        await Store.CommitAsync(new StoreBatch { PartitionKey = "a", Writes = [new StateWrite(Centre("a"), 0, body)], Events = [new EventWrite(Centre("a"), body)] }, Cancellation);

        Assert.Equal(body, (await Store.ReadAsync(Centre("a"), Cancellation))!.Body.ToArray());
        Assert.Equal(body, (await Store.FeedAsync())[0].Events[0].Body.ToArray());
    }

    [Fact]
    public async Task ReadMany_InAnyOrder_AnswersInTheOrderAsked()
    {
        string[] written = [.. Enumerable.Range(0, 700).Select(number => $"id {number}")];
        await Store.CommitAsync(new StoreBatch { PartitionKey = "a", Writes = [.. written.Select(id => new StateWrite(Centre(id), 0, Body(id)))] }, Cancellation);
        string[] asked = [.. written.Reverse().SelectMany(id => (string[])[id, id + "?", id])];

        IReadOnlyList<StateRow?> rows = await Store.ReadManyAsync(RowKinds.Centre, asked, Cancellation);

        Assert.Equal(asked.Select(id => id.EndsWith('?') ? null : id), rows.Select(row => row is null ? null : Text(row.Body)));
    }

    [Fact]
    public async Task ScanAfter_AnyId_GivesWhatFollowsItInOrder()
    {
        string[] ids = ["a", "a\0", "a\0b", "ab", "b", "é", "\uFFFD", "😀"];
        await Store.CommitAsync(new StoreBatch { PartitionKey = "a", Writes = [.. ids.Select(id => new StateWrite(Centre(id), 0, Body(id))), new StateWrite(new StateKey("binding", "c"), 0, Body("no centre"))] }, Cancellation);

        foreach (string after in ids.Append("").Append("aa").Append("zz"))
        {
            var found = await Store.ScanAfterAsync(RowKinds.Centre, after, Cancellation).Select(row => row.Key.Id).ToListAsync(Cancellation);

            Assert.Equal(ids.Where(id => CodePointOrder.Instance.Compare(id, after) > 0), found);
        }
    }

    [Fact]
    public async Task Scan_OfOneKind_LeavesOthersOut()
    {
        await Store.CommitAsync(new StoreBatch
        {
            PartitionKey = "a",
            Writes = [new StateWrite(new StateKey("binding", "a"), 0, Body("1")), new StateWrite(Centre("a"), 0, Body("2")), new StateWrite(new StateKey("centres", "a"), 0, Body("3"))],
        }, Cancellation);

        Assert.Equal("2", Text(Assert.Single(await Store.AllAsync(RowKinds.Centre)).Body));
        Assert.Equal("a", Assert.Single(await Store.ScanIdsAsync(RowKinds.Centre, cancellationToken: Cancellation).ToListAsync(Cancellation)));
    }

    [Fact]
    public async Task Reopened_AfterDispose_HoldsTheSame()
    {
        for (int turn = 0; turn < 20; turn++)
        {
            await Store.CommitAsync(Announce($"id {turn % 7}", "one", "two") with { Writes = Write($"id {turn}", 0, "body").Writes }, Cancellation);
        }

        List<StateRow> rows = await Store.AllAsync(RowKinds.Centre);
        List<string> feed = await Store.FeedTextAsync();
        FeedCursor head = await Store.HeadAsync(Cancellation);

        await ReopenAsync();

        Assert.Equal(rows.Select(row => (row.Key, row.Version, Text(row.Body))), (await Store.AllAsync(RowKinds.Centre)).Select(row => (row.Key, row.Version, Text(row.Body))));
        Assert.Equal(feed, await Store.FeedTextAsync());
        Assert.Equal(head, await Store.HeadAsync(Cancellation));
    }

    [Fact]
    public async Task Check_OfASoundStore_FindsNothing()
    {
        await Store.CommitAsync(Announce("a", "one", "two") with { IdempotencyKey = "key" }, Cancellation);
        await Store.CommitAsync(Write("a", 0, "one"), Cancellation);

        Assert.Empty(await Store.CheckAsync(Cancellation));
    }

    [Fact]
    public async Task Disposed_EveryCallFailsAsClosed()
    {
        Task waiting = Store.WaitForFeedAsync(FeedCursor.Start, Cancellation);
        await Store.DisposeAsync();
        await Store.DisposeAsync();

        await FailsAsClosed(waiting);
        await FailsAsClosed(async () => await Store.CommitAsync(Write("a", 0, "one"), Cancellation));
        await FailsAsClosed(async () => await Store.ReadAsync(Centre("a"), Cancellation));
        await FailsAsClosed(async () => await Store.ReadManyAsync(RowKinds.Centre, ["a"], Cancellation));
        await FailsAsClosed(async () => await Store.AllAsync(RowKinds.Centre));
        await FailsAsClosed(async () => await Store.ReadFeedAsync(FeedCursor.Start, 1, Cancellation));
        await FailsAsClosed(async () => await Store.HeadAsync(Cancellation));
        await FailsAsClosed(Store.WaitForFeedAsync(FeedCursor.Start, Cancellation));
    }

    [Fact]
    public async Task Disposed_WhileCommitsWait_EachIsDurableOrFailsAsClosed()
    {
        Task<CommitReceipt>[] commits = [.. Enumerable.Range(0, 5_000).Select(turn => Store.CommitAsync(Write($"{turn:0000}", 0, "one"), Cancellation).AsTask())];

        await Store.DisposeAsync();

        List<string> promised = [];
        foreach ((int turn, Task<CommitReceipt> commit) in commits.Index())
        {
            var failure = await Record.ExceptionAsync(() => commit);
            if (failure is null) promised.Add($"{turn:0000}");
            else Assert.Equal(StoreCodes.Closed, Assert.IsType<StoreUnavailableException>(failure).Code);
        }

        await ReopenAsync();
        Assert.Equal(promised, (await Store.AllAsync(RowKinds.Centre)).Select(row => row.Key.Id));
    }

    private static Task FailsAsClosed(Task call) => FailsAsClosed(() => call);

    private static async Task FailsAsClosed(Func<Task> call) =>
        Assert.Equal(StoreCodes.Closed, (await Assert.ThrowsAsync<StoreUnavailableException>(call)).Code);

    /// <returns>What was committed, over a row that was there.</returns>
    private async Task<StoreBatch> RewriteUnderAKeyAsync()
    {
        StoreBatch batch = Write("a", 1, "two") with { IdempotencyKey = "key" };
        await Store.CommitAsync(Write("a", 0, "one"), Cancellation);
        await Store.CommitAsync(batch, Cancellation);
        return batch;
    }
}
