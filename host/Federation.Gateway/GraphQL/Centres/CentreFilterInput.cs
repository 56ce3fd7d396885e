using Federation.Cluster.Index;

namespace Federation.Gateway.GraphQL.Centres;

internal sealed record CentreFilterInput
{
    public string? Text { get; init; }

    public WordMatch? Words { get; init; }

    public IReadOnlyList<string>? Networks { get; init; }

    public IReadOnlyList<string>? Countries { get; init; }

    public string? Locality { get; init; }

    public string? PostalCode { get; init; }

    public IReadOnlyList<string>? Services { get; init; }

    public IReadOnlyList<string>? AnyServices { get; init; }

    public IReadOnlyList<string>? Accessibility { get; init; }

    public int? LeastCapacity { get; init; }

    public DateTimeOffset? OpenAt { get; init; }

    public DateTimeOffset? ChangedSince { get; init; }

    public LabelFilterInput? Label { get; init; }

    public PlaceFilterInput? Place { get; init; }
}
