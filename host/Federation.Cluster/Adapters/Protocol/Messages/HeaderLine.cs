namespace Federation.Cluster.Adapters.Protocol;

internal sealed record HeaderLine(string Name, string Value);
