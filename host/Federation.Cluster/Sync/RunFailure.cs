using Federation.Contracts;

namespace Federation.Cluster.Sync;

/// <summary>Why a run ended early.</summary>
[GenerateSerializer, Immutable, Alias("run-failure")]
public sealed record RunFailure([property: Id(0)] FailureKind Kind, [property: Id(1)] string Code, [property: Id(2)] string Message);
