namespace Federation.Cluster.Adapters.Fetching;

/// <summary>A request as an adapter wants it. Nothing that the adapter wrote in it is trusted.</summary>
internal sealed record HttpAsk
{
    public required string Method { get; init; }

    public required string Url { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    public ReadOnlyMemory<byte>? Body { get; init; }

    /// <summary>The host's own question: whether the answer is still this one. Null to ask for it whatever it is.</summary>
    public SourceVersion? Known { get; init; }
}
