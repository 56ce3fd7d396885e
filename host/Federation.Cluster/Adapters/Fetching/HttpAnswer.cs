using System.Net;

namespace Federation.Cluster.Adapters.Fetching;

/// <summary>An answer whose body is still to be read. Disposing it ends the transfer.</summary>
internal sealed record HttpAnswer(HttpResponseMessage Response, Uri Address, BoundedBody Body) : IAsyncDisposable
{
    private const int MostHeaderCharacters = 64 * 1024;

    public HttpStatusCode Status => Response.StatusCode;

    /// <summary>Lower case and without parameters; null where the server did not say.</summary>
    public string? MediaType => Response.Content.Headers.ContentType?.MediaType?.ToLowerInvariant();

    /// <summary>The headers that concern the adapter: no cookies, and within bounds.</summary>
    public IEnumerable<KeyValuePair<string, string>> Headers()
    {
        int left = MostHeaderCharacters;
        foreach (var header in Response.Headers.NonValidated.Concat(Response.Content.Headers.NonValidated))
        {
            if (header.Key.StartsWith("Set-Cookie", StringComparison.OrdinalIgnoreCase)) continue;
            string value = header.Value.ToString();
            left -= header.Key.Length + value.Length;
            if (left < 0) yield break;
            yield return new(header.Key, value);
        }
    }

    /// <summary>How long the server asks to be left alone; null where it did not say.</summary>
    public TimeSpan? RetryAfter(TimeProvider clock)
    {
        var wait = Response.Headers.RetryAfter?.Delta ?? (Response.Headers.RetryAfter?.Date - clock.GetUtcNow());
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    public ValueTask DisposeAsync() => Body.DisposeAsync();
}
