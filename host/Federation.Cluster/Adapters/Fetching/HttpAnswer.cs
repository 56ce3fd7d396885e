using System.Net;

namespace Federation.Cluster.Adapters.Fetching;

/// <summary>An answer whose body is still to be read. Disposing it ends the transfer.</summary>
/// <param name="Unpacked">Whether the body was packed on its way, so that the server's length is not the body's.</param>
internal sealed record HttpAnswer(HttpResponseMessage Response, Uri Address, BoundedBody Body, bool Unpacked) : IAsyncDisposable
{
    private const int MostHeaderCharacters = 64 * 1024;

    /// <summary>True where the server was asked whether its answer changed, and said that it did not. A 304 that nobody asked for is an answer like any other.</summary>
    public bool IsUnchanged { get; init; }

    public HttpStatusCode Status => Response.StatusCode;

    /// <summary>Lower case and without parameters; null where the server did not say.</summary>
    public string? MediaType => Response.Content.Headers.ContentType?.MediaType?.ToLowerInvariant();

    /// <summary>Of the body, in bytes; null where it is not known before its end.</summary>
    public long? Length => Unpacked ? null : Response.Content.Headers.ContentLength;

    /// <summary>The headers that concern the adapter: no cookies, nothing of how the body was packed, and within bounds.</summary>
    public IEnumerable<KeyValuePair<string, string>> Headers()
    {
        int left = MostHeaderCharacters;
        foreach (var header in Response.Headers.NonValidated.Concat(Response.Content.Headers.NonValidated))
        {
            if (IsWithheld(header.Key)) continue;
            string value = header.Value.ToString();
            left -= header.Key.Length + value.Length;
            if (left < 0) yield break;
            yield return new(header.Key, value);
        }
    }

    public ValueTask DisposeAsync() => Body.DisposeAsync();

    private bool IsWithheld(string name) =>
        name.StartsWith("Set-Cookie", StringComparison.OrdinalIgnoreCase)
        || (Unpacked && (name.Equals("Content-Encoding", StringComparison.OrdinalIgnoreCase) || name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase)));
}
