namespace Federation.Cluster.Members.Passes;

/// <summary>The stable codes of why a pass is none, and why there is no credential. What to do about each stands in the catalogue of problems, in <c>admission.json</c>.</summary>
public static class PassCodes
{
    /// <summary>Signed in a way that is not accepted, or not at all.</summary>
    public const string Algorithm = "pass.algorithm";

    /// <summary>The credential was changed, or somebody else signed it.</summary>
    public const string Altered = "pass.altered";

    /// <summary>For another centre.</summary>
    public const string Audience = "pass.audience";

    /// <summary>The key for which a credential is asked is not usable.</summary>
    public const string BadKey = "pass.bad-key";

    /// <summary>No code that stands for a pass at this door now: wrong, used, or over.</summary>
    public const string CodeUnknown = "pass.code-unknown";

    /// <summary>Signed at a time that is still to come.</summary>
    public const string Early = "pass.early";

    /// <summary>Of an issuer that is not known here.</summary>
    public const string Issuer = "pass.issuer";

    /// <summary>The issuer has no such key, or no longer.</summary>
    public const string KeyUnknown = "pass.key-unknown";

    /// <summary>Its time is over.</summary>
    public const string Late = "pass.late";

    /// <summary>Meant to last for longer than a pass may.</summary>
    public const string Lasting = "pass.lasting";

    /// <summary>No pass: something is missing or has another form.</summary>
    public const string Malformed = "pass.malformed";

    /// <summary>A credential was asked for after the membership's end.</summary>
    public const string MembershipOver = "pass.membership-over";

    /// <summary>The door's nonce was given out too long ago.</summary>
    public const string NonceLate = "pass.nonce-late";

    /// <summary>The door gave out no such nonce, or has forgotten it.</summary>
    public const string NonceUnknown = "pass.nonce-unknown";

    /// <summary>The door's nonce was answered before.</summary>
    public const string Replayed = "pass.replayed";

    /// <summary>Signed by another key than that of the phone to which the credential was issued.</summary>
    public const string Resigned = "pass.resigned";

    /// <summary>Longer than any pass.</summary>
    public const string TooLarge = "pass.too-large";

    /// <summary>A JWT of another kind.</summary>
    public const string Type = "pass.type";

    /// <summary>A credential was asked for a centre of another directory that no chain of trust leads to.</summary>
    public const string UnknownCentre = "pass.unknown-centre";
}
