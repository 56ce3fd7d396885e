using System.Collections.Frozen;
using System.Text.Json;
using Federation.Trust.Entities;
using Federation.Trust.Keys;
using Federation.Trust.Marks;
using Federation.Trust.Tokens;

namespace Federation.Gateway.Identity.Federating.Marks;

/// <summary>Whose the label is, where that is not this directory: its owner lets us give its marks. Immutable.</summary>
/// <param name="Delegations">The owner's leave, by the type of mark.</param>
internal sealed record LabelOwner(MarkOwner Owner, JsonElement Keys, FrozenDictionary<string, LabelDelegation> Delegations)
{
    private const int MostCharacters = 8_192;

    /// <summary>Reads what an operator gives: <c>{"sub": …, "jwks": …, "delegations": [JWT, …]}</c>, one delegation for each level of the label.</summary>
    /// <returns>Null where it is not that; whether the delegations hold is looked at with each mark.</returns>
    /// <param name="types">Of all levels.</param>
    public static LabelOwner? Read(ReadOnlyMemory<byte> utf8, IReadOnlyList<string> types)
    {
        if (StrictJson.Object(utf8) is not { } json) return null;
        var file = new TokenClaims(json);
        if (!EntityId.TryParse(file.Text("sub", EntityId.MostCharacters), allowLoopback: false, out var id) || file.Find("jwks") is not { } jwks || FederationKeySet.Read(jwks).Value is not { } keys) return null;
        if (file.Find("delegations") is not { ValueKind: JsonValueKind.Array } list) return null;
        var delegations = new Dictionary<string, LabelDelegation>(StringComparer.Ordinal);
        foreach (var entry in list.EnumerateArray())
        {
            if (TokenClaims.TextOf(entry, MostCharacters) is not { } compact || SignedToken.Read(compact)?.Claims is not { } claims || claims.Text("trust_mark_type", MarkReader.MostTypeCharacters) is not { } type) return null;
            delegations[type] = new LabelDelegation(compact, claims.Time("exp"));
        }

        return types.All(delegations.ContainsKey) ? new LabelOwner(new MarkOwner(id, keys), jwks, delegations.ToFrozenDictionary(StringComparer.Ordinal)) : null;
    }
}

/// <summary>An owner's leave to give the marks of one type.</summary>
/// <param name="Until">From then on it counts no more; null where it has no end.</param>
internal sealed record LabelDelegation(string Compact, DateTimeOffset? Until);
