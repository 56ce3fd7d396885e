using System.Net.Http.Headers;

namespace Federation.Cluster.Adapters.Cassettes;

/// <summary>Which headers a cassette keeps.</summary>
internal static class CassetteHeaders
{
    private static readonly string[] OfRequest = ["Accept", "Accept-Language", "Content-Language", "Content-Type", "If-Modified-Since", "If-None-Match", "Range"];

    // Of the way and not of what came, which is kept unpacked and whole.
    private static readonly HashSet<string> OfTransport = new(StringComparer.OrdinalIgnoreCase) { "Connection", "Content-Encoding", "Content-Length", "Keep-Alive", "Trailer", "Transfer-Encoding", "Upgrade" };

    // Whatever is called like a credential.
    private static readonly string[] Private = ["auth", "cookie", "credential", "csrf", "key", "nonce", "passw", "secret", "session", "signature", "token"];

    public static IReadOnlyDictionary<string, string> Of(HttpRequestMessage request) => Kept(All(request.Headers, request.Content?.Headers).Where(header => OfRequest.Contains(header.Key, StringComparer.OrdinalIgnoreCase)));

    public static IReadOnlyDictionary<string, string> Of(HttpResponseMessage response) => Kept(All(response.Headers, response.Content.Headers).Where(header =>
        !OfTransport.Contains(header.Key) && !Private.Any(word => header.Key.Contains(word, StringComparison.OrdinalIgnoreCase))));

    public static bool IsOfTransport(string name) => OfTransport.Contains(name);

    private static IEnumerable<KeyValuePair<string, HeaderStringValues>> All(HttpHeaders headers, HttpHeaders? content) => content is null ? headers.NonValidated : headers.NonValidated.Concat(content.NonValidated);

    private static SortedDictionary<string, string> Kept(IEnumerable<KeyValuePair<string, HeaderStringValues>> headers) =>
        new(headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase), StringComparer.OrdinalIgnoreCase);
}
