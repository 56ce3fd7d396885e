using System.Text.Json.Nodes;
using Federation.Gateway.Identity.Federating.Entities;
using Federation.Gateway.Identity.Keys;
using Microsoft.AspNetCore.Http;

namespace Federation.Gateway.Identity.Federating.Http;

/// <summary>Answers the keys that this directory signed with once, so that old chains can still be looked at (OpenID Federation 1.0, section 8.7). Thread safe.</summary>
internal sealed class KeyHistoryEndpoint(FederationGuard guard, FederationKeys keys, FederationAddresses addresses, TimeProvider clock)
{
    private const string Type = "jwk-set+jwt";

    public Task HandleAsync(HttpContext http) => guard.RunAsync(http, 1, async cancellationToken =>
    {
        var claims = new JsonObject { ["iss"] = addresses.Anchor.Value, ["sub"] = addresses.Anchor.Value, ["iat"] = clock.GetUtcNow().ToUnixTimeSeconds(), ["keys"] = new JsonArray([.. keys.Past.Select(Key)]) };
        http.Response.ContentType = "application/" + Type;
        http.Response.Headers.CacheControl = "public, max-age=600";
        await http.Response.WriteAsync(keys.Signer.Sign(Type, claims), cancellationToken);
        return null;
    });

    private static JsonObject Key(FederationKeyPeriod period)
    {
        var key = JsonObject.Create(period.Signer.PublicKey)!; // It is an object.
        key["iat"] = Seconds(period.From);
        key["exp"] = Seconds(period.Until ?? period.From); // Past ones have an end.
        return key;
    }

    private static long Seconds(DateTime utc) => new DateTimeOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc)).ToUnixTimeSeconds();
}
