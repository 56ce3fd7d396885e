using System.Text.Json;
using System.Text.Json.Serialization;
using Federation.Cluster.Json;
using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Grains;
using Federation.Registry.Labels;

namespace Federation.Cluster.Labels;

/// <summary>What the label's grain stores: the history, and the event that travels in the same commit.</summary>
[JsonConverter(typeof(LabelRecord.Json))]
internal sealed class LabelRecord : ICommitsWithState
{
    private EventWrite? _pending;
    private StateWrite? _row;

    public LabelHistory? History { get; private set; }

    IReadOnlyList<EventWrite> ICommitsWithState.PendingEvents => _pending is null ? [] : [_pending];

    IReadOnlyList<StateWrite> ICommitsWithState.PendingWrites => _row is null ? [] : [_row];

    string? ICommitsWithState.IdempotencyKey => null; // A decision made on a version that was decided on is refused.

    void ICommitsWithState.Committed(CommitReceipt receipt) => (_pending, _row) = (null, null);

    /// <summary>Takes what a decision came to, to be written.</summary>
    /// <param name="row">Of the appeal that waits, where that changes.</param>
    public void Take(LabelHistory history, LabelEvent happened, StateWrite? row)
    {
        History = history;
        _pending = new EventWrite(new StateKey(RowKinds.Label, history.Centre.Value), JsonSerializer.SerializeToUtf8Bytes(happened, ClusterJson.Default.LabelEvent));
        _row = row;
    }

    /// <summary>Stored as the bare <see cref="LabelHistory"/>, which is what the index reads.</summary>
    internal sealed class Json : JsonConverter<LabelRecord>
    {
        public override LabelRecord Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new() { History = JsonSerializer.Deserialize(ref reader, ClusterJson.Default.LabelHistory) };

        public override void Write(Utf8JsonWriter writer, LabelRecord value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.History, ClusterJson.Default.LabelHistory);
    }
}
