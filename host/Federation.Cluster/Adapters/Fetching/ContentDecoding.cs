using System.IO.Compression;
using System.Net;
using Federation.Contracts;

namespace Federation.Cluster.Adapters.Fetching;

/// <summary>
/// Unpacks a body as it streams. Each layer's output is capped by size and by how much came out of what was sent: a layer that only feeds the
/// next can be as large as the last. That a packed body is whole is checked by the runtime setting <c>System.IO.Compression.UseStrictValidation</c>.
/// </summary>
internal static class ContentDecoding
{
    /// <summary>
    /// What is asked for, in a request's <c>Accept-Encoding</c>. Not brotli: each open body takes up to 16 MiB of the host's memory for its window, in which a server that means harm
    /// can have many adapters' bodies wait.
    /// </summary>
    public const string Accepted = "gzip";

    /// <summary>Some servers pack what was packed before; nobody honest does it more often.</summary>
    private const int MostLayers = 2;

    /// <summary>The encodings in the order in which they were applied, lower case; empty for a body as it is, or for none.</summary>
    public static IReadOnlyList<string> Of(HttpResponseMessage response, HttpMethod method)
    {
        if (method == HttpMethod.Head || response.StatusCode is HttpStatusCode.NoContent or HttpStatusCode.NotModified) return [];
        if (!response.Content.Headers.NonValidated.TryGetValues("Content-Encoding", out var values)) return [];
        return [.. values.SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Select(name => name.ToLowerInvariant()).Where(name => name != "identity")];
    }

    /// <exception cref="AdapterException">Code <c>http.encoding</c>. Reading the result throws <c>http.too-large</c> or <c>http.expansion</c>.</exception>
    public static Stream Open(Stream sent, IReadOnlyList<string> encodings, FetchOptions options, SourceNaming naming)
    {
        if (encodings.Count > MostLayers) throw naming.Encoding($"is packed {encodings.Count} times over");
        var meter = new MeteredStream(sent, count => RequireSize(count, options, naming));
        Stream body = meter;
        foreach (string encoding in encodings.Reverse())
        {
            body = new MeteredStream(Unpack(body, encoding, naming), count =>
            {
                RequireSize(count, options, naming);
                if (count > options.ExpansionFrom && count / Math.Max(meter.Count, 1) >= options.Expansion) throw naming.Expansion(meter.Count, count);
            });
        }

        return body;
    }

    private static Stream Unpack(Stream body, string encoding, SourceNaming naming) => encoding switch
    {
        "gzip" or "x-gzip" => new GZipStream(body, CompressionMode.Decompress),
        _ => throw naming.Encoding("is packed in a way that was not asked for"),
    };

    private static void RequireSize(long count, FetchOptions options, SourceNaming naming)
    {
        if (count > options.BodyBytes) throw naming.TooLarge(options.BodyBytes);
    }
}
