using System.Collections.Immutable;
using System.Text.Json;
using Federation.Trust.Constraints;
using Federation.Trust.Entities;
using Federation.Trust.Keys;
using Federation.Trust.Marks;
using Federation.Trust.Metadata;
using Federation.Trust.Metadata.Policies;
using Federation.Trust.Tokens;

namespace Federation.Trust.Statements;

/// <summary>
/// Tells what a text is that is said to be an entity statement (OpenID Federation 1.0, section 3.2): the statement, or one refusal. Any text at all may be shown. It looks at form and time; who
/// signed it is for <see cref="StatementSignature"/>. Pure.
/// </summary>
public static class StatementReader
{
    /// <summary>What stands in requests and answers of a registration, and in no statement that is fetched.</summary>
    private static readonly string[] OfRegistrations = ["aud", "trust_anchor"];

    private static readonly string[] OfSuperiors = [StatementWords.MetadataPolicy, StatementWords.MetadataPolicyCrit, StatementWords.Constraints, StatementWords.SourceEndpoint];

    private static readonly string[] OfConfigurations = [StatementWords.AuthorityHints, StatementWords.TrustAnchorHints, StatementWords.TrustMarks, StatementWords.TrustMarkIssuers, StatementWords.TrustMarkOwners];

    public static Judged<EntityStatement> Read(string compact, DateTimeOffset now, TrustRules rules)
    {
        if (!TypedToken.Read(compact, StatementWords.StatementType, rules).TryGet(out var token, out var refusal)) return refusal;
        var claims = token.Claims;
        if (!EntityId.TryParse(claims.Text(StatementWords.Issuer, EntityId.MostCharacters), rules.AllowLoopback, out var issuer) || !EntityId.TryParse(claims.Text(StatementWords.Subject, EntityId.MostCharacters), rules.AllowLoopback, out var subject))
        {
            return new TrustRefusal(TrustCodes.BadEntityId, "Issuer and subject are entity ids: https addresses in their one way of writing, without query and fragment.");
        }

        if (claims.Time(StatementWords.IssuedAt) is not { } issued || claims.Time(StatementWords.Expires) is not { } expires || issued >= expires) return Malformed("A statement has a beginning and, later, an end.");
        if (claims.Find(StatementWords.Keys) is not { } jwks) return Malformed("A statement has its subject's keys.");
        if (AgainstPlace(token, issuer == subject) is { } misplaced) return misplaced;
        if (TypedToken.AgainstTime(issued, expires, now, rules) is { } untimely) return untimely;
        if (!FederationKeySet.Read(jwks).TryGet(out var keys, out refusal)) return refusal;
        if (!Optional(claims, StatementWords.Metadata, EntityMetadata.Read).TryGet(out var metadata, out refusal) && refusal is not null) return refusal;
        if (!Optional(claims, StatementWords.MetadataPolicy, MetadataPolicy.Read).TryGet(out var policy, out refusal) && refusal is not null) return refusal;
        if (!Optional(claims, StatementWords.Constraints, ChainConstraints.Read).TryGet(out var constraints, out refusal) && refusal is not null) return refusal;
        if (!MarkAuthorities.Read(claims.Find(StatementWords.TrustMarkIssuers), claims.Find(StatementWords.TrustMarkOwners), rules).TryGet(out var authorities, out refusal)) return refusal;
        var (hints, tooMany) = Hints(claims, rules);
        if (tooMany is not null) return tooMany;
        if (ShownMarks.Read(claims) is not { } marks) return Malformed("trust_marks has trust marks, each with its own type.");
        return new EntityStatement
        {
            Issuer = issuer,
            Subject = subject,
            IssuedAt = issued,
            Expires = expires,
            Keys = keys,
            Metadata = metadata ?? EntityMetadata.None,
            AuthorityHints = hints,
            Policy = policy,
            Constraints = constraints,
            TrustMarks = marks,
            MarkAuthorities = authorities,
            Token = token,
        };
    }

    /// <summary>Null where everything that it says may be said by whom it is said.</summary>
    private static TrustRefusal? AgainstPlace(SignedToken token, bool isConfiguration)
    {
        if (token.Claims.Has(StatementWords.Crit) || token.Claims.Has(StatementWords.MetadataPolicyCrit)) return new TrustRefusal(TrustCodes.CritUnknown, "It demands that its reader understand what is not understood here.");
        if (token.Header.Has("trust_chain") || token.Header.Has("peer_trust_chain")) return Malformed("Chains in the header of a statement are not read.");
        string? stray = OfRegistrations.Concat(isConfiguration ? OfSuperiors : OfConfigurations).FirstOrDefault(token.Claims.Has);
        return stray is null ? null : Malformed($"{stray} has no place in this statement.");
    }

    private static (ImmutableArray<EntityId> Hints, TrustRefusal? Refusal) Hints(TokenClaims claims, TrustRules rules)
    {
        if (claims.Find(StatementWords.AuthorityHints) is not { } json) return ([], null);
        if (json.ValueKind != JsonValueKind.Array || json.GetArrayLength() == 0) return ([], Malformed("authority_hints has the ids of superiors."));
        if (json.GetArrayLength() > rules.MostHints) return ([], new TrustRefusal(TrustCodes.TooManyHints, $"An entity names at most {rules.MostHints} superiors."));
        var hints = ImmutableArray.CreateBuilder<EntityId>();
        foreach (var entry in json.EnumerateArray())
        {
            if (!EntityId.TryParse(TokenClaims.TextOf(entry, EntityId.MostCharacters), rules.AllowLoopback, out var hint)) return ([], new TrustRefusal(TrustCodes.BadEntityId, "A superior is named by its entity id."));
            if (!hints.Contains(hint)) hints.Add(hint);
        }

        return (hints.ToImmutable(), null);
    }

    /// <summary>Neither a value nor a refusal where the claim is missing.</summary>
    private static Judged<T> Optional<T>(TokenClaims claims, string name, Func<JsonElement, Judged<T>> read) where T : class => claims.Find(name) is { } json ? read(json) : default;

    private static TrustRefusal Malformed(string message) => new(TrustCodes.Malformed, message);
}
