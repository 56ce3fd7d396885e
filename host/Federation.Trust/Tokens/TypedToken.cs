using Federation.Trust.Keys;
using Microsoft.IdentityModel.Tokens;

namespace Federation.Trust.Tokens;

/// <summary>What holds for everything that entities sign, whatever it says.</summary>
internal static class TypedToken
{
    /// <summary>Deep enough for sets of keys in metadata with room for what others put there.</summary>
    private const int Depth = 16;

    private static readonly string[] Algorithms = [SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.RsaSha256];

    /// <summary>A signed JWT of one type, by an algorithm that is accepted, that names its key. Its signature is not looked at.</summary>
    public static Judged<SignedToken> Read(string compact, string type, TrustRules rules)
    {
        if (compact.Length > rules.MostCharacters) return new TrustRefusal(TrustCodes.TooLarge, $"Statements have at most {rules.MostCharacters} characters.");
        if (SignedToken.Read(compact, Depth) is not { } token) return new TrustRefusal(TrustCodes.Malformed, "This is no signed JWT of two JSON objects that makes no demands on its reader.");
        if (token.Type != type) return new TrustRefusal(TrustCodes.Type, $"A JWT of type {type} was expected.");
        if (!Algorithms.Contains(token.Algorithm)) return new TrustRefusal(TrustCodes.Algorithm, "ES256 and RS256 are accepted.");
        return token.KeyId is null ? new TrustRefusal(TrustCodes.KeyUnknown, "The JWT does not name its key.") : token;
    }

    /// <summary>Null where it counts at the moment.</summary>
    /// <param name="expires">Null where it has no end.</param>
    public static TrustRefusal? AgainstTime(DateTimeOffset issued, DateTimeOffset? expires, DateTimeOffset now, TrustRules rules)
    {
        // The leeway is added on our side: others may say any time.
        if (issued > now + rules.Leeway) return new TrustRefusal(TrustCodes.Early, "It was signed at a time that is still to come.");
        return expires is { } end && end <= now - rules.Leeway ? new TrustRefusal(TrustCodes.Expired, "It counts no more.") : null;
    }

    /// <summary>Null where one of the keys signed it: the one that it names, by that key's algorithm.</summary>
    public static async Task<TrustRefusal?> AgainstKeysAsync(SignedToken token, FederationKeySet keys)
    {
        if (keys.Find(token.KeyId) is not { } key) return new TrustRefusal(TrustCodes.KeyUnknown, "Its issuer has no such key.");
        if (key.Algorithm != token.Algorithm) return new TrustRefusal(TrustCodes.Algorithm, "The key that it names is for another algorithm.");
        return await key.HasSignedAsync(token) ? null : new TrustRefusal(TrustCodes.Altered, "It is not as its issuer signed it.");
    }
}
