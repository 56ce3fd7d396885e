using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Grains;

namespace Federation.Cluster.Members.Visits.Statements;

/// <summary>Which month is closed next, and how far that has come, as stored; everything else is a row of its own in the same commit.</summary>
internal sealed class ClearingRecord : ICommitsWithState
{
    private IReadOnlyList<StateWrite> _writes = [];
    private IReadOnlyList<EventWrite> _events = [];

    /// <summary>Null before the first look.</summary>
    public VisitMonth? Next { get; set; }

    /// <summary>The centre up to which the closing of that month has come; null where it has not begun.</summary>
    public string? After { get; set; }

    /// <summary>Whether every centre is done, and only the statements are to be written.</summary>
    public bool IsCounted { get; set; }

    IReadOnlyList<StateWrite> ICommitsWithState.PendingWrites => _writes;

    IReadOnlyList<EventWrite> ICommitsWithState.PendingEvents => _events;

    string? ICommitsWithState.IdempotencyKey => null; // Written on the version that was read.

    void ICommitsWithState.Committed(CommitReceipt receipt) => (_writes, _events) = ([], []);

    /// <summary>Takes what comes next, to be written.</summary>
    public void Take(IReadOnlyList<StateWrite> writes, IReadOnlyList<EventWrite> events) => (_writes, _events) = (writes, events);
}
