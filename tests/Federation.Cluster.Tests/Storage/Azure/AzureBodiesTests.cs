using Azure.Data.Tables;
using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Azure;
using static Federation.Cluster.Tests.Storage.Batches;

namespace Federation.Cluster.Tests.Storage.Azure;

/// <summary>Large bodies, which are blobs: that none is lost while somebody reads or sweeps, and none stays that nothing names. What the check finds.</summary>
public sealed class AzureBodiesTests(Azurite azurite) : IAsyncLifetime
{
    private static readonly string Old = new('o', 60_000), New = new('n', 70_000);

    private AzurePlace? _place;
    private IDirectoryStore? _store;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private AzurePlace Place => _place ?? throw new InvalidOperationException("The test has not started.");

    private IDirectoryStore Store => _store ?? throw new InvalidOperationException("The test has not started.");

    public async ValueTask InitializeAsync()
    {
        _place = await azurite.CreatePlaceAsync();
        _store = await _place.OpenAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_store is not null) await _store.DisposeAsync();
        if (_place is not null) await _place.DisposeAsync();
    }

    [Fact]
    public async Task Body_OfTheLargestSize_ComesBackAsItWas()
    {
        var body = new byte[StoreRules.LargestBody];
        new Random(17).NextBytes(body);

        await Store.CommitAsync(new StoreBatch { PartitionKey = "a", Writes = [new StateWrite(Centre("a"), 0, body)] }, Cancellation);

        Assert.True((await Store.ReadAsync(Centre("a"), Cancellation))!.Body.Span.SequenceEqual(body));
    }

    [Theory]
    [InlineData(AzureBodies.LargestInRow, 0)]
    [InlineData(AzureBodies.LargestInRow + 1, 2)]
    public async Task Body_IsABlobWhereItIsLarge_OfEachRowItsOwn(int length, int blobs)
    {
        byte[] body = new byte[length];

        await Store.CommitAsync(new StoreBatch { PartitionKey = "a", Writes = [new StateWrite(Centre("a"), 0, body)], Events = [new EventWrite(Centre("a"), body)] }, Cancellation);

        Assert.Equal(blobs, (await BlobsAsync()).Count);
        await Store.CommitAsync(Write("a", 1, null), Cancellation);
        await SettleAsync();
        Assert.Equal(body, (await Store.FeedAsync())[0].Events[0].Body.ToArray());
        Assert.Empty(await Store.CheckAsync(Cancellation));
    }

    // Many that each fit into a row, and together into no request.
    [Fact]
    public async Task Bodies_ThatTogetherAreTooLargeForARequest_AreOneBatch()
    {
        string[] ids = [.. Enumerable.Range(0, 95).Select(number => $"{number:00}")];
        byte[] body = new byte[AzureBodies.LargestInRow];

        await Store.CommitAsync(new StoreBatch { PartitionKey = "a", Writes = [.. ids.Select(id => new StateWrite(Centre(id), 0, body))] }, Cancellation);

        Assert.Equal(ids, (await Store.AllAsync(RowKinds.Centre)).Where(row => row.Body.Length == body.Length).Select(row => row.Key.Id));
        Assert.Empty(await BlobsAsync()); // of the large commit none is left
    }

    [Fact]
    public async Task Blob_OfABodyThatIsReplacedOrDeletedOrRewritten_IsDeleted()
    {
        await Store.CommitAsync(new StoreBatch { PartitionKey = "a", Writes = [.. Write("a", 0, Old).Writes, .. Write("b", 0, Old).Writes], Events = Announce("a", Old).Events }, Cancellation);
        Assert.Equal(3, (await BlobsAsync()).Count);

        await Store.CommitAsync(new StoreBatch { PartitionKey = "a", Writes = [.. Write("a", 1, New).Writes, .. Write("b", 1, null).Writes] }, Cancellation);
        await Store.RewriteEventsAsync((_, _) => Body("gone"), Cancellation);
        await SettleAsync();

        Assert.Single(await BlobsAsync());
        Assert.Equal(New, Text((await Store.ReadAsync(Centre("a"), Cancellation))!.Body));
        Assert.Equal("gone", Text(Assert.Single(Assert.Single(await Store.FeedAsync()).Events).Body));
    }

    [Fact]
    public async Task Row_ReplacedWhileItIsRead_IsReadAsItIsThen()
    {
        await Store.CommitAsync(Write("a", 0, Old), Cancellation);
        await using var reader = await Place.OpenAsync(Wire.Before(Wire.IsBlobRead, async () =>
        {
            await Store.CommitAsync(Write("a", 1, New), Cancellation);
            await SettleAsync();
        }));

        var row = Assert.Single(await reader.AllAsync(RowKinds.Centre));

        Assert.Equal((2L, New), (row.Version, Text(row.Body)));
    }

    [Fact]
    public async Task Row_DeletedWhileItIsRead_IsNotThere()
    {
        await Store.CommitAsync(Write("a", 0, Old), Cancellation);
        await using var reader = await Place.OpenAsync(Wire.Before(Wire.IsBlobRead, async () =>
        {
            await Store.CommitAsync(Write("a", 1, null), Cancellation);
            await SettleAsync();
        }));

        Assert.Null(await reader.ReadAsync(Centre("a"), Cancellation));
    }

    [Fact]
    public async Task Event_RewrittenWhileItIsRead_IsReadAsItIsThen()
    {
        await Store.CommitAsync(Announce("a", Old), Cancellation);
        await using var reader = await Place.OpenAsync(Wire.Before(Wire.IsBlobRead, async () =>
        {
            await Store.RewriteEventsAsync((_, _) => Body("gone"), Cancellation);
            await SettleAsync();
        }));

        Assert.Equal("gone", Text((await reader.FeedAsync())[0].Events[0].Body));
    }

    [Fact]
    public async Task Forget_SweepsWhatNothingNamesAndLeavesTheRest()
    {
        await Store.CommitAsync(Announce("a", Old) with { Writes = Write("a", 0, Old).Writes }, Cancellation);
        var container = Place.Clients.Container;
        foreach (string name in (string[])["0000000001/leftover", "0000009999/of a later era", "notes.txt"]) await container.UploadBlobAsync(name, BinaryData.FromString("x"), Cancellation);

        await Store.ForgetAsync(Cancellation);

        var left = await BlobsAsync();
        Assert.Equal(4, left.Count);
        Assert.DoesNotContain("0000000001/leftover", left);
        Assert.Empty(await Store.CheckAsync(Cancellation));
    }

    // Between the blob and the row that names it, somebody sweeps: the blob goes, and is written again.
    [Fact]
    public async Task Forget_WhileAnotherIsAboutToNameABlob_LosesNothing()
    {
        await using var writer = await Place.OpenAsync(Wire.Before(Wire.IsTransaction, async () =>
        {
            Assert.Single(await BlobsAsync());
            await Store.ForgetAsync(Cancellation);
            Assert.Empty(await BlobsAsync());
        }));

        await writer.CommitAsync(Write("a", 0, New), Cancellation);

        Assert.Equal(New, Text((await Store.ReadAsync(Centre("a"), Cancellation))!.Body));
        Assert.Single(await BlobsAsync());
    }

    public static TheoryData<string, string> Damages => new()
    {
        { "e.0000000000000000002", "Events that are missing: 1." },
        { "e.0000000000000000004", "Events that are missing: 1." },
        { "blob", "Rows and events whose body is missing or cut off: 1." },
        { "position", "Events beyond the head of the feed: 1." },
        { "position", "Idempotency keys with a position outside the feed: 1." },
        { "bytes", "Bytes of bodies by which the head is wrong: 5." },
        { "version", "State rows with a version below 1: 1." },
        { "key", "State rows under another row's key: 1." },
        { "batch", "Incomplete batches of the feed: 1." },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task Check_OfADamagedStore_SaysWhat(string damage, string problem)
    {
        await Store.CommitAsync(Announce("a", "1", "2", "3") with { Writes = Write("a", 0, Old).Writes }, Cancellation);
        await Store.CommitAsync(Announce("b", "4") with { IdempotencyKey = "key" }, Cancellation);
        Assert.Empty(await Store.CheckAsync(Cancellation));
        var clients = Place.Clients;
        string row = AzureKeys.State(Centre("a"));

        await (damage switch
        {
            "blob" => clients.Container.DeleteBlobAsync(Assert.Single(await BlobsAsync()), cancellationToken: Cancellation),
            "position" => ChangeAsync(AzureKeys.Head, head => head["Position"] = 3L),
            "bytes" => ChangeAsync(AzureKeys.Head, head => head["Bytes"] = head.GetInt64("Bytes") + 5),
            "version" => ChangeAsync(row, entity => entity["Version"] = 0L),
            "key" => ChangeAsync(row, entity => entity["Id"] = new byte[] { (byte)'b' }),
            "batch" => ChangeAsync(AzureKeys.Event(3), entity => entity["Batch"] = 4L),
            _ => clients.Table.DeleteEntityAsync(AzureKeys.Partition, damage, cancellationToken: Cancellation),
        });

        Assert.Contains(problem, await Store.CheckAsync(Cancellation));

        async Task ChangeAsync(string key, Action<TableEntity> change)
        {
            TableEntity entity = await clients.Table.GetEntityAsync<TableEntity>(AzureKeys.Partition, key, cancellationToken: Cancellation);
            change(entity);
            await clients.Table.UpdateEntityAsync(entity, entity.ETag, TableUpdateMode.Replace, Cancellation);
        }
    }

    /// <summary>Returns when what was replaced is deleted: callers are told before.</summary>
    private async Task SettleAsync()
    {
        await Store.DisposeAsync();
        _store = await Place.OpenAsync();
    }

    private async Task<List<string>> BlobsAsync() => await Place.Clients.Container.GetBlobsAsync(cancellationToken: Cancellation).Select(blob => blob.Name).ToListAsync(Cancellation);
}
