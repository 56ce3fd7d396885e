using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using OpenIddict.Abstractions;

namespace Federation.Gateway.Identity.Server;

/// <summary>
/// Remembers in the address of a request when a person was sent to sign in for it, so that a client's wish for a fresh sign-in (<c>prompt=login</c>, <c>max_age</c>) stays in the address and is
/// met by a sign-in since then. Protected and of this one request, so that nobody else writes the time, and good for an hour. Thread safe.
/// </summary>
internal sealed class FreshSignIns(IDataProtectionProvider protection, TimeProvider clock)
{
    public const string Parameter = "sign_in_since";

    private static readonly TimeSpan GoodFor = TimeSpan.FromHours(1);

    /// <summary>Now.</summary>
    public string Write(OpenIddictRequest request) => Protector(request).Protect(clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));

    /// <returns>In whole seconds, as sessions count; null where the request has no such time, or not ours, or an older one.</returns>
    public DateTimeOffset? Read(OpenIddictRequest request)
    {
        if ((string?)request[Parameter] is not { Length: > 0 and < 1000 } written) return null;
        try
        {
            var since = DateTimeOffset.FromUnixTimeSeconds(long.Parse(Protector(request).Unprotect(written), CultureInfo.InvariantCulture)); // It is ours, and was not changed.
            return clock.GetUtcNow() - since <= GoodFor ? since : null;
        }
        catch (CryptographicException)
        {
            return null; // Somebody else wrote it, or it is of another request.
        }
    }

    /// <summary>The challenge of PKCE is another one in each request.</summary>
    private IDataProtector Protector(OpenIddictRequest request) => protection.CreateProtector("Federation.Identity.FreshSignIns", request.CodeChallenge ?? "");
}
