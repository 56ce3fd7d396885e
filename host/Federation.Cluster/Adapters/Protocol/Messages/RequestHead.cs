namespace Federation.Cluster.Adapters.Protocol;

/// <summary>A request to be sent by the host. Transfer ids rise by one from 1.</summary>
internal sealed record RequestHead
{
    public required int Id { get; init; }

    public required string Method { get; init; }

    public required string Url { get; init; }

    public required IReadOnlyList<HeaderLine> Headers { get; init; }

    public required bool HasBody { get; init; }
}
