using Federation.Cluster.Storage;
using static Federation.Cluster.Tests.Storage.Batches;

namespace Federation.Cluster.Tests.Storage.Azure;

/// <summary>Commits that are carried out when their sender has given up waiting for an answer and finds the head as it was.</summary>
public sealed class AzureLateCommitTests(Azurite azurite) : IAsyncLifetime
{
    private const int Large = 60_000;

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

    [Fact]
    public async Task LateCommit_DoesNotConflictWithItself()
    {
        await Other.CommitAsync(Write("a", 0, "one"), Cancellation);
        await using var store = await Place.OpenAsync(Wire.ThatIsLate());

        Assert.False((await store.CommitAsync(Write("a", 1, "two"), Cancellation)).Repeated);

        Assert.Equal(2, (await Other.ReadAsync(Centre("a"), Cancellation))?.Version);
    }

    [Fact]
    public async Task LateCommit_OfSeveralBatches_TellsEachWhatWasCommitted()
    {
        await Other.CommitAsync(Write("a", 0, new string('o', Large)), Cancellation);
        TaskCompletionSource arrived = new(TaskCreationOptions.RunContinuationsAsynchronously), queued = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var store = await Place.OpenAsync(Wire.ThatIsLate(first: () =>
        {
            arrived.SetResult();
            return queued.Task;
        }));
        Task<CommitReceipt> before = store.CommitAsync(Announce("b", "first"), Cancellation).AsTask();
        await arrived.Task;
        Task<CommitReceipt> rewritten = store.CommitAsync(Write("a", 1, new string('n', Large)), Cancellation).AsTask(), beside = store.CommitAsync(Announce("c", "second"), Cancellation).AsTask();
        queued.SetResult();

        CommitReceipt[] receipts = await Task.WhenAll(before, rewritten, beside);

        Assert.Equal([1L, 1L, 2L], receipts.Select(receipt => receipt.Position.Events));
        Assert.Equal(new string('n', Large), Text((await Other.ReadAsync(Centre("a"), Cancellation))!.Body));
        Assert.Empty(await Other.CheckAsync(Cancellation));
    }

    [Fact]
    public async Task LateRewrite_OfALargeBody_KeepsIt()
    {
        await Other.CommitAsync(Announce("a", "event"), Cancellation);
        await using var store = await Place.OpenAsync(Wire.ThatIsLate());

        Assert.Equal(1, await store.RewriteEventsAsync((_, _) => Body(new string('n', Large)), Cancellation));

        Assert.Empty(await Other.CheckAsync(Cancellation));
        Assert.Equal(new string('n', Large), Text(Assert.Single(await Other.FeedAsync()).Events[0].Body));
    }

    [Fact]
    public async Task LateCommit_TooLargeForATransaction_DoesNotConflictWithItself()
    {
        const int Rows = 150;
        await Other.CommitAsync(Many(0), Cancellation);
        await using var store = await Place.OpenAsync(Wire.ThatIsLate());

        await store.CommitAsync(Many(1), Cancellation);

        Assert.Equal(Enumerable.Repeat(2L, Rows), (await Other.AllAsync(RowKinds.Centre)).Select(row => row.Version));
        Assert.Empty(await Other.CheckAsync(Cancellation));

        static StoreBatch Many(long version) => new() { PartitionKey = "many", Writes = [.. Enumerable.Range(0, Rows).Select(number => new StateWrite(Centre($"{number:000}"), version, Body("row")))] };
    }
}
