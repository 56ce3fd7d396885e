namespace Federation.Cluster.Storage;

/// <summary>What one commit writes.</summary>
public sealed record StoreBatch
{
    /// <summary>Everything with the same key lands in the same partition, in order. Centres use their id, runs their network's.</summary>
    public required string PartitionKey { get; init; }

    public IReadOnlyList<StateWrite> Writes { get; init; } = [];

    public IReadOnlyList<EventWrite> Events { get; init; } = [];

    /// <summary>Where a batch with this key was committed before, it is not committed again. Null for none.</summary>
    public string? IdempotencyKey { get; init; }
}
