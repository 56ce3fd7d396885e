namespace Federation.Cluster.Adapters.Fetching;

/// <summary>
/// How a server called what it sent to one request, so that it can be asked later whether that changed. Hashes stand for addresses and headers, which may hold a key.
/// </summary>
[GenerateSerializer, Immutable, Alias("source-version")]
public sealed record SourceVersion
{
    /// <summary>SHA-256 of the address that was asked for and the headers it was asked with, 64 lower-case hexadecimal digits.</summary>
    [Id(0)]
    public required string Request { get; init; }

    /// <summary>SHA-256 of the address that answered, after all redirects, in the same form. No other address is told the tags below.</summary>
    [Id(1)]
    public required string Place { get; init; }

    /// <summary>The server's <c>ETag</c> as it wrote it, weak or strong; at most 1,024 characters. Null where it wrote none.</summary>
    [Id(2)]
    public string? ETag { get; init; }

    /// <summary>The server's <c>Last-Modified</c> as it wrote it. Null where it wrote none, or one that says too little.</summary>
    [Id(3)]
    public string? LastModified { get; init; }
}
