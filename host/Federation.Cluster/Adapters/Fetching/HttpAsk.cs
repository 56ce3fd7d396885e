namespace Federation.Cluster.Adapters.Fetching;

/// <summary>A request as an adapter wants it. Nothing in it is trusted.</summary>
internal sealed record HttpAsk
{
    public required string Method { get; init; }

    public required string Url { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    public ReadOnlyMemory<byte>? Body { get; init; }
}
