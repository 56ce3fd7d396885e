using System.Globalization;
using System.Security.Claims;
using Federation.Gateway.Identity.Store;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace Federation.Gateway.Identity.Accounts;

/// <summary>
/// Keeps browsers signed in: a cookie of eight hours that holds the account's id and its stamp, protected by the keys in the data folder. The account is read at each request, so that one
/// that was closed, or whose password was changed, is out at once. Thread safe.
/// </summary>
internal sealed class SignInSessions(AccountBook accounts, TimeProvider clock)
{
    /// <summary>Of the cookie's authentication scheme.</summary>
    public const string Scheme = "session";

    private const string Stamp = "stamp";
    private const string Since = "since";
    private const string Network = "network";

    public async Task StartAsync(HttpContext http, Account account, string? network)
    {
        var identity = new ClaimsIdentity(Scheme);
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, account.Id));
        identity.AddClaim(new Claim(Stamp, account.SecurityStamp ?? ""));
        identity.AddClaim(new Claim(Since, clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)));
        if (network is not null) identity.AddClaim(new Claim(Network, network));
        await http.SignInAsync(Scheme, new ClaimsPrincipal(identity));
    }

    public static Task EndAsync(HttpContext http) => http.SignOutAsync(Scheme);

    /// <returns>Null where the browser is not signed in, or not any more.</returns>
    public async Task<SignInSession?> FindAsync(HttpContext http)
    {
        var result = await http.AuthenticateAsync(Scheme);
        if (result.Principal is not { } principal || principal.FindFirstValue(ClaimTypes.NameIdentifier) is not { } id) return null;
        if (await accounts.FindActiveAsync(id, principal.FindFirstValue(Stamp), http.RequestAborted) is not { } account) return null;
        long since = long.Parse(principal.FindFirstValue(Since)!, CultureInfo.InvariantCulture); // The cookie is ours, and was not changed.
        return new SignInSession(account, DateTimeOffset.FromUnixTimeSeconds(since), principal.FindFirstValue(Network));
    }
}
