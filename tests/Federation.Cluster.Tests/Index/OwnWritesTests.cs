using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Index;
using Federation.Cluster.Json;
using Federation.Cluster.Storage;
using Federation.Cluster.Tests.Storage;
using Federation.Cluster.Tests.Sync;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using static Federation.Cluster.Tests.Centres.Listings;

namespace Federation.Cluster.Tests.Index;

public sealed class OwnWritesTests : IAsyncDisposable
{
    private readonly SqlitePlace _place = new();
    private readonly FakeTimeProvider _clock = new();
    private readonly TaskCompletionSource _feed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Seen_WhileTheIndexIsBehind_Waits()
    {
        await using var store = new FaultyStore(await _place.OpenAsync());
        using var index = await FollowingAsync(store);
        var writes = new OwnWrites(store, index, _clock);
        await CommitAsync(store);

        var seen = writes.SeenAsync(Cancellation);

        Assert.False(seen.IsCompleted);
        _feed.SetResult();
        await seen;
        Assert.Equal(1, index.Current.Count);
    }

    [Fact]
    public async Task Seen_WhileTheIndexStaysBehind_WaitsTwoSeconds()
    {
        await using var store = new FaultyStore(await _place.OpenAsync());
        using var index = await FollowingAsync(store);
        var writes = new OwnWrites(store, index, _clock);
        await CommitAsync(store);

        var seen = writes.SeenAsync(Cancellation);
        _clock.Advance(OwnWrites.Patience - TimeSpan.FromMilliseconds(1));
        Assert.False(seen.IsCompleted);
        while (!seen.IsCompleted)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(1));
            await Task.Yield();
        }

        await seen;
        Assert.Equal(0, index.Current.Count);
        _feed.SetResult();
    }

    [Fact]
    public async Task Seen_BeforeAnIndexWasMade_WaitsForNothing()
    {
        await using var store = await _place.OpenAsync();
        using var index = new CentreIndex(store, IndexUse.Searching, _clock, NullLogger<CentreIndex>.Instance);

        await new OwnWrites(store, index, _clock).SeenAsync(Cancellation);

        Assert.False(index.IsWanted);
    }

    public ValueTask DisposeAsync() => _place.DisposeAsync();

    /// <summary>An index over nothing, whose feed stands still from then on.</summary>
    private async Task<CentreIndex> FollowingAsync(FaultyStore store)
    {
        var index = new CentreIndex(store, IndexUse.Searching, _clock, NullLogger<CentreIndex>.Instance);
        await index.StartAsync(Cancellation);
        await index.WaitForAsync(FeedCursor.Start, Cancellation);
        store.HoldsFeed = () => _feed.Task;
        return index;
    }

    private static async Task CommitAsync(IDirectoryStore store)
    {
        var state = Opened(Put(Key("census", "1"), Content("Stored")));
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(state, ClusterJson.Default.CentreState);
        var key = new StateKey(RowKinds.Centre, state.Id.Value);
        await store.CommitAsync(new StoreBatch { PartitionKey = state.Id.Value, Writes = [new StateWrite(key, 0, body)], Events = [new EventWrite(key, body)] }, Cancellation);
    }
}
