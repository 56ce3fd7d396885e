using Federation.Trust.Entities;
using Federation.Trust.Keys;
using Federation.Trust.Tokens;

namespace Federation.Trust.Marks;

/// <summary>Whether a trust mark holds (OpenID Federation 1.0, section 7.3). Pure.</summary>
public static class MarkVerifier
{
    /// <summary>The mark, or the first that speaks against it.</summary>
    /// <param name="subject">Whose it is to be.</param>
    /// <param name="authorities">What the anchor's configuration says of marks.</param>
    /// <param name="issuer">The keys of the mark's issuer, from a chain that leads to the same anchor.</param>
    public static async Task<Judged<TrustMark>> VerifyAsync(string compact, EntityId subject, MarkAuthorities authorities, FederationKeySet issuer, DateTimeOffset now, TrustRules rules)
    {
        if (!MarkReader.Read(compact, rules).TryGet(out var mark, out var refusal)) return refusal;
        if (mark.Subject != subject) return new TrustRefusal(TrustCodes.OtherSubject, "The mark was given to another entity.");
        if (!authorities.Issuers.TryGetValue(mark.Type, out var issuers) || (issuers.Count > 0 && !issuers.Contains(mark.Issuer))) return new TrustRefusal(TrustCodes.MarkIssuer, "The anchor lets this issuer give no marks of this type.");
        if (TypedToken.AgainstTime(mark.IssuedAt, mark.Expires, now, rules) is { } untimely) return untimely;
        if (await TypedToken.AgainstKeysAsync(mark.Token, issuer) is { } forged) return forged;
        return await AgainstOwnerAsync(mark, authorities, now, rules) is { } undelegated ? undelegated : mark;
    }

    /// <summary>Null where nobody else owns the type, or its owner lets this issuer give it.</summary>
    public static async Task<TrustRefusal?> AgainstOwnerAsync(TrustMark mark, MarkAuthorities authorities, DateTimeOffset now, TrustRules rules)
    {
        if (!authorities.Owners.TryGetValue(mark.Type, out var owner)) return mark.Delegation is null ? null : Refused("It has a delegation, and the anchor knows no owner of its type.");
        return mark.Delegation is { } compact ? await AgainstDelegationAsync(compact, mark.Issuer, mark.Type, owner, now, rules) : Refused("It lacks the delegation of its type's owner.");
    }

    /// <summary>Null where the owner of a type lets an issuer give its marks.</summary>
    public static async Task<TrustRefusal?> AgainstDelegationAsync(string compact, EntityId issuer, string type, MarkOwner owner, DateTimeOffset now, TrustRules rules)
    {
        if (!MarkReader.ReadDelegation(compact, rules).TryGet(out var delegation, out var refusal)) return Refused(refusal.Message);
        if (delegation.Issuer != owner.Id || delegation.Subject != issuer || delegation.Type != type) return Refused("The delegation is by another, to another, or for another type.");
        if (TypedToken.AgainstTime(delegation.IssuedAt, delegation.Expires, now, rules) is { } untimely) return Refused(untimely.Message);
        return await TypedToken.AgainstKeysAsync(delegation.Token, owner.Keys) is { } forged ? Refused(forged.Message) : null;
    }

    private static TrustRefusal Refused(string message) => new(TrustCodes.MarkDelegation, message);
}
