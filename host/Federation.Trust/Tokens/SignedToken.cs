using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Federation.Trust.Tokens;

/// <summary>A JWT of which nothing is believed yet: its compact form, its header and its claims. Immutable, thread safe.</summary>
public sealed class SignedToken
{
    /// <summary>Deep enough for the key in a confirmation.</summary>
    public const int UsualDepth = 8;

    private const int Parts = 3;

    private static readonly JsonWebTokenHandler Handler = new();

    private SignedToken(string compact, JsonElement header, JsonElement claims) => (Compact, Header, Claims) = (compact, new TokenClaims(header), new TokenClaims(claims));

    /// <summary>As it was read: three parts of base64url.</summary>
    public string Compact { get; }

    /// <summary>What was signed, and not yet looked at.</summary>
    public TokenClaims Claims { get; }

    /// <summary>The members of the header.</summary>
    public TokenClaims Header { get; }

    /// <summary>The header's <c>typ</c>, null where there is none.</summary>
    public string? Type => Header.Text("typ");

    /// <summary>The header's <c>alg</c>, null where there is none.</summary>
    public string? Algorithm => Header.Text("alg");

    /// <summary>The header's <c>kid</c>, null where there is none.</summary>
    public string? KeyId => Header.Text("kid");

    /// <summary>
    /// Null where the text is no signed JWT of two JSON objects, each member there once. One with demands on its reader (<c>crit</c>, RFC 7515, section 4.1.11) is none: we know of none.
    /// How long a text may be is for the caller to look at first.
    /// </summary>
    /// <param name="depth">How deep header and claims may be nested.</param>
    public static SignedToken? Read(string compact, int depth = UsualDepth)
    {
        string[] parts = compact.Split('.', Parts + 1);
        if (parts.Length != Parts || CanonicalBase64Url.Decode(parts[2]) is null) return null;
        return Object(parts[0], depth) is { } header && Object(parts[1], depth) is { } claims && !header.TryGetProperty("crit", out _) ? new SignedToken(compact, header, claims) : null;
    }

    /// <summary>Whether the bytes are signed by exactly this key and algorithm, whatever the header says of keys. Looks at nothing else.</summary>
    /// <param name="algorithm">A word of RFC 7518, ES256 by default.</param>
    public async Task<bool> IsSignedByAsync(SecurityKey key, string algorithm = SecurityAlgorithms.EcdsaSha256) => (await Handler.ValidateTokenAsync(Compact, new TokenValidationParameters
    {
        IssuerSigningKey = key,
        TryAllIssuerSigningKeys = true, // There is this one; a phone's key has no id.
        ValidAlgorithms = [algorithm],
        RequireSignedTokens = true,
        RequireExpirationTime = false,
        ValidateLifetime = false, // Whoever asks does, by the directory's clock and with codes.
        ValidateIssuer = false,
        ValidateAudience = false,
    })).IsValid;

    private static JsonElement? Object(string part, int depth) => CanonicalBase64Url.Decode(part) is { } utf8 ? StrictJson.Object(utf8, depth) : null;
}
