namespace Federation.Cluster.Storage;

/// <summary>
/// A grain state whose events are stored in the same commit as itself, so that nothing is lost between a write and its announcement.
/// </summary>
public interface ICommitsWithState
{
    /// <summary>Events to append with the next write.</summary>
    IReadOnlyList<EventWrite> PendingEvents { get; }

    /// <summary>Makes the write happen once however often it is sent; null for none.</summary>
    string? IdempotencyKey { get; }

    /// <summary>The write is durable: the pending events are no longer pending.</summary>
    void Committed(CommitReceipt receipt);
}
