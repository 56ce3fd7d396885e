using Federation.Cluster.Centres;
using Federation.Cluster.Members.Passes.Issuers;
using Federation.Cluster.Sync;
using Federation.Registry.Criteria;
using Federation.Trust.Tokens;

namespace Federation.Cluster.Members.Passes;

/// <summary>
/// Tells what a text is that somebody shows at a centre's door as a pass: facts, or one coded refusal. Any text at all may be shown. It depends on the text, the centre, the issuers' keys and the
/// time alone; whether the nonce is one of the door's is for the door. Thread safe.
/// </summary>
public sealed class PassVerifier(IPassIssuers issuers, IPassIssuerKeys own)
{
    /// <summary>The longest pass, in characters; one of ours has under 2,000.</summary>
    public const int MostCharacters = 8_192;

    /// <summary>How long a pass counts at most.</summary>
    public static readonly TimeSpan MostLifetime = TimeSpan.FromMinutes(5);

    /// <summary>How far a phone's clock may be off, either way. The door's nonce, which ages by our own clock, keeps a pass short-lived all the same.</summary>
    public static readonly TimeSpan Leeway = TimeSpan.FromMinutes(1);

    private const int MostCredentialCharacters = 4_096;

    /// <summary>As long as the id of an entity.</summary>
    private const int MostIssuerCharacters = 512;

    /// <param name="centre">Whose door it is shown at.</param>
    public async Task<PassReading> VerifyAsync(string pass, CentreId centre, DateTimeOffset now)
    {
        if (pass.Length > MostCharacters) return PassReading.Refused(PassCodes.TooLarge, $"A pass has at most {MostCharacters} characters.");
        if (SignedToken.Read(pass) is not { } shown) return PassReading.Refused(PassCodes.Malformed, "This is no signed JWT.");
        if (AgainstForm(shown, PassWords.PassType) is { } form) return form;
        if (shown.Claims.Text(PassWords.Credential, MostCredentialCharacters) is not { } compact || SignedToken.Read(compact) is not { } credential) return PassReading.Refused(PassCodes.Malformed, "The pass carries no credential.");
        if (AgainstForm(credential, PassWords.CredentialType) is { } credentialForm) return credentialForm;
        if (credential.Claims.Text(PassWords.Issuer, MostIssuerCharacters) is not { } named || await issuers.FindAsync(named, CancellationToken.None) is not { } issuer) return PassReading.Refused(PassCodes.Issuer, "The credential is of an issuer that is not known here.");
        if (await AgainstIssuerAsync(credential, issuer) is { } refused) return refused;

        // From here on the issuer's signature stands behind the credential.
        if (HolderOf(credential.Claims) is not { } holder || FactsOf(credential.Claims, shown.Claims, issuer) is not { } facts) return PassReading.Refused(PassCodes.Malformed, "The pass or its credential lacks something.");
        if (!await shown.IsSignedByAsync(holder)) return PassReading.Refused(PassCodes.Resigned, "The pass is not signed by the phone to which its credential was issued.");
        string audience = PassAudience.Of(own.PublicUrl, centre);
        if (credential.Claims.Text(PassWords.Audience) != audience || shown.Claims.Text(PassWords.Audience) != audience) return PassReading.Refused(PassCodes.Audience, "The pass or its credential is for another centre.");
        return AgainstTime(facts, now) ?? PassReading.Of(facts);
    }

    /// <summary>The nonce that a text names, of which nothing is believed yet: so a door need not look closer at what it never asked for. Null where it names none.</summary>
    public static DoorNonce? NonceOf(string pass) =>
        pass.Length <= MostCharacters && SignedToken.Read(pass) is { } shown && DoorNonce.TryParse(shown.Claims.Text(PassWords.Nonce), out var nonce) ? nonce : null;

    private static PassReading? AgainstForm(SignedToken token, string type)
    {
        if (token.Type != type) return PassReading.Refused(PassCodes.Type, $"A JWT of type {type} was expected.");
        return token.Algorithm == PassWords.Algorithm ? null : PassReading.Refused(PassCodes.Algorithm, $"Only {PassWords.Algorithm} is accepted.");
    }

