namespace Federation.Cluster.Storage;

/// <summary>Somebody wrote the row first. Read again and decide anew.</summary>
/// <remarks>It crosses from silo to silo as the cause of Orleans' own exceptions.</remarks>
[GenerateSerializer]
[Alias("federation.store.conflict")]
public sealed class VersionConflictException(StateKey key, long expected, long actual)
    : Exception($"Row {key} is at version {actual}, not {expected}.")
{
    [Id(0)]
    public StateKey Key { get; } = key;

    [Id(1)]
    public long Expected { get; } = expected;

    /// <summary>0 where the row does not exist.</summary>
    [Id(2)]
    public long Actual { get; } = actual;
}
