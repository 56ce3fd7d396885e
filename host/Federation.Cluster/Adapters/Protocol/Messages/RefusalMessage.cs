namespace Federation.Cluster.Adapters.Protocol;

/// <param name="What">What the adapter tried, and where in its code.</param>
internal sealed record RefusalMessage(string What);
