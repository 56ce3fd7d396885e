using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using Federation.Gateway.Identity.Logout;
using Federation.Gateway.Identity.Store;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace Federation.Gateway.Identity.Accounts;

/// <summary>
/// Keeps browsers signed in: a cookie of eight hours that holds the account's id and its stamp, protected by the keys in the data folder. The account is read at each request, so that one
/// that was closed, or whose password was changed, is out at once; and so is a session that was signed out of, here or at the provider that it began at, wherever a copy of its cookie is. Thread safe.
/// </summary>
internal sealed class SignInSessions(AccountBook accounts, EndedSessions ended, SessionEndings endings, TimeProvider clock)
{
    /// <summary>Of the cookie's authentication scheme.</summary>
    public const string Scheme = "session";

    /// <summary>How long a session lasts.</summary>
    public static TimeSpan Lasts { get; } = TimeSpan.FromHours(8);

    private const string Id = "id";
    private const string Stamp = "stamp";
    private const string Since = "since";
    private const string Origin = "origin";

    /// <param name="origin">As <see cref="SignInSession.Origin"/>.</param>
    public async Task StartAsync(HttpContext http, Account account, string? origin = null)
    {
        var identity = new ClaimsIdentity(Scheme);
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, account.Id));
        identity.AddClaim(new Claim(Id, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))));
        identity.AddClaim(new Claim(Stamp, account.SecurityStamp ?? ""));
        identity.AddClaim(new Claim(Since, clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)));
        if (origin is not null) identity.AddClaim(new Claim(Origin, origin));
        await http.SignInAsync(Scheme, new ClaimsPrincipal(identity));
    }

    /// <summary>Ends the browser's session, and no other of the account. Nothing happens where it has none.</summary>
    public async Task EndAsync(HttpContext http)
    {
        if ((await http.AuthenticateAsync(Scheme)).Principal is { } principal)
        {
            await ended.AddAsync(IdOf(principal), StartOf(principal) + Lasts, http.RequestAborted);
            await endings.OfSessionAsync(IdOf(principal), http.RequestAborted);
        }

        await http.SignOutAsync(Scheme);
    }

    /// <returns>Null where the browser is not signed in, or not any more.</returns>
    public async Task<SignInSession?> FindAsync(HttpContext http)
    {
        var result = await http.AuthenticateAsync(Scheme);
        if (result.Principal is not { } principal || principal.FindFirstValue(ClaimTypes.NameIdentifier) is not { } id) return null;
        if (await accounts.FindActiveAsync(id, principal.FindFirstValue(Stamp), http.RequestAborted) is not { } account) return null;
        string? origin = principal.FindFirstValue(Origin);
        bool isOver = await ended.ContainsAsync(IdOf(principal), http.RequestAborted) || (origin is not null && await ended.ContainsAsync(origin, http.RequestAborted));
        return isOver ? null : new SignInSession(account, StartOf(principal), IdOf(principal), origin);
    }

    // The cookie is ours, and was not changed.
    private static string IdOf(ClaimsPrincipal principal) => principal.FindFirstValue(Id)!;

    private static DateTimeOffset StartOf(ClaimsPrincipal principal) => DateTimeOffset.FromUnixTimeSeconds(long.Parse(principal.FindFirstValue(Since)!, CultureInfo.InvariantCulture));
}
