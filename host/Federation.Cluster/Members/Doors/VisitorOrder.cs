using Federation.Cluster.Members.Passes;

namespace Federation.Cluster.Members.Doors;

/// <summary>A visitor to be blocked, or to be so no more.</summary>
[GenerateSerializer, Immutable, Alias("visitor-order")]
public sealed record VisitorOrder
{
    [Id(0)]
    public required Pseudonym Visitor { get; init; }

    /// <summary>Who says so: the opaque id of an account or client.</summary>
    [Id(1)]
    public required string By { get; init; }
}
