namespace Federation.Cluster.Adapters.Protocol;

internal sealed record SourceHead(int Id, string? MediaType = null, long? Length = null);
