using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Grains;

namespace Federation.Cluster.Tests.Labels;

/// <summary>The state of a grain as its storage keeps it, without a silo.</summary>
internal sealed class StoredState<T> : IPersistentState<T>
    where T : ICommitsWithState, new()
{
    private readonly IDirectoryStore _store;
    private readonly StateKey _key;
    private readonly JsonTypeInfo<T> _type;
    private long _version;

    /// <summary>As a new activation reads it.</summary>
    public StoredState(IDirectoryStore store, StateKey key, JsonTypeInfo<T> type)
    {
        (_store, _key, _type) = (store, key, type);
        if (store.ReadAsync(key).AsTask().GetAwaiter().GetResult() is not { } row) return;
        _version = row.Version;
        State = JsonSerializer.Deserialize(row.Body.Span, type) ?? new T();
    }

    public T State { get; set; } = new();

    public string Etag => $"{_version}";

    public bool RecordExists => _version > 0;

    public async Task WriteStateAsync()
    {
        var write = new StateWrite(_key, _version, JsonSerializer.SerializeToUtf8Bytes(State, _type));
        var receipt = await _store.CommitAsync(new StoreBatch { PartitionKey = _key.Id, Writes = [write, .. State.PendingWrites], Events = State.PendingEvents });
        _version++;
        State.Committed(receipt);
    }

    public Task ReadStateAsync() => throw new NotSupportedException();

    public Task ClearStateAsync() => throw new NotSupportedException();
}
