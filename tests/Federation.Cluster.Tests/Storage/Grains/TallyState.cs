using System.Text.Json.Serialization;
using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Grains;

namespace Federation.Cluster.Tests.Storage.Grains;

/// <summary>The state of <see cref="TallyGrain"/>: a number, and what is to be told about it.</summary>
internal sealed class TallyState : ICommitsWithState
{
    private readonly List<EventWrite> _pending = [];
    private string? _key;

    public int Count { get; set; }

    [JsonIgnore]
    public CommitReceipt? LastReceipt { get; private set; }

    /// <summary>Written with the next write; null for nothing.</summary>
    [JsonIgnore]
    public StateWrite? Beside { get; set; }

    IReadOnlyList<StateWrite> ICommitsWithState.PendingWrites => Beside is null ? [] : [Beside];

    IReadOnlyList<EventWrite> ICommitsWithState.PendingEvents => _pending;

    string? ICommitsWithState.IdempotencyKey => _key;

    public void Announce(EventWrite written, string? key)
    {
        _pending.Add(written);
        _key = key;
    }

    void ICommitsWithState.Committed(CommitReceipt receipt)
    {
        _pending.Clear();
        Beside = null;
        _key = null;
        LastReceipt = receipt;
    }
}

[JsonSerializable(typeof(TallyState))]
internal sealed partial class TallyJson : JsonSerializerContext;
