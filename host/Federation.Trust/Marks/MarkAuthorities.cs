using System.Collections.Frozen;
using System.Text.Json;
using Federation.Trust.Entities;
using Federation.Trust.Keys;
using Federation.Trust.Tokens;

namespace Federation.Trust.Marks;

/// <summary>Who may give trust marks of which type, and whose a type is: what an anchor says in <c>trust_mark_issuers</c> and <c>trust_mark_owners</c>. Immutable.</summary>
public sealed record MarkAuthorities
{
    private const int MostTypes = 200;
    private const int MostIssuers = 200;

    /// <summary>No type is known.</summary>
    public static MarkAuthorities None { get; } = new() { Issuers = FrozenDictionary<string, FrozenSet<EntityId>>.Empty, Owners = FrozenDictionary<string, MarkOwner>.Empty };

    /// <summary>By type; an empty set where everybody may give them.</summary>
    public required FrozenDictionary<string, FrozenSet<EntityId>> Issuers { get; init; }

    /// <summary>By type, where it is another's than its issuers'.</summary>
    public required FrozenDictionary<string, MarkOwner> Owners { get; init; }

    /// <param name="issuers">The claim, null where it is missing.</param>
    /// <param name="owners">Likewise.</param>
    internal static Judged<MarkAuthorities> Read(JsonElement? issuers, JsonElement? owners, TrustRules rules)
    {
        if (issuers is null && owners is null) return None;
        var given = new Dictionary<string, FrozenSet<EntityId>>(StringComparer.Ordinal);
        foreach (var entry in Members(issuers))
        {
            if (given.Count == MostTypes || Entities(entry.Value, rules) is not { } entities) return Malformed("trust_mark_issuers has lists of entity ids by type.");
            given.Add(entry.Name, entities);
        }

        var owned = new Dictionary<string, MarkOwner>(StringComparer.Ordinal);
        foreach (var entry in Members(owners))
        {
            if (owned.Count == MostTypes || entry.Value.ValueKind != JsonValueKind.Object) return Malformed("trust_mark_owners has an owner for each type.");
            var owner = new TokenClaims(entry.Value);
            if (!EntityId.TryParse(owner.Text("sub", EntityId.MostCharacters), rules.AllowLoopback, out var id) || owner.Find("jwks") is not { } jwks) return Malformed("The owner of a type of trust marks has an id and keys.");
            if (!FederationKeySet.Read(jwks).TryGet(out var keys, out var refusal)) return refusal;
            owned.Add(entry.Name, new MarkOwner(id, keys));
        }

        bool isWhole = issuers is not { ValueKind: not JsonValueKind.Object } && owners is not { ValueKind: not JsonValueKind.Object };
        return isWhole
            ? new MarkAuthorities { Issuers = given.ToFrozenDictionary(StringComparer.Ordinal), Owners = owned.ToFrozenDictionary(StringComparer.Ordinal) }
            : Malformed("trust_mark_issuers and trust_mark_owners are objects.");
    }

    private static IEnumerable<JsonProperty> Members(JsonElement? json) => json is { ValueKind: JsonValueKind.Object } there ? there.EnumerateObject() : [];

    private static FrozenSet<EntityId>? Entities(JsonElement json, TrustRules rules)
    {
        if (json.ValueKind != JsonValueKind.Array || json.GetArrayLength() > MostIssuers) return null;
        var entities = new HashSet<EntityId>();
        foreach (var entry in json.EnumerateArray())
        {
            if (!EntityId.TryParse(TokenClaims.TextOf(entry, EntityId.MostCharacters), rules.AllowLoopback, out var id)) return null;
            entities.Add(id);
        }

        return entities.ToFrozenSet();
    }

    private static TrustRefusal Malformed(string message) => new(TrustCodes.Malformed, message);
}

/// <summary>Whose a type of trust marks is.</summary>
/// <param name="Keys">Those that delegations are signed with.</param>
public sealed record MarkOwner(EntityId Id, FederationKeySet Keys);
