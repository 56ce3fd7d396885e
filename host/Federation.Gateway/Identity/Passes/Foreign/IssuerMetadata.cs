using System.Text.Json;
using System.Text.Json.Nodes;
using Federation.Cluster.Members.Passes.Issuers;
using Federation.Cluster.Sync;
using Federation.Trust.Chains;
using Federation.Trust.Keys;
using Microsoft.IdentityModel.Tokens;

namespace Federation.Gateway.Identity.Passes.Foreign;

/// <summary>
/// What an issuer of credentials says of itself in the federation: metadata of a type of our own, <c>centre_pass_issuer</c>, with <c>jwks</c>, <c>status_list</c>, and <c>visit_endpoint</c>, to which a member is sent
/// who stands at a door. Pure.
/// </summary>
internal static class IssuerMetadata
{
    public const string Type = "centre_pass_issuer";
    public const string VisitEndpoint = "visit_endpoint";

    private const string Keys = "jwks";
    private const string StatusList = "status_list";

    /// <summary>This directory's.</summary>
    /// <param name="visit">Where its members' phones sign.</param>
    public static JsonObject Of(PassIssuer issuer, Uri visit) => new()
    {
        [Keys] = new JsonObject
        {
            ["keys"] = new JsonArray([.. issuer.Keys.Keys.Select(key => (JsonNode?)new JsonObject { ["kty"] = key.Kty, ["crv"] = key.Crv, ["kid"] = key.Kid, ["x"] = key.X, ["y"] = key.Y })]),
        },
        [StatusList] = issuer.StatusList.AbsoluteUri,
        [VisitEndpoint] = visit.AbsoluteUri,
    };

    /// <summary>Null where the chain's entity does not say that it issues credentials, or not in full.</summary>
    /// <param name="network">The network that the chain leads over.</param>
    public static PassIssuer? Read(TrustChain chain, NetworkId network)
    {
        if (chain.As(Type).Value is null || chain.Metadata.Find(Type, Keys) is not { } jwks || FederationKeySet.Read(jwks).Value is null) return null;
        if (chain.Metadata.Text(Type, StatusList) is not { } text || !Uri.TryCreate(text, UriKind.Absolute, out var list) || list.AbsoluteUri != text) return null;
        return new PassIssuer { Id = chain.Subject.Value, Keys = KeysOf(jwks), StatusList = list, Network = network, Chain = chain.Hash };
    }

    /// <summary>Those that credentials are checked with; what else is in the set is passed over.</summary>
    private static JsonWebKeySet KeysOf(JsonElement jwks)
    {
        var keys = new JsonWebKeySet();
        foreach (var key in jwks.GetProperty("keys").EnumerateArray())
        {
            if (Text("kty") == JsonWebAlgorithmsKeyTypes.EllipticCurve && Text("crv") == JsonWebKeyECTypes.P256) keys.Keys.Add(new JsonWebKey { Kty = JsonWebAlgorithmsKeyTypes.EllipticCurve, Crv = JsonWebKeyECTypes.P256, Kid = Text("kid"), X = Text("x"), Y = Text("y") });

            string? Text(string name) => key.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }

        return keys;
    }
}
