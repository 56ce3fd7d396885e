namespace Federation.Contracts;

/// <summary>The bytes of one source and what its server said of them. Dispose it to end the transfer.</summary>
public sealed class SourceContent : IAsyncDisposable
{
    /// <param name="stream">The bytes, forward only.</param>
    /// <param name="mediaType">Without parameters, lower case; null where nobody said.</param>
    /// <param name="length">In bytes; null where unknown.</param>
    public SourceContent(Stream stream, string? mediaType, long? length)
    {
        Stream = stream;
        MediaType = mediaType;
        Length = length;
    }

    public Stream Stream { get; }

    public string? MediaType { get; }

    public long? Length { get; }

    public ValueTask DisposeAsync() => Stream.DisposeAsync();
}
