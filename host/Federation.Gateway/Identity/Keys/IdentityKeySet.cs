using System.Security.Cryptography;
using Federation.Trust.Keys;
using Microsoft.IdentityModel.Tokens;

namespace Federation.Gateway.Identity.Keys;

/// <summary>The keys of the sign-in at one moment. Immutable; the keys are disposed by nobody, as tokens may still be made with them.</summary>
/// <param name="Signing">ECDSA on P-256; the first signs, all are published.</param>
/// <param name="Encryption">The first encrypts, all decrypt.</param>
/// <param name="Pairwise">The secret of pairwise subjects, 32 bytes.</param>
internal sealed record IdentityKeySet(IReadOnlyList<ECDsaSecurityKey> Signing, IReadOnlyList<SymmetricSecurityKey> Encryption, byte[] Pairwise)
{
    /// <summary>Those of the federation, oldest first, with all that ever were.</summary>
    public IReadOnlyList<FederationKeyPeriod> Federation { get; init; } = [];

    /// <summary>When the keys of <see cref="Signing"/> sign.</summary>
    public IReadOnlyList<KeyTime> SigningTimes { get; init; } = [];

    /// <summary>When those of <see cref="Federation"/> do.</summary>
    public IReadOnlyList<KeyTime> FederationTimes => [.. Federation.Select(period => new KeyTime(period.Signer.KeyId, period.From))];

    /// <param name="id">The <c>kid</c>.</param>
    /// <param name="secret">PKCS #8.</param>
    public static ECDsaSecurityKey ReadSigning(string id, byte[] secret)
    {
        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(secret, out _);
        return new ECDsaSecurityKey(key) { KeyId = id };
    }

    /// <param name="secret">PKCS #8.</param>
    public static FederationSigner ReadFederation(byte[] secret)
    {
        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(secret, out _);
        return new FederationSigner(key);
    }

    public static SymmetricSecurityKey ReadEncryption(string id, byte[] secret) => new(secret) { KeyId = id };

    /// <summary>A new secret for a use, as it is stored.</summary>
    public static byte[] NewSecret(KeyUse use)
    {
        if (use is not (KeyUse.Signing or KeyUse.Federation)) return RandomNumberGenerator.GetBytes(32);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportPkcs8PrivateKey();
    }
}
