using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Index;
using Federation.Cluster.Json;
using Federation.Cluster.Storage;
using Federation.Cluster.Tests.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using static Federation.Cluster.Tests.Centres.Listings;

namespace Federation.Cluster.Tests.Index;

public sealed class CentreIndexTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("rubbish")]
    [InlineData("null")]
    [InlineData("{}")]
    public async Task Index_OverACentreThatCannotBeRead_HoldsTheOthers(string body)
    {
        await using var place = new SqlitePlace();
        await using var store = await place.OpenAsync();
        await CommitAsync(store, NewId(), System.Text.Encoding.UTF8.GetBytes(body));
        var stored = await CommitAsync(store, Opened(Put(Key("census", "1"), Content("Stored"))));
        using var index = new CentreIndex(store, IndexUse.Searching, TimeProvider.System, NullLogger<CentreIndex>.Instance);
        await index.StartAsync(Cancellation);
        await index.WaitForAsync(stored, Cancellation);

        await CommitAsync(store, NewId(), System.Text.Encoding.UTF8.GetBytes(body));
        await index.WaitForAsync(await CommitAsync(store, Opened(Put(Key("census", "2"), Content("Followed")))), Cancellation);
        await index.StopAsync(Cancellation);

        Assert.Equal(["Followed", "Stored"], index.Current.All.Select(centre => centre.Name));
    }

    [Fact]
    public async Task Index_NobodyHasWaitedFor_ReadsNothing()
    {
        await using var place = new SqlitePlace();
        await using var store = await place.OpenAsync();
        var stored = await CommitAsync(store, Opened(Put(Key("census", "1"), Content("Stored"))));
        using var index = new CentreIndex(store, IndexUse.Searching, TimeProvider.System, NullLogger<CentreIndex>.Instance);
        await index.StartAsync(Cancellation);

        Assert.False(index.IsWanted);
        Assert.Equal((0, false), (index.Current.Count, index.IsReady));

        await index.WaitForAsync(stored, Cancellation);
        await index.StopAsync(Cancellation);
        Assert.Equal((1, true), (index.Current.Count, index.IsReady));
    }

    private static Task<FeedCursor> CommitAsync(IDirectoryStore store, CentreState state) =>
        CommitAsync(store, state.Id, JsonSerializer.SerializeToUtf8Bytes(state, ClusterJson.Default.CentreState));

    private static async Task<FeedCursor> CommitAsync(IDirectoryStore store, CentreId id, byte[] body)
    {
        var key = new StateKey(RowKinds.Centre, id.Value);
        var receipt = await store.CommitAsync(
            new StoreBatch { PartitionKey = id.Value, Writes = [new StateWrite(key, 0, body)], Events = [new EventWrite(key, body)] },
            Cancellation);
        return receipt.Position;
    }
}
