using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Federation.Trust.Chains;
using Federation.Trust.Entities;
using Federation.Trust.Keys;

namespace Federation.Gateway.Identity.Federating.Clients;

/// <summary>By which chain a relying party was registered. Stored with the client; immutable.</summary>
internal sealed record FederatedClient
{
    /// <summary>Under which it stands among the properties of a stored client.</summary>
    public const string Property = "federation_chain";

    /// <summary>The hash of the chain, <see cref="TrustChain.Hash"/>.</summary>
    public required string Chain { get; init; }

    /// <summary>The hash of the keys that are registered.</summary>
    public required string Keys { get; init; }

    /// <summary>When it is over.</summary>
    public required DateTimeOffset Expires { get; init; }

    /// <summary>The entity right below the anchor that vouches for it.</summary>
    public required string Network { get; init; }

    /// <summary>All that take part in the chain, in its order.</summary>
    public required ImmutableArray<string> Entities { get; init; }

    public static FederatedClient Of(TrustChain chain, FederationKeySet keys) => new()
    {
        Chain = chain.Hash,
        Keys = Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(keys.Json.GetRawText()))),
        Expires = chain.Expires,
        Network = chain.Statements.First(statement => statement.Issuer == chain.Anchor && statement.Subject != chain.Anchor).Subject.Value,
        Entities = [.. chain.Statements.SelectMany(statement => new[] { statement.Subject.Value, statement.Issuer.Value }).Distinct(StringComparer.Ordinal)],
    };

    /// <summary>Null where the client was registered by hand.</summary>
    public static FederatedClient? Read(ImmutableDictionary<string, JsonElement> properties) =>
        properties.TryGetValue(Property, out var json) ? json.Deserialize<FederatedClient>(JsonSerializerOptions.Web) : null;

    public JsonElement ToJson() => JsonSerializer.SerializeToElement(this, JsonSerializerOptions.Web);

    /// <summary>
    /// Whether there is something to write. Of a chain that is over sooner, and so was signed earlier, only keys that it does not hold itself are: each host keeps chains of its own, and one must not take back what another knows.
    /// </summary>
    public bool IsChangedBy(FederatedClient other, bool areKeysFetched) => IsOlder(other) ? areKeysFetched && Keys != other.Keys : Chain != other.Chain || Keys != other.Keys;

    /// <summary>Whether another chain of the client was signed earlier than this one.</summary>
    public bool IsOlder(FederatedClient other) => other.Expires < Expires;

    /// <summary>Whether an entity takes part.</summary>
    public bool Involves(IReadOnlySet<EntityId> entities) => entities.Any(entity => Entities.Contains(entity.Value));
}
