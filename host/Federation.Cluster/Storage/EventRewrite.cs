namespace Federation.Cluster.Storage;

/// <summary>Gives a stored event another body.</summary>
/// <param name="Position">The event's own place in its partition.</param>
internal sealed record EventRewrite(long Position, ReadOnlyMemory<byte> Body);