    private static async Task<PassReading?> AgainstIssuerAsync(SignedToken credential, PassIssuer issuer)
    {
        string? id = credential.KeyId;
        var key = id is null ? null : issuer.Keys.Keys.FirstOrDefault(known => known.Kid == id && known is { Kty: HolderKey.KeyType, Crv: HolderKey.Curve });
        if (key is null) return PassReading.Refused(PassCodes.KeyUnknown, "The issuer has no such key, or no longer.");
        return await credential.IsSignedByAsync(key) ? null : PassReading.Refused(PassCodes.Altered, "The credential is not as it was issued.");
    }

    private static PassReading? AgainstTime(PassFacts pass, DateTimeOffset now)
    {
        if (pass.Expires - pass.SignedAt > MostLifetime) return PassReading.Refused(PassCodes.Lasting, $"A pass counts for {MostLifetime.TotalMinutes:0} minutes at most.");
        // The leeway is added on our side: a phone may say any time.
        if (pass.SignedAt > now + Leeway) return PassReading.Refused(PassCodes.Early, "The pass was signed at a time that is still to come.");
        return pass.Expires <= now - Leeway ? PassReading.Refused(PassCodes.Late, "The pass counts no more.") : null;
    }

    private static HolderKey? HolderOf(TokenClaims credential) => credential.Within(PassWords.Confirmation)?.Find(PassWords.Key) is { } jwk ? HolderKey.Read(jwk) : null;

    /// <summary>The credential's place in its issuer's own list; null where it names none, or the list of somebody else, who could say anything.</summary>
    private static int? StatusOf(TokenClaims credential, PassIssuer issuer) =>
        credential.Within(PassWords.Status)?.Within(PassWords.StatusList) is { } entry && entry.Text(PassWords.StatusUri) == issuer.StatusList.AbsoluteUri ? entry.Number(PassWords.StatusIndex) is { } index and >= 0 ? index : null : null;

    /// <summary>Null where something is missing or has another form.</summary>
    private static PassFacts? FactsOf(TokenClaims credential, TokenClaims pass, PassIssuer issuer)
    {
        int? level = credential.Number(PassWords.LabelLevel);
        bool isWhole = credential.Text(PassWords.TokenId) is not null
            && pass.Text(PassWords.TokenId) is not null
            && pass.Time(PassWords.IssuedAt) < pass.Time(PassWords.Expires)
            && credential.Time(PassWords.IssuedAt) < credential.Time(PassWords.Expires)
            && credential.Time(PassWords.Expires) - credential.Time(PassWords.IssuedAt) <= CredentialIssuer.MostLifetime
            && StatusOf(credential, issuer) is not null
            && (credential.Has(PassWords.LabelLevel) ? level is >= 1 and <= CriteriaSet.TopLevel : true);
        return isWhole
            && Pseudonym.TryParse(credential.Text(PassWords.Subject), out var visitor)
            && NetworkId.TryParse(credential.Text(PassWords.HomeNetwork), out var network)
            && Tier.TryParse(credential.Text(PassWords.Tier), out var tier)
            && OfflinePolicies.TryParse(credential.Text(PassWords.OfflinePolicy), out var policy)
            && DoorNonce.TryParse(pass.Text(PassWords.Nonce), out var nonce)
                ? new PassFacts
                {
                    Visitor = visitor,
                    HomeNetwork = issuer.Network ?? network,
                    Tier = tier,
                    OfflinePolicy = policy,
                    Issuer = issuer.Id,
                    Chain = issuer.Chain,
                    StatusIndex = StatusOf(credential, issuer)!.Value, // It was just looked at.
                    LabelLevel = level,
                    Until = credential.Time(PassWords.Expires)!.Value, // These three were just looked at.
                    SignedAt = pass.Time(PassWords.IssuedAt)!.Value,
                    Expires = pass.Time(PassWords.Expires)!.Value,
                    Nonce = nonce,
                }
                : null;
    }
}
