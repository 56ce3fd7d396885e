using System.Security.Cryptography;
using System.Text.Json;

namespace Federation.Cluster.Members.Passes;

/// <summary>The public key of a phone: a point on P-256. Immutable.</summary>
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
        if (jwk.ValueKind != JsonValueKind.Object || jwk.TryGetProperty("d", out _)) return null;
        if (Text(jwk, "kty") != KeyType || Text(jwk, "crv") != Curve) return null;
        return Text(jwk, "x") is { } x && Text(jwk, "y") is { } y && CanonicalBase64Url.Is(x, CoordinateBytes) && CanonicalBase64Url.Is(y, CoordinateBytes) && new HolderKey(x, y) is { IsOnTheCurve: true } key ? key : null;
    }

    /// <summary>The caller disposes of it.</summary>
    public ECDsa Open() => ECDsa.Create(new ECParameters
    {
        Curve = ECCurve.NamedCurves.nistP256,
        Q = new ECPoint { X = CanonicalBase64Url.Decode(X), Y = CanonicalBase64Url.Decode(Y) },
    });

    private bool IsOnTheCurve
    {
        get
        {
            try
            {
                using var key = Open();
                return true;
            }
            catch (CryptographicException)
            {
                return false;
            }
        }
    }

    private static string? Text(JsonElement jwk, string name) => jwk.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
