using System.Buffers;
using Federation.Cluster.Sync.Pushing;
using Federation.Gateway.Evidence;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Federation.Gateway.Push;

/// <summary>Reads what is pushed into a file, and no more of it than a source may have, whatever length was told.</summary>
internal static class PushBody
{
    /// <summary>For the whole of it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Before a rate can be told.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    /// <summary>From then on at least so much a second, counted from the beginning: whoever sends a byte now and then would keep others away from the few turns that there are.</summary>
    private const double LeastBytesPerSecond = 64 * 1024;

    private const int ChunkBytes = 64 * 1024;

    private static EvidenceProblem CutOff(int status) => new(PushCodes.CutOff, status, "The message ended before its length, or did not arrive in time.");

    /// <returns>How many bytes came, or what is against them.</returns>
    public static async Task<(long Bytes, EvidenceProblem? Problem)> ReadAsync(HttpRequest request, Stream to, PushSignature signature, TimeProvider clock, CancellationToken cancellationToken)
    {
        // The server's own limit is another, and a test's server has none.
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = PushFolder.MostBytes + 1;
        byte[] chunk = ArrayPool<byte>.Shared.Rent(ChunkBytes);
        long start = clock.GetTimestamp();
        using var late = new CancellationTokenSource(Grace, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        long length = 0;
        try
        {
            while (await request.Body.ReadAsync(chunk, either.Token) is > 0 and var read)
            {
                length += read;
                if (length > PushFolder.MostBytes) return (length, PushHeaders.TooLarge);
                if (Left(length, clock.GetElapsedTime(start)) is not { } left) return (length, CutOff(StatusCodes.Status408RequestTimeout));
                late.CancelAfter(left);
                signature.Append(chunk.AsSpan(0, read));
                await to.WriteAsync(chunk.AsMemory(0, read), either.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (length, CutOff(StatusCodes.Status408RequestTimeout));
        }
        catch (BadHttpRequestException refused)
        {
            return (length, refused.StatusCode == StatusCodes.Status413PayloadTooLarge ? PushHeaders.TooLarge : CutOff(refused.StatusCode));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }

        return (length, request.ContentLength is { } told && told != length ? CutOff(StatusCodes.Status400BadRequest) : null);
    }

    /// <summary>How long the next bytes may take where so many came in so long; null where that is too slow already.</summary>
    private static TimeSpan? Left(long bytes, TimeSpan since)
    {
        var due = Grace + TimeSpan.FromSeconds(bytes / LeastBytesPerSecond);
        var left = (due < Patience ? due : Patience) - since;
        return left > TimeSpan.Zero ? left : null;
    }
}
