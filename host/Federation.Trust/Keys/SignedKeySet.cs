using Federation.Trust.Entities;
using Federation.Trust.Tokens;

namespace Federation.Trust.Keys;

/// <summary>Tells what a text is that stands at an entity's <c>signed_jwks_uri</c> (OpenID Federation 1.0, section 5.2.1): the keys that it signed for, or one refusal. Any text at all may stand there.</summary>
public static class SignedKeySet
{
    private const string Type = "jwk-set+jwt";

    /// <param name="signers">The keys with which the entity signs what it says in the federation.</param>
    public static async Task<Judged<FederationKeySet>> ReadAsync(string compact, EntityId entity, FederationKeySet signers, DateTimeOffset now, TrustRules rules)
    {
        if (!TypedToken.Read(compact, Type, rules).TryGet(out var token, out var refusal)) return refusal;
        var claims = token.Claims;
        if (claims.Text("iss", EntityId.MostCharacters) != entity.Value || claims.Text("sub", EntityId.MostCharacters) != entity.Value) return new TrustRefusal(TrustCodes.OtherSubject, "These are not the keys of the entity that was asked.");
        if (claims.Time("iat") is not { } issued || (claims.Has("exp") && claims.Time("exp") is null)) return new TrustRefusal(TrustCodes.Malformed, "A signed set of keys says when it was signed.");
        if (TypedToken.AgainstTime(issued, claims.Time("exp"), now, rules) is { } untimely) return untimely;
        return await TypedToken.AgainstKeysAsync(token, signers) is { } forged ? forged : FederationKeySet.Read(claims.Object);
    }
}
