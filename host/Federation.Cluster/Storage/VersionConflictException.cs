namespace Federation.Cluster.Storage;

/// <summary>Somebody wrote the row first. Read again and decide anew.</summary>
public sealed class VersionConflictException(StateKey key, long expected, long actual)
    : Exception($"Row {key} is at version {actual}, not {expected}.")
{
    public StateKey Key { get; } = key;

    public long Expected { get; } = expected;

    /// <summary>0 where the row does not exist.</summary>
    public long Actual { get; } = actual;
}
