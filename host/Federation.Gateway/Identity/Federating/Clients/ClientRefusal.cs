using Federation.Trust;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Federation.Gateway.Identity.Federating.Clients;

/// <summary>Why a relying party of the federation is not taken for a client, as it is told.</summary>
/// <param name="Error">A word of RFC 6749 or of OpenID Federation 1.0, section 8.9.</param>
/// <param name="IsFinal">Whether this directory's own operator said so. What others say may be the mistake of a minute: then what is known of the client stays.</param>
internal sealed record ClientRefusal(string Error, string Description, bool IsFinal = false)
{
    /// <summary>Somebody did not answer, or too much is asked.</summary>
    public static ClientRefusal ForNow(string description) => new(Errors.TemporarilyUnavailable, description);

    /// <summary>What the client sent with this one request is not good; nothing is said against the client.</summary>
    public static ClientRefusal Proof(string description) => new(Errors.InvalidClient, description);

    /// <summary>What spoke against the chain or the metadata of it.</summary>
    public static ClientRefusal Of(TrustRefusal refusal)
    {
        string told = $"{refusal.Code}: {refusal.Message}";
        return refusal.Code switch
        {
            TrustCodes.FetchFailed or TrustCodes.NotCached => ForNow(told),
            TrustCodes.Denied => new ClientRefusal(Errors.InvalidClient, told, IsFinal: true),
            TrustCodes.PolicyConflict or TrustCodes.PolicyUnmet or TrustCodes.BadPolicy or TrustCodes.TypeForbidden or TrustCodes.TypeMissing or TrustCodes.BadKeys => new ClientRefusal("invalid_metadata", told),
            _ => new ClientRefusal("invalid_trust_chain", told),
        };
    }
}
