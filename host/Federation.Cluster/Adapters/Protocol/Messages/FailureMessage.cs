using Federation.Contracts;

namespace Federation.Cluster.Adapters.Protocol;

internal sealed record FailureMessage
{
    public required FailureKind Kind { get; init; }

    public required string Code { get; init; }

    public required string Message { get; init; }

    public double? RetryAfterSeconds { get; init; }
}
