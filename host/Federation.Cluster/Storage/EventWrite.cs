namespace Federation.Cluster.Storage;

/// <summary>Appends one event.</summary>
/// <param name="Subject">The state row it is about; the feed delivers that row's current body with the event.</param>
/// <param name="Body">The event as stored.</param>
public sealed record EventWrite(StateKey Subject, ReadOnlyMemory<byte> Body);
