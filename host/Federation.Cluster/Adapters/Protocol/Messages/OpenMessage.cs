namespace Federation.Cluster.Adapters.Protocol;

internal sealed record OpenMessage(int Id, string Source);
