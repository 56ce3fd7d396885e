using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Federation.Trust.Keys;

/// <summary>Signs what an entity says, by ES256. Thread safe; the key stays its owner's to dispose of.</summary>
public sealed class FederationSigner
{
    private static readonly JsonWebTokenHandler Handler = new() { SetDefaultTimesOnTokenCreation = false };

    private readonly SigningCredentials _credentials;

    /// <param name="key">On P-256.</param>
    /// <exception cref="ArgumentException">On another curve.</exception>
    public FederationSigner(ECDsa key)
    {
        var half = key.ExportParameters(includePrivateParameters: false);
        if (half.Q.X is not { Length: 32 } x || half.Q.Y is not { Length: 32 } y) throw new ArgumentException("The key is not on P-256.", nameof(key));
        (string first, string second) = (Base64Url.EncodeToString(x), Base64Url.EncodeToString(y));
        // RFC 7638: the thumbprint is of these members in this order, without white space.
        KeyId = Base64Url.EncodeToString(SHA256.HashData(System.Text.Encoding.ASCII.GetBytes($$"""{"crv":"P-256","kty":"EC","x":"{{first}}","y":"{{second}}"}""")));
        PublicKey = JsonSerializer.SerializeToElement(new JsonObject { ["kty"] = "EC", ["crv"] = "P-256", ["x"] = first, ["y"] = second, ["kid"] = KeyId, ["use"] = "sig", ["alg"] = SecurityAlgorithms.EcdsaSha256 });
        _credentials = new SigningCredentials(new ECDsaSecurityKey(key) { KeyId = KeyId }, SecurityAlgorithms.EcdsaSha256);
    }

    /// <summary>The key's thumbprint (RFC 7638) by SHA-256, which is its <c>kid</c>.</summary>
    public string KeyId { get; }

    /// <summary>The public half as a JWK with its id.</summary>
    public JsonElement PublicKey { get; }

    /// <summary>The compact form of a JWT.</summary>
    /// <param name="type">Its <c>typ</c>, for example <c>entity-statement+jwt</c>.</param>
    public string Sign(string type, JsonObject claims) => Handler.CreateToken(claims.ToJsonString(), _credentials, new Dictionary<string, object> { ["typ"] = type });
}
