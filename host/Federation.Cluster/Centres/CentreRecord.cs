using System.Text.Json;
using System.Text.Json.Serialization;
using Federation.Cluster.Json;
using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Grains;

namespace Federation.Cluster.Centres;

/// <summary>What the centre's grain stores: the state, and the event and the past that travel in the same commit.</summary>
[JsonConverter(typeof(CentreRecord.Json))]
internal sealed class CentreRecord : ICommitsWithState
{
    private EventWrite? _pending;
    private StateWrite? _past;

    public CentreState? Centre { get; private set; }

    IReadOnlyList<EventWrite> ICommitsWithState.PendingEvents => _pending is null ? [] : [_pending];

    IReadOnlyList<StateWrite> ICommitsWithState.PendingWrites => _past is null ? [] : [_past];

    string? ICommitsWithState.IdempotencyKey => null; // The row's version already makes a write happen once.

    void ICommitsWithState.Committed(CommitReceipt receipt)
    {
        _pending = null;
        _past = null;
    }

    /// <summary>Takes the outcome of a command to be written.</summary>
    public void Take(CentreState state, CentreChange? change)
    {
        _past = CentrePast.Of(Centre, change)?.Write();
        _pending = change is null ? null : new EventWrite(new StateKey(RowKinds.Centre, state.Id.Value), JsonSerializer.SerializeToUtf8Bytes(change.WithoutTexts(), ClusterJson.Default.CentreChange));
        Centre = state;
    }

    /// <summary>Stored as the bare <see cref="CentreState"/>, which is what the index reads.</summary>
    internal sealed class Json : JsonConverter<CentreRecord>
    {
        public override CentreRecord Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new() { Centre = JsonSerializer.Deserialize(ref reader, ClusterJson.Default.CentreState) };

        public override void Write(Utf8JsonWriter writer, CentreRecord value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.Centre, ClusterJson.Default.CentreState);
    }
}
