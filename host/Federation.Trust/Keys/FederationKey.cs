using System.Security.Cryptography;
using Federation.Trust.Tokens;
using Microsoft.IdentityModel.Tokens;

namespace Federation.Trust.Keys;

/// <summary>The public half of a key that an entity signs its statements with: EC on P-256 for ES256, or RSA of 2,048 to 4,096 bits for RS256. Immutable, thread safe.</summary>
public sealed class FederationKey
{
    private const int CoordinateBytes = 32;
    private const int LeastModulusBytes = 256;
    private const int MostModulusBytes = 512;
    private const int MostModulusCharacters = 700;

    /// <summary>Larger ones make a signature dear to check, and nobody uses them.</summary>
    private const int MostExponentBytes = 4;

    /// <summary>A key is met seldom and may be anybody's: the library's cache of providers is not for it.</summary>
    private static readonly CryptoProviderFactory Uncached = new() { CacheSignatureProviders = false };

    private readonly byte[] _first;
    private readonly byte[] _second;

    private FederationKey(string id, string algorithm, byte[] first, byte[] second) => (Id, Algorithm, _first, _second) = (id, algorithm, first, second);

    /// <summary>The <c>kid</c>.</summary>
    public string Id { get; }

    /// <summary>The one algorithm that it is for, <c>ES256</c> or <c>RS256</c>.</summary>
    public string Algorithm { get; }

    /// <summary>Whether a token is signed by this key. False too where the point does not lie on the curve, which nobody looked at before.</summary>
    public async Task<bool> HasSignedAsync(SignedToken token)
    {
        try
        {
            if (Algorithm == SecurityAlgorithms.EcdsaSha256)
            {
                using var ec = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = _first, Y = _second } });
                return await token.IsSignedByAsync(new ECDsaSecurityKey(ec) { CryptoProviderFactory = Uncached }, Algorithm);
            }

            using var rsa = RSA.Create(new RSAParameters { Modulus = _first, Exponent = _second });
            return await token.IsSignedByAsync(new RsaSecurityKey(rsa) { CryptoProviderFactory = Uncached }, Algorithm);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <summary>Null where it is no key that we check signatures with: of another type, too weak, meant for something else.</summary>
    internal static FederationKey? Read(string id, TokenClaims jwk)
    {
        if (jwk.Has("use") && jwk.Text("use") != "sig") return null;
        string? algorithm = jwk.Text("kty") switch { "EC" when jwk.Text("crv") == "P-256" => SecurityAlgorithms.EcdsaSha256, "RSA" => SecurityAlgorithms.RsaSha256, _ => null };
        if (algorithm is null || (jwk.Has("alg") && jwk.Text("alg") != algorithm)) return null;
        var (first, second) = algorithm == SecurityAlgorithms.EcdsaSha256 ? (Part(jwk, "x"), Part(jwk, "y")) : (Part(jwk, "n"), Part(jwk, "e"));
        if (first is null || second is null) return null;
        bool isTaken = algorithm == SecurityAlgorithms.EcdsaSha256
            ? first.Length == CoordinateBytes && second.Length == CoordinateBytes
            : first.Length is >= LeastModulusBytes and <= MostModulusBytes && first[0] >= 0x80 && second.Length is > 0 and <= MostExponentBytes && (second[^1] & 1) == 1;
        return isTaken ? new FederationKey(id, algorithm, first, second) : null;
    }

    private static byte[]? Part(TokenClaims jwk, string name) => jwk.Text(name, MostModulusCharacters) is { } text ? CanonicalBase64Url.Decode(text) : null;
}
