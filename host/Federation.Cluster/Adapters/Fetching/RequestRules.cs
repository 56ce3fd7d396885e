using System.Buffers;
using Federation.Contracts;

namespace Federation.Cluster.Adapters.Fetching;

/// <summary>What of an adapter's request is sent on.</summary>
internal static class RequestRules
{
    private const int MostHeaders = 64;
    private const int MostHeaderCharacters = 8 * 1024;
    private const int MostAddressCharacters = 8 * 1024;

    private static readonly SearchValues<char> TokenCharacters = SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

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

    /// <exception cref="AdapterException">Code <c>http.refused-address</c>: it is none, or longer than any is.</exception>
    public static Uri Address(string url) =>
        url.Length <= MostAddressCharacters && Uri.TryCreate(url, UriKind.Absolute, out var address) ? address : throw AddressGuard.Refused("It is not an absolute address.");

    /// <param name="foreign">Whether a redirect has led to another host.</param>
    public static HttpRequestMessage Build(HttpMethod method, Uri address, HttpAsk ask, bool foreign)
    {
        var request = new HttpRequestMessage(method, address);
        if (ask.Body is { } body && method == HttpMethod.Post) request.Content = new ReadOnlyMemoryContent(body);
        if (ask.Headers.Count > MostHeaders) throw Refused($"{ask.Headers.Count} headers; {MostHeaders} are allowed");
        foreach (var (name, value) in ask.Headers)
        {
            if (name.Length + value.Length > MostHeaderCharacters || !IsToken(name) || !IsPlain(value)) throw Refused("a header that is too long or holds characters that no header may");
            if (Dropped.Contains(name) || (foreign && !FollowsAnywhere.Contains(name))) continue;
            if (!request.Headers.TryAddWithoutValidation(name, value)) request.Content?.Headers.TryAddWithoutValidation(name, value);
        }

        return request;
    }

    private static bool IsToken(string name) => name.Length > 0 && !name.AsSpan().ContainsAnyExcept(TokenCharacters);

    // Printable ASCII: a line break would begin a header, or a request, of the adapter's own.
    private static bool IsPlain(string value) => !value.AsSpan().ContainsAnyExceptInRange(' ', '~');

    private static AdapterException Refused(string what) => new(FailureKind.Bug, "http.refused-request", $"The adapter sent a request with {what}.");
}
