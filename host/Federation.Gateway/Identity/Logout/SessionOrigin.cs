using System.Security.Cryptography;
using System.Text;
using Federation.Gateway.Identity.Keys;
using Federation.Gateway.Identity.Store;

namespace Federation.Gateway.Identity.Logout;

/// <summary>
/// The session at a network's provider that a session here began with, as it is kept: of the network and its issuer, and under a secret of this directory, so that nobody can compare it with what the provider has. Pure.
/// </summary>
internal static class SessionOrigin
{
    /// <returns>32 characters; null where the provider names no session.</returns>
    public static string? Of(NetworkProvider provider, string? sid, IdentityKeySet keys) => string.IsNullOrEmpty(sid) ? null : Mark(provider, "session", sid, keys);

    /// <summary>A logout token that was taken, so that it is taken once.</summary>
    public static string OfToken(NetworkProvider provider, string id, IdentityKeySet keys) => Mark(provider, "logout-token", id, keys);

    private static string Mark(NetworkProvider provider, string kind, string value, IdentityKeySet keys) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(keys.Pairwise, Encoding.UTF8.GetBytes($"foreign-{kind}\n{provider.Network}\n{provider.Issuer}\n{value}")).AsSpan(0, 16));
}
