using Microsoft.AspNetCore.Http;

namespace Federation.Gateway.Identity.Accounts;

/// <summary>
/// Names the cookies of the sign-in. Where the directory is known by https no other host of its domain can set or replace them: browsers take a <c>__Host-</c> cookie from its own host alone, over
/// TLS, for every path (<see href="https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#section-4.1.3.2">RFC 6265bis, 4.1.3.2</see>). Immutable.
/// </summary>
internal sealed class SignInCookies(IdentitySettings settings)
{
    /// <summary>Of all of them.</summary>
    public const string Path = "/";

    private const string Ours = "federation-";

    private readonly bool _isSecure = settings.PublicUrl?.Scheme == Uri.UriSchemeHttps;

    public CookieSecurePolicy Policy => _isSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;

    /// <param name="use">What it is for, in a word.</param>
    public string Of(string use) => _isSecure ? $"__Host-{Ours}{use}" : $"{Ours}{use}";

    /// <summary>Whether a browser sends any of them; others may be a proxy's or a neighbour's.</summary>
    public static bool AreSentBy(HttpRequest request) => request.Headers.Cookie.Any(sent => sent?.Contains(Ours, StringComparison.Ordinal) == true);
}
