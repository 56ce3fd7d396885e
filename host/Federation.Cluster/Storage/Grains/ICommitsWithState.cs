namespace Federation.Cluster.Storage.Grains;

/// <summary>
/// A grain's state that has something to announce: its events, its idempotency key and other rows of its grain are committed with it, in one batch.
/// The members belong to the running state only: implement them explicitly, or mark them as ignored, so that JSON leaves them out.
/// </summary>
public interface ICommitsWithState
{
    /// <summary>What the next write or clear announces. The grain collects them; <see cref="Committed"/> lets them go.</summary>
    IReadOnlyList<EventWrite> PendingEvents { get; }

    /// <summary>Other rows that the next write or clear writes too; by default none. Never the state's own, nor one that another grain writes. Collected and let go of like the events.</summary>
    IReadOnlyList<StateWrite> PendingWrites => [];

    /// <summary>The command that the next write carries out, so that its repetition has no second effect; null for none.</summary>
    string? IdempotencyKey { get; }

    /// <summary>
    /// The commit is durable: forget the key, the events and the rows that were pending when the write began. Not called when it failed. Where the receipt says
    /// <see cref="CommitReceipt.Repeated"/>, nothing was written now: the state was read again from the store, and this is called
    /// on what was read.
    /// </summary>
    void Committed(CommitReceipt receipt);
}
