namespace Federation.Cluster.Adapters.Fetching;

/// <summary>A server said that its answer has not changed, as it was asked. Not a failure: the worker that asked has nothing left to do.</summary>
internal sealed class SourceUnchangedException() : Exception("The source has not changed.");
