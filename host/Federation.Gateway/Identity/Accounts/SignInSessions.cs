using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
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
    private const string Moment = "at";

    /// <summary>Begins a session, and ends the one that the browser had.</summary>
    /// <param name="origin">As <see cref="SignInSession.Origin"/>.</param>
    public async Task StartAsync(HttpContext http, Account account, string? origin = null)
    {
        await EndFormerAsync(http);
        var identity = new ClaimsIdentity(Scheme);
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, account.Id));
        identity.AddClaim(new Claim(Id, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))));
        identity.AddClaim(new Claim(Stamp, account.SecurityStamp ?? ""));
        identity.AddClaim(new Claim(Since, clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)));
        identity.AddClaim(new Claim(Moment, clock.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)));
        if (origin is not null) identity.AddClaim(new Claim(Origin, origin));
        await http.SignInAsync(Scheme, new ClaimsPrincipal(identity));
    }

    /// <summary>Ends the browser's session, and no other of the account. Nothing happens where it has none.</summary>
    public async Task EndAsync(HttpContext http)
    {
        await EndFormerAsync(http);
        await http.SignOutAsync(Scheme);
    }

    /// <summary>Ends every session of an account that has begun by now, and nothing that programs and doors were given.</summary>
    public async Task EndAllAsync(string account)
    {
        await ended.AddAllAsync(MarkOf(account), clock.GetUtcNow() + Lasts, CancellationToken.None);
        await endings.OfAccountAsync(account, CancellationToken.None);
    }

    /// <returns>Null where the browser is not signed in, or not any more.</returns>
    public async Task<SignInSession?> FindAsync(HttpContext http)
    {
        var result = await http.AuthenticateAsync(Scheme);
        if (result.Principal is not { } principal || principal.FindFirstValue(ClaimTypes.NameIdentifier) is not { } id) return null;
        if (await accounts.FindActiveAsync(id, principal.FindFirstValue(Stamp), http.RequestAborted) is not { } account) return null;
        string? origin = principal.FindFirstValue(Origin);
        bool isOver = await ended.ContainsAsync(IdOf(principal), http.RequestAborted)
            || (origin is not null && await ended.ContainsAsync(origin, http.RequestAborted))
            || await ended.ContainsAllAsync(MarkOf(account.Id), MomentOf(principal) + Lasts, http.RequestAborted);
        return isOver ? null : new SignInSession(account, StartOf(principal), IdOf(principal), origin);
    }

    /// <summary>Whoever closes the tab meanwhile has signed out all the same.</summary>
    private async Task EndFormerAsync(HttpContext http)
    {
        if ((await http.AuthenticateAsync(Scheme)).Principal is not { } principal) return;
        await ended.AddAsync(IdOf(principal), StartOf(principal) + Lasts, CancellationToken.None);
        await endings.OfSessionAsync(IdOf(principal), CancellationToken.None);
    }

    /// <summary>Under which all sessions of an account end. 32 characters, which no session's id is.</summary>
    private static string MarkOf(string account) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"all sessions\n{account}")).AsSpan(0, 16));

    // The cookie is ours, and was not changed.
    private static string IdOf(ClaimsPrincipal principal) => principal.FindFirstValue(Id)!;

    /// <summary>When it began, to the millisecond: a session that begins in the second in which all others end goes on.</summary>
    private static DateTimeOffset MomentOf(ClaimsPrincipal principal) =>
        principal.FindFirstValue(Moment) is { } moment ? DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(moment, CultureInfo.InvariantCulture)) : StartOf(principal); // one of before this was written down

    private static DateTimeOffset StartOf(ClaimsPrincipal principal) => DateTimeOffset.FromUnixTimeSeconds(long.Parse(principal.FindFirstValue(Since)!, CultureInfo.InvariantCulture));
}
