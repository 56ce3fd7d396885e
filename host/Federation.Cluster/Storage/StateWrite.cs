namespace Federation.Cluster.Storage;

/// <summary>Writes or deletes one row if its version is still the expected one.</summary>
/// <param name="Key">The row.</param>
/// <param name="ExpectedVersion">0: the row must not exist.</param>
/// <param name="Body">The new body; null deletes the row.</param>
public sealed record StateWrite(StateKey Key, long ExpectedVersion, ReadOnlyMemory<byte>? Body);
