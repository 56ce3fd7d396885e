using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Federation.Cluster.Adapters.Fetching;

/// <summary>When a server may be asked whether its answer changed, and what of an answer is kept for that. Pure.</summary>
internal static partial class ConditionalRequest
{
    private const int MostTagCharacters = 1_024;

    /// <summary>
    /// A time of change counts once it is so far back, by the server's own clock: within the second that it names, or while a clock is being put right, a
    /// source can change again and keep it (RFC 9110, 8.8.2.2).
    /// </summary>
    private static readonly TimeSpan Settled = TimeSpan.FromMinutes(1);

    // An adapter that sends one of these has an understanding of its own with the server.
    private static readonly HashSet<string> Conditions = new(StringComparer.OrdinalIgnoreCase)
    {
        "If-None-Match", "If-Modified-Since", "If-Match", "If-Unmodified-Since", "If-Range", "Range",
    };

    /// <summary>Whether the request reads something and leaves the condition to the host.</summary>
    public static bool Suits(HttpAsk ask) => ask is { Method: "GET", Body: null } && !ask.Headers.Any(header => Conditions.Contains(header.Key));

    public static string HashOf(HttpAsk ask) =>
        Hash(string.Concat(ask.Headers.Select(header => $"{header.Key}: {header.Value}\n").Prepend(RequestRules.Address(ask.Url).AbsoluteUri + "\n")));

    public static string HashOf(Uri address) => Hash(address.AbsoluteUri);

    /// <summary>Null where the answer is no plain success, or names nothing by which it could be known again.</summary>
    public static SourceVersion? VersionOf(HttpAsk ask, HttpAnswer answer)
    {
        if (answer.Status != HttpStatusCode.OK) return null;
        string? tag = TagOf(answer.Response);
        string? modified = ModifiedOf(answer.Response);
        return tag is null && modified is null ? null : new SourceVersion { Request = HashOf(ask), Place = HashOf(answer.Address), ETag = tag, LastModified = modified };
    }

    public static void Add(HttpRequestMessage request, SourceVersion known)
    {
        if (known.ETag is { } tag) request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        if (known.LastModified is { } modified) request.Headers.TryAddWithoutValidation("If-Modified-Since", modified);
    }

    // Only what has a tag's form goes back: a bare * would match whatever the server has.
    private static string? TagOf(HttpResponseMessage response) =>
        response.Headers.NonValidated.TryGetValues("ETag", out var values) && values.ToString() is { Length: <= MostTagCharacters } tag && Tag().IsMatch(tag) ? tag : null;

    private static string? ModifiedOf(HttpResponseMessage response) =>
        response.Content.Headers.LastModified is { } modified && response.Headers.Date is { } date && date - modified >= Settled ? response.Content.Headers.NonValidated["Last-Modified"].ToString() : null;

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    [GeneratedRegex("""^(?:W/)?"[\x21\x23-\x7e]+"\z""")]
    private static partial Regex Tag();
}
