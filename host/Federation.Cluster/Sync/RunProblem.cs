using Federation.Contracts;

namespace Federation.Cluster.Sync;

/// <summary>One thing found wrong in one record.</summary>
/// <param name="Locator">Where in the source: a row or a pointer.</param>
/// <param name="SourceId">Null where the record has none.</param>
/// <param name="Pointer">Where in the record.</param>
[GenerateSerializer, Immutable, Alias("run-problem")]
public sealed record RunProblem(
    [property: Id(0)] string Code,
    [property: Id(1)] IssueSeverity Severity,
    [property: Id(2)] string? Locator,
    [property: Id(3)] string? SourceId,
    [property: Id(4)] string? Pointer,
    [property: Id(5)] string Message);
