using System.Net;
using System.Text.Json.Nodes;
using Federation.Cluster.Federating;
using Federation.Gateway.Identity.Access;
using Federation.Gateway.Identity.Federating.Entities;
using Federation.Gateway.Identity.Passes.Foreign;
using Federation.Trust.Entities;

namespace Federation.Gateway.Identity.Federating.Statements;

/// <summary>What this directory asks of those below it. Pure.</summary>
internal static class AnchorPolicy
{
    /// <summary>How many entities may stand between this directory and one below a network with an entity of its own.</summary>
    private const int MostPathLength = 2;

    /// <summary>The scopes that relying parties of networks may ask for: what members and doors need.</summary>
    public static IReadOnlyList<string> Scopes { get; } = ["openid", "offline_access", TokenScopes.Passes, TokenScopes.Admission];

    /// <summary>
    /// For a network that speaks for itself: subjects that no two parties can compare, no more scopes than members and doors need, keys in place of secrets, and algorithms that everybody
    /// reads.
    /// </summary>
    public static JsonObject Policy() => new()
    {
        ["openid_provider"] = new JsonObject
        {
            ["subject_types_supported"] = new JsonObject { ["subset_of"] = Set("pairwise"), ["superset_of"] = Set("pairwise"), ["essential"] = true },
            ["id_token_signing_alg_values_supported"] = new JsonObject { ["subset_of"] = Set("ES256", "RS256"), ["essential"] = true },
        },
        ["openid_relying_party"] = new JsonObject
        {
            ["subject_type"] = new JsonObject { ["value"] = "pairwise" },
            ["scope"] = new JsonObject { ["subset_of"] = Set([.. Scopes]), ["default"] = Set("openid") },
            ["grant_types"] = new JsonObject { ["subset_of"] = Set("authorization_code", "refresh_token"), ["default"] = Set("authorization_code") },
            ["response_types"] = new JsonObject { ["subset_of"] = Set("code"), ["default"] = Set("code") },
            ["token_endpoint_auth_method"] = new JsonObject { ["one_of"] = Set("private_key_jwt"), ["default"] = "private_key_jwt" },
            ["id_token_signed_response_alg"] = new JsonObject { ["one_of"] = Set("ES256", "RS256"), ["default"] = "ES256" },
        },
    };

    /// <summary>For a network that this directory speaks for: its centres stand right below it, have doors, and are no providers and no programs.</summary>
    public static JsonObject HostedConstraints() => new() { ["max_path_length"] = 1, ["allowed_entity_types"] = Set(DoorMetadata.Type) };

    /// <summary>
    /// For a network that speaks for itself: its entities are below its own host, or below those that the operator permits; never at this directory's. Else it could sign a chain in which somebody
    /// of its own is a centre, or another network.
    /// </summary>
    /// <remarks>On one machine, where things are tried, entities have ports and no names to be looked at.</remarks>
    public static JsonObject Constraints(NetworkEntity network, EntityId entity, FederationAddresses addresses)
    {
        var constraints = new JsonObject { ["max_path_length"] = MostPathLength };
        if (!IsNamed(entity) && !IsNamed(addresses.Anchor)) return constraints;
        string[] names = IsNamed(entity) ? [entity.Host, "." + entity.Host, .. network.Permitted] : [.. network.Permitted];
        var naming = new JsonObject { ["permitted"] = Set(names.Distinct(StringComparer.Ordinal).ToArray()) };
        if (IsNamed(addresses.Anchor)) naming["excluded"] = Set(addresses.Anchor.Host);
        constraints["naming_constraints"] = naming;
        return constraints;
    }

    private static bool IsNamed(EntityId entity) => !new Uri(entity.Value).IsLoopback && !IPAddress.TryParse(entity.Host, out _);

    private static JsonArray Set(params string[] values) => new([.. values.Select(value => (JsonNode?)value)]);
}
