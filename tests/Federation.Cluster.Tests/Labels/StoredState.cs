using System.Text.Json;
using Federation.Cluster.Json;
using Federation.Cluster.Labels.Reviews;
using Federation.Cluster.Storage;

namespace Federation.Cluster.Tests.Labels;

/// <summary>The state of the grain of reviews as its storage keeps it, without a silo.</summary>
internal sealed class StoredState(IDirectoryStore store) : IPersistentState<WatchRecord>
{
    private static readonly StateKey Key = new(RowKinds.LabelWatch, IReviewGrain.TheOnly);

    private long _version;

    public WatchRecord State { get; set; } = new();

    public string Etag => $"{_version}";

    public bool RecordExists => _version > 0;

    public static StoredState Read(IDirectoryStore store)
    {
        var state = new StoredState(store);
        if (store.ReadAsync(Key).AsTask().GetAwaiter().GetResult() is not { } row) return state;
        state._version = row.Version;
        state.State = JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.WatchRecord) ?? new WatchRecord();
        return state;
    }

    public async Task WriteStateAsync()
    {
        var write = new StateWrite(Key, _version, JsonSerializer.SerializeToUtf8Bytes(State, ClusterJson.Default.WatchRecord));
        var receipt = await store.CommitAsync(new StoreBatch { PartitionKey = Key.Id, Writes = [write, .. State.PendingWrites], Events = State.PendingEvents });
        _version++;
        State.Committed(receipt);
    }

    public Task ReadStateAsync() => throw new NotSupportedException();

    public Task ClearStateAsync() => throw new NotSupportedException();
}
