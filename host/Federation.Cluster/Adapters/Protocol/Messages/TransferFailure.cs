namespace Federation.Cluster.Adapters.Protocol;

internal sealed record TransferFailure(int Id, FailureMessage Failure);
