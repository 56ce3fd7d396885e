using System.Collections.Frozen;
using System.Text.Json;
using Federation.Trust.Metadata;
using Federation.Trust.Tokens;

namespace Federation.Trust.Constraints;

/// <summary>What a superior allows all below it to be (OpenID Federation 1.0, section 6.2). Each statement's own count, whatever others allow. Immutable.</summary>
public sealed record ChainConstraints
{
    private const int MostTypes = 100;

    /// <summary>How many entities may stand between whoever says it and the entity at the chain's beginning; null where any number may.</summary>
    public int? MaxPathLength { get; init; }

    /// <summary>Null where every name is allowed.</summary>
    public NameConstraints? Names { get; init; }

    /// <summary>Which types an entity may have beside <see cref="EntityMetadata.FederationEntity"/>; null where every type is allowed.</summary>
    public IReadOnlySet<string>? AllowedTypes { get; init; }

    /// <summary>Constraints that are not known are passed over, as the specification says.</summary>
    public static Judged<ChainConstraints> Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object) return Bad("Constraints are an object.");
        var members = new TokenClaims(json);
        if (members.Has("max_path_length") && members.Number("max_path_length") is not >= 0) return Bad("max_path_length is a whole number from 0 on.");
        NameConstraints? names = null;
        if (members.Find("naming_constraints") is { } naming && (names = NameConstraints.Read(naming)) is null) return Bad("naming_constraints has permitted and excluded, names of hosts in full.");
        IReadOnlySet<string>? types = null;
        if (members.Find("allowed_entity_types") is { } allowed && (types = Types(allowed)) is null) return Bad($"allowed_entity_types has types without {EntityMetadata.FederationEntity}, which is always allowed.");
        return new ChainConstraints { MaxPathLength = members.Number("max_path_length"), Names = names, AllowedTypes = types };
    }

    private static FrozenSet<string>? Types(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Array || json.GetArrayLength() > MostTypes) return null;
        var types = json.EnumerateArray().Select(entry => TokenClaims.TextOf(entry)).ToList();
        return types.Any(type => type is null or EntityMetadata.FederationEntity) ? null : types.OfType<string>().ToFrozenSet(StringComparer.Ordinal);
    }

    private static TrustRefusal Bad(string message) => new(TrustCodes.BadConstraints, message);
}
