using Federation.Contracts;

namespace Federation.Cluster.Adapters.Fetching;

/// <summary>What of an adapter's request is sent on.</summary>
internal static class RequestRules
{
    private const int MostHeaders = 64;
    private const int MostHeaderCharacters = 8 * 1024;

    // Hop by hop, or the host's own business.
    private static readonly HashSet<string> Dropped = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection", "Content-Length", "Cookie", "Cookie2", "Expect", "Host", "HTTP2-Settings", "Keep-Alive", "Proxy-Authenticate", "Proxy-Authorization",
        "Proxy-Connection", "TE", "Trailer", "Transfer-Encoding", "Upgrade", "User-Agent", "Accept-Encoding", "Via", "Forwarded", "X-Forwarded-For",
    };

    // What may follow a redirect to another host: anything else may be a credential.
    private static readonly HashSet<string> FollowsAnywhere = new(StringComparer.OrdinalIgnoreCase)
    {
        "Accept", "Accept-Language", "Content-Type", "Content-Language", "If-None-Match", "If-Modified-Since", "Range",
    };

    /// <exception cref="AdapterException">Code <c>http.refused-method</c>.</exception>
    public static HttpMethod Method(string method) => method switch
    {
        "GET" => HttpMethod.Get,
        "POST" => HttpMethod.Post,
        "HEAD" => HttpMethod.Head,
        _ => throw new AdapterException(FailureKind.Bug, "http.refused-method", "The adapter sent a request that is not GET, HEAD or POST."),
    };

    /// <param name="foreign">Whether a redirect has led to another host.</param>
    public static HttpRequestMessage Build(HttpMethod method, Uri address, HttpAsk ask, bool foreign)
    {
        var request = new HttpRequestMessage(method, address);
        if (ask.Body is { } body && method == HttpMethod.Post) request.Content = new ReadOnlyMemoryContent(body);
        if (ask.Headers.Count > MostHeaders) throw Refused($"{ask.Headers.Count} headers; {MostHeaders} are allowed");
        foreach (var (name, value) in ask.Headers)
        {
            if (name is null || value is null || name.Length + value.Length > MostHeaderCharacters || value.Any(char.IsControl)) throw Refused("a header that is too long or holds control characters");
            if (Dropped.Contains(name) || (foreign && !FollowsAnywhere.Contains(name))) continue;
            if (!request.Headers.TryAddWithoutValidation(name, value)) request.Content?.Headers.TryAddWithoutValidation(name, value);
        }

        return request;
    }

    private static AdapterException Refused(string what) => new(FailureKind.Bug, "http.refused-request", $"The adapter sent a request with {what}.");
}
