using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Federation.Trust.Tokens;

namespace Federation.Trust.Metadata;

/// <summary>What an entity is: parameters by the types that it has, for example <c>openid_relying_party</c> (OpenID Federation 1.0, section 5). Immutable.</summary>
public sealed class EntityMetadata
{
    /// <summary>The type that every entity with endpoints of the federation has.</summary>
    public const string FederationEntity = "federation_entity";

    private const int MostNameCharacters = 256;

    private EntityMetadata(ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, JsonElement>> types) => Types = types;

    /// <summary>An entity without a type.</summary>
    public static EntityMetadata None { get; } = new(ImmutableSortedDictionary.Create<string, ImmutableSortedDictionary<string, JsonElement>>(StringComparer.Ordinal));

    /// <summary>By type and parameter. No parameter is <c>null</c>.</summary>
    public ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, JsonElement>> Types { get; }

    /// <summary>Null where the entity has no such type, or not this parameter.</summary>
    public JsonElement? Find(string type, string parameter) => Types.TryGetValue(type, out var parameters) && parameters.TryGetValue(parameter, out var value) ? value : null;

    /// <summary>The same where it is text of up to 2,048 characters.</summary>
    public string? Text(string type, string parameter) => Find(type, parameter) is { } value ? TokenClaims.TextOf(value, 2_048) : null;

    /// <summary>Refused is what is no object of objects, and a parameter that is <c>null</c>, which would be taken for one that is not there.</summary>
    /// <param name="json">From a document that outlives it and in which each member is there once.</param>
    public static Judged<EntityMetadata> Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object) return Malformed("Metadata is an object.");
        var types = None.Types.ToBuilder();
        foreach (var type in json.EnumerateObject())
        {
            if (type.Value.ValueKind != JsonValueKind.Object || type.Name.Length is 0 or > MostNameCharacters) return Malformed("The metadata of a type is an object.");
            var parameters = ImmutableSortedDictionary.CreateBuilder<string, JsonElement>(StringComparer.Ordinal);
            foreach (var parameter in type.Value.EnumerateObject())
            {
                if (parameter.Value.ValueKind == JsonValueKind.Null || parameter.Name.Length > MostNameCharacters) return Malformed("No parameter of metadata is null.");
                parameters.Add(parameter.Name, parameter.Value);
            }

            types.Add(type.Name, parameters.ToImmutable());
        }

        return new EntityMetadata(types.ToImmutable());
    }

    /// <summary>With what a superior says in its place: parameters of the same name are replaced, and types that the entity does not have are passed over.</summary>
    public EntityMetadata OverriddenBy(EntityMetadata superior) => new(Types.SetItems(
        from type in superior.Types
        where Types.ContainsKey(type.Key)
        select KeyValuePair.Create(type.Key, Types[type.Key].SetItems(type.Value))));

    /// <summary>Without the types that are not among these. <see cref="FederationEntity"/> stays.</summary>
    public EntityMetadata OnlyOf(IReadOnlySet<string> allowed) => new(Types.RemoveRange(Types.Keys.Where(type => type != FederationEntity && !allowed.Contains(type))));

    /// <summary>A copy as JSON.</summary>
    public JsonObject ToJson() => new(Types.Select(type => KeyValuePair.Create(type.Key, (JsonNode?)new JsonObject(type.Value.Select(parameter => KeyValuePair.Create(parameter.Key, Node(parameter.Value)))))));

    internal EntityMetadata With(string type, ImmutableSortedDictionary<string, JsonElement> parameters) => new(Types.SetItem(type, parameters));

    internal static JsonNode? Node(JsonElement value) => value.ValueKind switch { JsonValueKind.Object => JsonObject.Create(value), JsonValueKind.Array => JsonArray.Create(value), _ => JsonValue.Create(value) };

    private static TrustRefusal Malformed(string message) => new(TrustCodes.Malformed, message);
}
