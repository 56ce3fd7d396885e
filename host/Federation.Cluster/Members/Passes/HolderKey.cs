using System.Security.Cryptography;
using System.Text.Json;
using Federation.Trust.Tokens;

namespace Federation.Cluster.Members.Passes;

/// <summary>The public key of a phone: a point, on P-256 where <see cref="Open"/> finds it there. Immutable.</summary>
/// <param name="X">As in a JWK (RFC 7518, section 6.2.1): 32 bytes in canonical base64url.</param>
/// <param name="Y">The same.</param>
internal sealed record HolderKey(string X, string Y)
{
    public const string KeyType = "EC";
    public const string Curve = "P-256";

    private const int CoordinateBytes = 32;

    /// <summary>Null where it is no such key, or has its secret part in it. Other members are not looked at.</summary>
    public static HolderKey? Read(JsonElement jwk)
    {
        if (jwk.ValueKind != JsonValueKind.Object) return null;
        var members = new TokenClaims(jwk);
        if (members.Has("d") || members.Text("kty") != KeyType || members.Text("crv") != Curve) return null;
        return members.Text("x") is { } x && members.Text("y") is { } y && CanonicalBase64Url.Is(x, CoordinateBytes) && CanonicalBase64Url.Is(y, CoordinateBytes) ? new HolderKey(x, y) : null;
    }

    /// <summary>For the caller to dispose of; null where the point does not lie on the curve, which is not looked at before.</summary>
    public ECDsa? Open()
    {
        try
        {
            return ECDsa.Create(new ECParameters
            {
                Curve = ECCurve.NamedCurves.nistP256,
                Q = new ECPoint { X = CanonicalBase64Url.Decode(X), Y = CanonicalBase64Url.Decode(Y) },
            });
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
