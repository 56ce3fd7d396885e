using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Federation.Gateway.Identity.Keys;
using Federation.Gateway.Identity.Store;

namespace Federation.Gateway.Identity.Providers;

/// <summary>
/// Whom a network's provider vouches for, as the account store keeps it. Of the network and its issuer, so that another provider in its place inherits nobody; and under a secret
/// of this directory, for what a provider calls a person may be a mailbox, which a plain hash would not hide.
/// </summary>
/// <param name="Provider">At most 107 characters.</param>
/// <param name="Subject">43 characters.</param>
internal readonly record struct ForeignLogin(string Provider, string Subject)
{
    /// <param name="subject">The provider's claim <c>sub</c>.</param>
    /// <param name="keys">Of this directory; the secret of pairwise subjects, under a word of its own.</param>
    public static ForeignLogin Of(NetworkProvider provider, string subject, IdentityKeySet keys) => new(
        $"{provider.Network}:{Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(provider.Issuer)))}",
        Base64Url.EncodeToString(HMACSHA256.HashData(keys.Pairwise, Encoding.UTF8.GetBytes($"foreign-login\n{subject}"))));
}
