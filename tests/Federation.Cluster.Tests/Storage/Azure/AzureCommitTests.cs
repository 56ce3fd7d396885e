using Azure.Core.Pipeline;
using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Azure;
using static Federation.Cluster.Tests.Storage.Batches;

namespace Federation.Cluster.Tests.Storage.Azure;

/// <summary>Commits over a wire that loses answers, breaks, or lets others be faster.</summary>
public sealed class AzureCommitTests(Azurite azurite) : IAsyncLifetime
{
    private const int Rows = 250, Events = 150, Transactions = 6; // the record is named, and its 402 operations are done by 99

    private AzurePlace? _place;
    private IDirectoryStore? _other;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private AzurePlace Place => _place ?? throw new InvalidOperationException("The test has not started.");

    private IDirectoryStore Other => _other ?? throw new InvalidOperationException("The test has not started.");

    public async ValueTask InitializeAsync()
    {
        _place = await azurite.CreatePlaceAsync();
        _other = await _place.OpenAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_other is not null) await _other.DisposeAsync();
        if (_place is not null) await _place.DisposeAsync();
    }

    // Once: the client sends it again, and is refused. As often as the client sends it: nobody is refused, and nobody knows.
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Commit_WithoutAnAnswer_IsKnownToBeCommitted(int times)
    {
        int lost = 0;
        await using var store = await Place.OpenAsync(new Wire(async (request, send) =>
        {
            await send();
            if (Wire.IsTransaction(request) && lost++ < times) throw new IOException("The answer is lost.");
        }));

        var receipt = await store.CommitAsync(Announce("a", "event") with { Writes = Write("a", 0, "one").Writes }, Cancellation);

        Assert.True(lost >= times);
        Assert.Equal((false, await Other.HeadAsync(Cancellation)), (receipt.Repeated, receipt.Position));
        Assert.Single(await Other.FeedAsync());
        Assert.Equal(1, (await Other.ReadAsync(Centre("a"), Cancellation))?.Version);
    }

    [Fact]
    public async Task Commit_WithoutAnAnswerAndOthersAfterIt_IsKnownToBeCommitted()
    {
        await using var store = await Place.OpenAsync(Wire.After(Wire.IsTransaction, async () =>
        {
            await Other.CommitAsync(Announce("b", "other"), Cancellation);
            throw new IOException("The answer is lost.");
        }));

        var receipt = await store.CommitAsync(Announce("a", "event"), Cancellation);

        Assert.Equal(["event", "other"], (await Other.FeedAsync()).Select(batch => Text(batch.Events[0].Body)));
        Assert.Equal(1, receipt.Position.Events);
    }

    [Fact]
    public async Task Commit_ThatNeverLeaves_FailsAndIsNotThere()
    {
        await using var store = await Place.OpenAsync(Wire.ThatBreaksAfter(0));

        var failure = await Assert.ThrowsAsync<StoreUnavailableException>(async () => await store.CommitAsync(Announce("a", "event"), Cancellation));

        Assert.Equal(StoreCodes.Unavailable, failure.Code);
        Assert.Empty(await Other.FeedAsync());
    }

    [Fact]
    public async Task Commit_WhereAnotherIsFaster_IsPlannedAnew()
    {
        await using var store = await Place.OpenAsync(Wire.Before(Wire.IsTransaction, async () => await Other.CommitAsync(Announce("b", "other") with { Writes = Write("a", 0, "other").Writes }, Cancellation)));

        Task<CommitReceipt> late = store.CommitAsync(Write("a", 0, "late"), Cancellation).AsTask(), beside = store.CommitAsync(Announce("c", "event"), Cancellation).AsTask();

        Assert.Equal(1, (await Assert.ThrowsAsync<VersionConflictException>(() => late)).Actual);
        Assert.Equal(2, (await beside).Position.Events);
        Assert.Equal("other", Text((await store.ReadAsync(Centre("a"), Cancellation))!.Body));
    }

    // At no moment neither is there.
    [Fact]
    public async Task Commit_OfPreconditionsAlone_IsHeldAgainstOneMoment()
    {
        await Other.CommitAsync(Write("b", 0, "one"), Cancellation);
        bool isSwapped = false;
        var read = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var swap = new StoreBatch { PartitionKey = "p", Writes = [new StateWrite(Centre("a"), 0, Body("one")), new StateWrite(Centre("b"), 1, null)] };
        await using var store = await Place.OpenAsync(new Wire(async (request, send) =>
        {
            if (request.Uri.Path.Contains(AzureKeys.State(Centre("b")), StringComparison.Ordinal) && !isSwapped)
            {
                isSwapped = true;
                await read.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
                await Other.CommitAsync(swap, Cancellation);
            }

            await send();
            if (request.Uri.Path.Contains(AzureKeys.State(Centre("a")), StringComparison.Ordinal)) read.TrySetResult();
        }));

        await Assert.ThrowsAsync<VersionConflictException>(async () => await store.CommitAsync(new StoreBatch { PartitionKey = "p", Writes = [new StateWrite(Centre("a"), 0, null), new StateWrite(Centre("b"), 0, null)] }, Cancellation));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(Transactions)]
    public async Task LargeCommit_OfAProcessThatEnds_IsThereAsAWholeOrNotAtAll(int transactions)
    {
        await Other.CommitAsync(Write("000", 0, new string('o', 60_000)), Cancellation);
        await using (var store = await Place.OpenAsync(Wire.ThatBreaksAfter(transactions)))
        {
            var failure = await Record.ExceptionAsync(async () => await store.CommitAsync(Large(), Cancellation));
            Assert.Equal(transactions < Transactions, failure is StoreUnavailableException);
        }

        int there = transactions == 0 ? 0 : 1;
        await using var next = await Place.OpenAsync(last: null);
        Assert.Equal(there * Rows, (await next.AllAsync(RowKinds.Binding)).Count);
        Assert.Equal(1 - there, (await next.AllAsync(RowKinds.Centre)).Count);
        Assert.Equal(Enumerable.Repeat(Events, there), (await next.FeedAsync()).Select(batch => batch.Events.Count));
        Assert.Empty(await next.CheckAsync(Cancellation));
        Assert.Equal(there == 1, (await next.CommitAsync(Announce("a", "again") with { IdempotencyKey = "large" }, Cancellation)).Repeated);
        await next.ForgetAsync(Cancellation);
        Assert.Equal(1 - there, await BlobsAsync());
    }

    [Fact]
    public async Task LargeCommit_OfAProcessThatEnds_IsEndedByWhoeverWritesNext()
    {
        await using var store = await Place.OpenAsync(Wire.ThatBreaksAfter(2));
        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await store.CommitAsync(Large() with { Writes = [.. Large().Writes.Skip(1)] }, Cancellation));

        // It stands before this one, though its process got no answer.
        var conflict = await Assert.ThrowsAsync<VersionConflictException>(async () => await Other.CommitAsync(new StoreBatch { PartitionKey = "a", Writes = [new StateWrite(new StateKey(RowKinds.Binding, "249"), 0, Body("late"))] }, Cancellation));

        Assert.Equal(1, conflict.Actual);
        Assert.Single(await Other.FeedAsync());
    }

    // All but the last of its events are in the table already.
    [Fact]
    public async Task LargeCommit_OfAProcessThatEnds_IsEndedByWhoeverWaits()
    {
        await using var store = await Place.OpenAsync(Wire.ThatBreaksAfter(Transactions - 1));
        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await store.CommitAsync(Large() with { Writes = [.. Large().Writes.Skip(1)] }, Cancellation));
        Assert.Empty(await Other.FeedAsync());
        Assert.Equal(FeedCursor.Start, await Other.HeadAsync(Cancellation));

        await Other.WaitForFeedAsync(FeedCursor.Start, Cancellation).WaitAsync(TimeSpan.FromSeconds(30), Cancellation);

        Assert.Equal(Events, Assert.Single(await Other.FeedAsync()).Events.Count);
    }

    [Fact]
    public async Task LargeCommit_OfARowThatIsThere_ConflictsAndLeavesNothing()
    {
        await Other.CommitAsync(new StoreBatch { PartitionKey = "a", Writes = [new StateWrite(new StateKey(RowKinds.Binding, "249"), 0, Body("first"))] }, Cancellation);

        var conflict = await Assert.ThrowsAsync<VersionConflictException>(async () => await Other.CommitAsync(Large() with { Writes = [.. Large().Writes.Skip(1)] }, Cancellation));

        Assert.Equal(("249", 1L), (conflict.Key.Id, conflict.Actual));
        Assert.Equal("first", Text(Assert.Single(await Other.AllAsync(RowKinds.Binding)).Body));
        Assert.Empty(await Other.FeedAsync());
    }

    [Fact]
    public async Task LargeCommit_WithoutAnAnswerToAnyRequest_IsKnownToBeCommitted()
    {
        int transactions = 0;
        await using var store = await Place.OpenAsync(new Wire(async (request, send) =>
        {
            await send();
            if (Wire.IsTransaction(request) && transactions++ % 2 == 0) throw new IOException("The answer is lost.");
        }));

        var receipt = await store.CommitAsync(Large() with { Writes = [.. Large().Writes.Skip(1)] }, Cancellation);

        Assert.Equal(Events, receipt.Position.Events);
        Assert.Equal(Rows, (await Other.AllAsync(RowKinds.Binding)).Count);
        Assert.Empty(await Other.CheckAsync(Cancellation));
    }

    /// <summary>Bindings, events, a key, and a centre with a large body that goes.</summary>
    private static StoreBatch Large() => new()
    {
        PartitionKey = "large",
        Writes = [new StateWrite(Centre("000"), 1, null), .. Enumerable.Range(0, Rows).Select(number => new StateWrite(new StateKey(RowKinds.Binding, $"{number:000}"), 0, Body($"{number}")))],
        Events = [.. Enumerable.Range(0, Events).Select(number => new EventWrite(Centre("000"), Body($"{number}")))],
        IdempotencyKey = "large",
    };

    private async Task<int> BlobsAsync() => await Place.Clients.Container.GetBlobsAsync(cancellationToken: Cancellation).CountAsync(Cancellation);
}
