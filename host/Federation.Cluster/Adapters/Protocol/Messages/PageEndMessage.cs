namespace Federation.Cluster.Adapters.Protocol;

internal sealed record PageEndMessage
{
    public required IReadOnlyList<string> DeletedIds { get; init; }

    public string? NextCursor { get; init; }

    public bool EndOfSnapshot { get; init; }

    public int? EstimatedTotal { get; init; }
}
