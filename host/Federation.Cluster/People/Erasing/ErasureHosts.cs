namespace Federation.Cluster.People.Erasing;

/// <param name="MayBeSeveral">Whether other hosts may work on the same store.</param>
public sealed record ErasureHosts(bool MayBeSeveral);
