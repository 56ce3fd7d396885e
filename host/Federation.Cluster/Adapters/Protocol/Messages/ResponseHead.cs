namespace Federation.Cluster.Adapters.Protocol;

internal sealed record ResponseHead
{
    public required int Id { get; init; }

    public required int Status { get; init; }

    public string? Reason { get; init; }

    /// <summary>The address that answered, after redirects.</summary>
    public required string Url { get; init; }

    public required IReadOnlyList<HeaderLine> Headers { get; init; }
}
