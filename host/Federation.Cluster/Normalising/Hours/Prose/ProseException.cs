namespace Federation.Cluster.Normalising.Hours;

/// <summary>A text says something that has more than one meaning, or none. Caught by <see cref="ProseHours"/> alone; its message is the reason.</summary>
internal sealed class ProseException(string reason) : Exception(reason);
