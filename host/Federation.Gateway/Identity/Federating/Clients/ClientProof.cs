using System.Text.Json;
using Federation.Trust;
using Federation.Trust.Entities;
using Federation.Trust.Tokens;

namespace Federation.Gateway.Identity.Federating.Clients;

/// <summary>
/// What a client signed to prove itself (<c>private_key_jwt</c>), by its form and its time: looked at before anybody is asked about the client, so that nobody is asked for what cannot be good. Immutable.
/// </summary>
internal sealed record ClientProof(SignedToken Token, string KeyId, string Id, DateTimeOffset Expires)
{
    /// <summary>The longest that is read.</summary>
    public const int MostCharacters = 8_192;

    private const string AssertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    /// <summary>Told of what is none.</summary>
    public const string NoToken = "client_assertion is a signed JWT of two JSON objects that makes no demands on its reader.";

    /// <summary>The longest that one may count: it is remembered for so long, so that it is used once.</summary>
    private static readonly TimeSpan MostLifetime = TimeSpan.FromHours(1);

    private static readonly string[] Algorithms = ["ES256", "RS256"];

    /// <summary>One of both is there.</summary>
    /// <param name="issuer">This directory's own, with the slash at its end.</param>
    public static (ClientProof? Proof, ClientRefusal? Refusal) Read(string? type, string? compact, EntityId client, string issuer, DateTimeOffset now)
    {
        if (type != AssertionType || compact is null) return Refused("A client of the federation proves itself by private_key_jwt.");
        if (compact.Length > MostCharacters || SignedToken.Read(compact) is not { } token) return Refused(NoToken);
        if (!Algorithms.Contains(token.Algorithm)) return Refused("client_assertion is signed by ES256 or RS256.");
        if (token.KeyId is not { } key) return Refused("client_assertion names its key (kid).");
        if (token.Claims.Text("iss", EntityId.MostCharacters) != client.Value || token.Claims.Text("sub", EntityId.MostCharacters) != client.Value) return Refused("iss and sub of client_assertion are the client's entity id.");
        if (!IsFor(token, issuer)) return Refused("aud of client_assertion is this directory's issuer, and nobody else.");
        if (token.Claims.Text("jti") is not { } id) return Refused("client_assertion has an id of its own (jti).");
        if (token.Claims.Time("exp") is not { } expires || expires <= now) return Refused("client_assertion is over, or has no end.");
        if (expires > now + MostLifetime) return Refused("client_assertion counts for an hour at most.");
        return token.Claims.Time("iat") > now + TrustRules.Standard.Leeway ? Refused("client_assertion was signed at a time that is still to come.") : (new ClientProof(token, key, id, expires), null);
    }

    /// <summary>A list of one is one; the slash at the end of an issuer without a path is left out by some.</summary>
    private static bool IsFor(SignedToken token, string issuer)
    {
        var audience = token.Claims.Find("aud") is { ValueKind: JsonValueKind.Array } list ? list.GetArrayLength() == 1 ? list[0] : (JsonElement?)null : token.Claims.Find("aud");
        return audience is { } one && TokenClaims.TextOf(one, EntityId.MostCharacters) is { } text && (text == issuer || text + "/" == issuer);
    }

    private static (ClientProof?, ClientRefusal?) Refused(string description) => (null, ClientRefusal.Proof(description));
}
