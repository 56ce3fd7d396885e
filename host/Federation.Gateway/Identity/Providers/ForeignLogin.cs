using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Federation.Gateway.Identity.Store;

namespace Federation.Gateway.Identity.Providers;

/// <summary>
/// Whom a network's provider vouches for, as the account store keeps it. Of the network and its issuer, so that another provider in its place inherits nobody; and hashed, for what a provider
/// calls a person may be a mailbox.
/// </summary>
/// <param name="Provider">At most 107 characters.</param>
/// <param name="Subject">43 characters.</param>
internal readonly record struct ForeignLogin(string Provider, string Subject)
{
    /// <param name="subject">The provider's claim <c>sub</c>.</param>
    public static ForeignLogin Of(NetworkProvider provider, string subject) => new($"{provider.Network}:{Hash(provider.Issuer)}", Hash(subject));

    private static string Hash(string text) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
