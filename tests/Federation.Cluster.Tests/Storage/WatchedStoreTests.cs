using System.Diagnostics;
using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Sqlite;
using Federation.Cluster.Telemetry;
using Federation.Cluster.Tests.Telemetry;

namespace Federation.Cluster.Tests.Storage;

/// <summary>What is told of a store while it works.</summary>
public sealed class WatchedStoreTests : IAsyncDisposable
{
    private static readonly StateKey Key = new("thing", "secret-of-a-person");

    private readonly TemporaryFolder _folder = new();
    private readonly WatchedStore _store;

    public WatchedStoreTests() => _store = new WatchedStore(SqliteDirectoryStore.Open(_folder.File("directory.db")));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Commits_ThatSucceedConflictAndFail_AreToldByCode()
    {
        using var measurements = new Measurements();

        await _store.CommitAsync(Write(expected: 0), Token);
        await Assert.ThrowsAsync<VersionConflictException>(async () => await _store.CommitAsync(Write(expected: 0), Token));
        await Assert.ThrowsAsync<ArgumentException>(async () => await _store.CommitAsync(new StoreBatch { PartitionKey = "p", Writes = [.. Write(0).Writes, .. Write(0).Writes] }, Token));
        await _store.DisposeAsync();
        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await _store.CommitAsync(Write(expected: 1), Token));

        const string Name = "federation.store.commit.duration";
        Assert.Equal([Name, $"{Name} error.type=conflict", $"{Name} error.type=store.closed"], measurements.Told);
    }

    [Fact]
    public async Task Reads_OfEachKind_AreToldByKindAndNotByKey()
    {
        using var measurements = new Measurements();

        Assert.Null(await _store.ReadAsync(Key, Token));
        await _store.ReadManyAsync("thing", ["a", "b"], Token);
        await _store.ReadFeedAsync(FeedCursor.Start, 10, Token);
        await _store.DisposeAsync();
        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await _store.ReadAsync(Key, Token));

        const string Name = "federation.store.read.duration federation.store.operation";
        Assert.Equal([$"{Name}=row", $"{Name}=rows", $"{Name}=feed", $"{Name}=row error.type=store.closed"], measurements.Told);
    }

    [Fact]
    public async Task Commit_ThatIsTraced_HasCountsAndNoKey()
    {
        var spans = new List<Activity>();
        using var request = new Activity("request").Start();
        using var listener = new ActivityListener { ShouldListenTo = source => source.Name == DirectoryTelemetry.Name, Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded };
        listener.ActivityStopped = span =>
        {
            lock (spans)
            {
                if (span.TraceId == request.TraceId) spans.Add(span);
            }
        };
        ActivitySource.AddActivityListener(listener);

        await _store.CommitAsync(Write(expected: 0), Token);

        var told = Assert.Single(spans);
        Assert.Equal(("store commit", ActivityKind.Client, request.SpanId), (told.DisplayName, told.Kind, told.ParentSpanId));
        Assert.Equal([("federation.store.rows", 1), ("federation.store.events", 0)], told.TagObjects.Select(tag => (tag.Key, (int)tag.Value!)));
    }

    private static StoreBatch Write(long expected) => new() { PartitionKey = "p", Writes = [new StateWrite(Key, expected, "{}"u8.ToArray())] };
}
