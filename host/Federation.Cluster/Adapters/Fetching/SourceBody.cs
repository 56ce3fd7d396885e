namespace Federation.Cluster.Adapters.Fetching;

/// <summary>A source whose bytes are still to be read. Disposing it ends the transfer.</summary>
/// <param name="MediaType">Lower case, without parameters; by the extension for a file, and then a hint only.</param>
internal sealed record SourceBody(BoundedBody Body, string? MediaType, long? Length) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Body.DisposeAsync();
}
