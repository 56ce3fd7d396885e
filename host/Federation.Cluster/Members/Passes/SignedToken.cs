using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Federation.Cluster.Members.Passes;

/// <summary>A JWT of which nothing is believed yet: its compact form, its header and its claims. Immutable.</summary>
internal sealed class SignedToken
{
    private const int Parts = 3;

    /// <summary>Deep enough for the key in a confirmation.</summary>
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 8 };

    private static readonly JsonWebTokenHandler Handler = new();

    private readonly string _compact;
    private readonly JsonElement _header;

    private SignedToken(string compact, JsonElement header, JsonElement claims) => (_compact, _header, Claims) = (compact, header, new TokenClaims(claims));

    public TokenClaims Claims { get; }

    public string? Type => new TokenClaims(_header).Text("typ");

    public string? Algorithm => new TokenClaims(_header).Text("alg");

    public string? KeyId => new TokenClaims(_header).Text("kid");

    /// <summary>Null where the text is no signed JWT of two JSON objects, each member there once. One with demands on its reader (<c>crit</c>, RFC 7515, section 4.1.11) is none: we know of none.</summary>
    public static SignedToken? Read(string compact)
    {
        string[] parts = compact.Split('.', Parts + 1);
        if (parts.Length != Parts || CanonicalBase64Url.Decode(parts[2]) is null) return null;
        return Object(parts[0]) is { } header && Object(parts[1]) is { } claims && !header.TryGetProperty("crit", out _) ? new SignedToken(compact, header, claims) : null;
    }

    /// <summary>Whether the bytes are signed by exactly this key and <see cref="PassWords.Algorithm"/>, whatever the header says of keys. Looks at nothing else.</summary>
    public async Task<bool> IsSignedByAsync(SecurityKey key) => (await Handler.ValidateTokenAsync(_compact, new TokenValidationParameters
    {
        IssuerSigningKey = key,
        TryAllIssuerSigningKeys = true, // There is this one; a phone's key has no id.
        ValidAlgorithms = [PassWords.Algorithm],
        RequireSignedTokens = true,
        RequireExpirationTime = false,
        ValidateLifetime = false, // The verifier does, by the directory's clock and with codes.
        ValidateIssuer = false,
        ValidateAudience = false,
    })).IsValid;

    /// <summary>The same for a phone's key, which is met once and so is kept nowhere.</summary>
    public async Task<bool> IsSignedByAsync(HolderKey key)
    {
        using ECDsa? opened = key.Open();
        return opened is not null && await IsSignedByAsync(new ECDsaSecurityKey(opened) { CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false } });
    }

    private static JsonElement? Object(string part)
    {
        if (CanonicalBase64Url.Decode(part) is not { } utf8) return null;
        try
        {
            using var document = JsonDocument.Parse(utf8, Strict);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            // The second is what the framework throws where the name of a member, which it looks for a second time, holds half a surrogate pair.
            return null;
        }
    }
}
