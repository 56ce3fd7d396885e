using System.Security.Cryptography;
using Federation.Trust.Tokens;
using Microsoft.IdentityModel.Tokens;

namespace Federation.Cluster.Members.Passes;

/// <summary>What a phone signed.</summary>
internal static class HolderSignature
{
    /// <summary>As <see cref="SignedToken.IsSignedByAsync"/>, for a phone's key, which is met once and so is kept nowhere.</summary>
    public static async Task<bool> IsSignedByAsync(this SignedToken token, HolderKey key)
    {
        using ECDsa? opened = key.Open();
        return opened is not null && await token.IsSignedByAsync(new ECDsaSecurityKey(opened) { CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false } });
    }
}
