namespace Federation.Cluster.Storage;

/// <summary>What one commit writes. Lists and bodies are read until the commit has returned, and must not change before.</summary>
public sealed record StoreBatch
{
    /// <summary>Everything with the same key lands in the same partition, in order. Centres use their id, runs their network's.</summary>
    public required string PartitionKey { get; init; }

    /// <summary>At most one for each row.</summary>
    public IReadOnlyList<StateWrite> Writes { get; init; } = [];

    public IReadOnlyList<EventWrite> Events { get; init; } = [];

    /// <summary>New bodies of events that are stored already.</summary>
    internal IReadOnlyList<EventRewrite> Rewrites { get; init; } = [];

    /// <summary>
    /// Where a batch with this key was committed before, it is not committed again. Unique in the whole directory; a batch is
    /// repeated under the same <see cref="PartitionKey"/>. Null for none.
    /// </summary>
    public string? IdempotencyKey { get; init; }
}
