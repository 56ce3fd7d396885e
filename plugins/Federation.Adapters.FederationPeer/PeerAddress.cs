using System.Globalization;

namespace Federation.Adapters.FederationPeer;

/// <summary>Where a peer is. A source that is no web address is a page that somebody stored, and read alone.</summary>
internal sealed class PeerAddress
{
    private readonly string _source;
    private readonly Uri? _root;

    public PeerAddress(string source)
    {
        _source = source;
        bool isWeb = Uri.TryCreate(source, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp);
        _root = isWeb ? new Uri(new Uri(address!.GetLeftPart(UriPartial.Path)), address.AbsolutePath.TrimEnd('/') + "/") : null; // a web address is one
    }

    /// <summary>Of a page of the feed.</summary>
    /// <param name="after">Null for the beginning of a sweep.</param>
    public string Page(string? after, int limit)
    {
        if (_root is null) return _source;
        string place = after is null ? "" : $"&after={Uri.EscapeDataString(after)}";
        return new Uri(_root, string.Create(CultureInfo.InvariantCulture, $"feed/listings?limit={limit}{place}")).AbsoluteUri;
    }

    /// <summary>Where the public keys of an issuer are, where that is the peer itself; null for any other, whom nobody named.</summary>
    public string? Keys(string issuer)
    {
        if (_root is null || !Uri.TryCreate(issuer, UriKind.Absolute, out var address)) return null;
        return address == new Uri(_root, "issuer") ? $"{address.AbsoluteUri}/keys" : null;
    }
}
