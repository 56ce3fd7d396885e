using Federation.Cluster.Labels.Assessments.Evidence;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Federation.Gateway.Evidence;

/// <summary>Reads a file from a request's body, and no more of it than a file may have, whatever length was told.</summary>
internal static class EvidenceBody
{
    private const int FirstBytes = 64 * 1024;

    /// <summary>Whoever sends a byte now and then would keep others away.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private static EvidenceProblem TooSlow { get; } = new(EvidenceCodes.TooSlow, StatusCodes.Status408RequestTimeout, "The file did not arrive in time.");

    private static EvidenceProblem TooLarge { get; } = new(EvidenceCodes.TooLarge, StatusCodes.Status413PayloadTooLarge, $"A file has up to {EvidenceForm.MostBytes} bytes.");

    /// <summary>What is against the body before a byte of it is read; null for nothing. What its media type is told to be is of no interest, but for a form, in which the file would be a part.</summary>
    public static EvidenceProblem? Against(HttpRequest request)
    {
        if (request.Headers.ContentEncoding.Count > 0) return new(EvidenceCodes.Body, StatusCodes.Status415UnsupportedMediaType, "The body is compressed.");
        bool isForm = MediaTypeHeaderValue.TryParse(request.ContentType, out var told) && (told.Type.Equals("multipart", StringComparison.OrdinalIgnoreCase) || told.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase));
        if (isForm) return new(EvidenceCodes.Body, StatusCodes.Status415UnsupportedMediaType, "The body is a form.");
        return request.ContentLength > EvidenceForm.MostBytes ? TooLarge : null;
    }

    /// <summary>What the server itself has against it: it knows a slow line sooner than we do.</summary>
    private static EvidenceProblem Against(int status) => status switch
    {
        StatusCodes.Status408RequestTimeout => TooSlow,
        StatusCodes.Status413PayloadTooLarge => TooLarge,
        _ => new(EvidenceCodes.Body, status, "The body is not what HTTP says that it is."),
    };

    /// <summary>The bytes, or what is against them.</summary>
    public static async Task<(byte[] Bytes, EvidenceProblem? Problem)> ReadAsync(HttpRequest request, TimeProvider clock, CancellationToken cancellationToken)
    {
        // The server's own limit is another, and a test's server has none.
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = EvidenceForm.MostBytes + 1;
        byte[] bytes = new byte[request.ContentLength is { } told ? told + 1 : FirstBytes]; // one more shows that there is no more
        int length = 0;
        using var late = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            while (await request.Body.ReadAsync(bytes.AsMemory(length), either.Token) is > 0 and var read)
            {
                length += read;
                if (length > EvidenceForm.MostBytes) return ([], TooLarge);
                if (length == bytes.Length) Array.Resize(ref bytes, Math.Min(2 * length, EvidenceForm.MostBytes + 1));
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return ([], TooSlow);
        }
        catch (BadHttpRequestException refused)
        {
            return ([], Against(refused.StatusCode));
        }

        return (bytes[..length], null);
    }
}
