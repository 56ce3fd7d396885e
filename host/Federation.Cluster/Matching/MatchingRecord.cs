using Federation.Cluster.Matching.Regroupings;
using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Grains;

namespace Federation.Cluster.Matching;

/// <summary>What the matching grain stores: the regrouping under way, and with its last commit what has become of it.</summary>
internal sealed class MatchingRecord : ICommitsWithState
{
    private StateWrite? _write;
    private EventWrite? _event;

    /// <summary>Null where none is under way.</summary>
    public Regrouping? UnderWay { get; set; }

    IReadOnlyList<StateWrite> ICommitsWithState.PendingWrites => _write is null ? [] : [_write];

    IReadOnlyList<EventWrite> ICommitsWithState.PendingEvents => _event is null ? [] : [_event];

    string? ICommitsWithState.IdempotencyKey => null; // The row's version already makes a write happen once.

    void ICommitsWithState.Committed(CommitReceipt receipt) => (_write, _event) = (null, null);

    /// <summary>Has the next write store another row too, and announce it where the index is to follow.</summary>
    public void Store(StateWrite write, EventWrite? announced = null) => (_write, _event) = (write, announced);
}
