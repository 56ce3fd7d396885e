namespace Federation.Cluster.Adapters.Protocol;

internal sealed record LogMessage(int Level, string Text);
