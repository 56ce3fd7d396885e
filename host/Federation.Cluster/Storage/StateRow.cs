namespace Federation.Cluster.Storage;

/// <summary>A stored row. <see cref="Version"/> starts at 1 and grows by 1 with every write; a deleted row starts again at 1.</summary>
public sealed record StateRow(StateKey Key, long Version, ReadOnlyMemory<byte> Body);
