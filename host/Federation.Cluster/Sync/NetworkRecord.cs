using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Grains;
using Federation.Cluster.Sync.Pushing;

namespace Federation.Cluster.Sync;

/// <summary>What the network's grain stores. The feed is told of another definition in the same commit: whoever keeps what a network says of itself reads it again.</summary>
internal sealed class NetworkRecord : ICommitsWithState
{
    private EventWrite? _pending;

    /// <summary>Changed by <see cref="Define"/>.</summary>
    public NetworkDefinition? Definition { get; set; }

    /// <summary>The run under way, or one that was when the host stopped.</summary>
    public string? CurrentRun { get; set; }

    /// <summary>How many runs were begun: the <see cref="RunRecord.Fence"/> of the newest.</summary>
    public long Runs { get; set; }

    /// <summary>Occurrences of the schedule up to here have been dealt with.</summary>
    public DateTimeOffset ScheduledUpTo { get; set; }

    /// <summary>When the last run is tried again; null where it is not.</summary>
    public DateTimeOffset? RetryAt { get; set; }

    /// <summary>How many runs in a row have failed by then.</summary>
    public int Tries { get; set; }

    /// <summary>What it pushed, and signs with.</summary>
    public PushState Push { get; set; } = new();

    IReadOnlyList<EventWrite> ICommitsWithState.PendingEvents => _pending is null ? [] : [_pending];

    string? ICommitsWithState.IdempotencyKey => null; // The same definition again changes nothing.

    void ICommitsWithState.Committed(CommitReceipt receipt) => _pending = null;

    /// <summary>Takes another definition, to be written.</summary>
    public void Define(NetworkDefinition definition)
    {
        Definition = definition;
        _pending = new EventWrite(new StateKey(RowKinds.Network, definition.Id.Value), "{}"u8.ToArray());
    }
}
