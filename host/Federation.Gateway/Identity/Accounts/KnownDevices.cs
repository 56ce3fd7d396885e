using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace Federation.Gateway.Identity.Accounts;

/// <summary>
/// Remembers on a device that it has signed in to an account: a cookie of half a year that only tells so and signs nobody in. It names the account by its id, protected. Thread safe.
/// </summary>
internal sealed class KnownDevices(IDataProtectionProvider protection, SignInCookies cookies)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(180);

    private readonly string _cookie = cookies.Of("device");
    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("Federation.Identity.Devices").ToTimeLimitedDataProtector();

    /// <returns>The device; null where it does not know the account.</returns>
    public string? Find(HttpRequest request, string account)
    {
        if (request.Cookies[_cookie] is not { Length: < 1000 } cookie) return null;
        try
        {
            return _protector.Unprotect(cookie).Split(' ') is [var known, var device] && known == account ? device : null;
        }
        catch (CryptographicException)
        {
            return null; // Too old, or not ours: a stranger's.
        }
    }

    public void Remember(HttpContext http, string account) => http.Response.Cookies.Append(
        _cookie,
        _protector.Protect($"{account} {Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12))}", Kept),
        new CookieOptions { HttpOnly = true, Secure = cookies.Policy == CookieSecurePolicy.Always || http.Request.IsHttps, SameSite = SameSiteMode.Lax, MaxAge = Kept, Path = SignInCookies.Path });
}
