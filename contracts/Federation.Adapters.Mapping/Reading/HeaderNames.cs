using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Federation.Adapters.Mapping.Reading;

/// <summary>Which request headers a mapping may set: any but those by which a request is addressed, framed and cached.</summary>
internal static partial class HeaderNames
{
    private static readonly FrozenSet<string> Ours = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "Host", "Content-Length", "Content-Type", "Transfer-Encoding", "Connection", "Keep-Alive", "Proxy-Authorization", "Proxy-Connection", "TE", "Trailer", "Upgrade", "Expect", "Range", "If-Range", "If-None-Match",
        "If-Modified-Since", "If-Match", "If-Unmodified-Since", "Accept-Encoding", "User-Agent", "Cookie", "Via", "Forwarded", "X-Forwarded-For", "X-Forwarded-Host");

    public static bool MayBeSet(string name) => Shape().IsMatch(name) && !Ours.Contains(name);

    [GeneratedRegex(@"^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}\z")]
    private static partial Regex Shape();
}
