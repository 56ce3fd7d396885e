namespace Federation.Trust.Entities;

/// <summary>
/// Who somebody is in a federation: an https address without query and fragment (OpenID Federation 1.0, section 1.2), in the one way in which it is written. Two are the same where their
/// characters are; a slash at the end makes another.
/// </summary>
public readonly record struct EntityId
{
    /// <summary>The longest, in characters.</summary>
    public const int MostCharacters = 512;

    private const string Configuration = "/.well-known/openid-federation";

    private readonly string? _value;

    private EntityId(string value) => _value = value;

    /// <summary>For example <c>https://directory.example/networks/alpha</c>.</summary>
    public string Value => _value ?? "";

    /// <summary>Lower case, without port; an address of the Internet Protocol where it is one.</summary>
    public string Host => new Uri(Value).IdnHost;

    /// <summary>The id that differs by the slash at the end alone: another by its characters, and answered at the same address.</summary>
    public EntityId Twin => new(Value.EndsWith('/') ? Value[..^1] : Value + "/");

    /// <summary>Where it says of itself what it is.</summary>
    public Uri ConfigurationAddress => new(Value.TrimEnd('/') + Configuration);

    /// <summary>False where it is none, or written in another way: upper case in its host, a dot at the end of it, a port that is usual, dots between slashes, two slashes at the end, more than ASCII.</summary>
    /// <param name="allowLoopback">Whether <c>http</c> will do for a host on this machine.</param>
    public static bool TryParse(string? text, bool allowLoopback, out EntityId id)
    {
        id = default;
        if (text is not { Length: > 0 and <= MostCharacters } || text.AsSpan().ContainsAnyExceptInRange('!', '~') || text.AsSpan().ContainsAny("?#\\@")) return false;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || !IsTaken(uri, allowLoopback) || uri.Host.Length == 0 || uri.HostNameType is not (UriHostNameType.Dns or UriHostNameType.IPv4 or UriHostNameType.IPv6)) return false;
        if (uri.IdnHost.EndsWith('.') || text.EndsWith("//", StringComparison.Ordinal)) return false;
        // The framework ends an address that has no path with a slash.
        if (uri.AbsoluteUri != text && uri.AbsoluteUri != text + "/") return false;
        id = new EntityId(text);
        return true;
    }

    /// <summary>Whether an address of somebody's endpoint may be asked.</summary>
    internal static bool IsTaken(Uri uri, bool allowLoopback) => uri.Scheme == Uri.UriSchemeHttps || (allowLoopback && uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback);

    public override string ToString() => Value;
}
