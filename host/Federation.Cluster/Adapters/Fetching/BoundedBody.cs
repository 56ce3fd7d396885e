using Federation.Contracts;

namespace Federation.Cluster.Adapters.Fetching;

/// <summary>
/// The bytes of one source, with their number capped, their time budgeted and every failure named. Disposing ends the transfer.
/// </summary>
internal sealed class BoundedBody(Stream inner, long mostBytes, SourceBudget budget, SourceNaming naming, IDisposable? owner = null) : IAsyncDisposable
{
    private long _read;

    /// <summary>As <see cref="Stream.ReadAsync(Memory{byte}, CancellationToken)"/>.</summary>
    /// <exception cref="AdapterException">Too large, too slow, or broken off.</exception>
    public async Task<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        int read;
        try
        {
            read = await budget.WaitAsync(token => inner.ReadAsync(buffer, token).AsTask(), cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or TimeoutException or InvalidDataException or HttpRequestException or UnauthorizedAccessException)
        {
            throw naming.Failure(exception);
        }

        _read += read;
        return _read <= mostBytes ? read : throw naming.TooLarge(mostBytes);
    }

    public async ValueTask DisposeAsync()
    {
        await inner.DisposeAsync();
        owner?.Dispose();
    }
}
