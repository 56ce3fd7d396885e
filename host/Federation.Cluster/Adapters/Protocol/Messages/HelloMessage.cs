namespace Federation.Cluster.Adapters.Protocol;

internal sealed record HelloMessage(int Protocol, string Contract);
