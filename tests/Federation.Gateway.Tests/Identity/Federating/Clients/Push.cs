using System.Buffers.Text;
using System.Text;
using System.Text.Json.Nodes;
using Federation.Gateway.Tests.Identity.Passes;
using Federation.Trust.Keys;

namespace Federation.Gateway.Tests.Identity.Federating.Clients;

/// <summary>A pushed authorization request as a relying party makes it, with whatever is to be wrong about it.</summary>
internal sealed class Push(SignInHost host, PartnerNetwork partner)
{
    private static int _count;

    private readonly long _now = host.Host.Clock.GetUtcNow().ToUnixTimeSeconds();

    public string Client { get; set; } = partner.Client;

    public string Redirect { get; set; } = partner.Redirect;

    public string Scope { get; set; } = "openid";

    public FederationSigner Signer { get; set; } = partner.Key;

    /// <summary>Changes what is signed.</summary>
    public Action<JsonObject> Claims { get; set; } = _ => { };

    /// <summary>Changes the whole assertion.</summary>
    public Func<string, string> Assertion { get; set; } = assertion => assertion;

    /// <summary>Whom the request comes from; null for the host's own address.</summary>
    public string? From { get; set; }

    public Task<SignInAnswer> SendAsync() => host.PostAsync("/connect/par", Fields(), From);

    public Dictionary<string, string> Fields() => new()
    {
        ["client_id"] = Client,
        ["redirect_uri"] = Redirect,
        ["response_type"] = "code",
        ["scope"] = Scope,
        ["nonce"] = "n",
        ["code_challenge"] = new string('c', 43),
        ["code_challenge_method"] = "S256",
        ["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
        ["client_assertion"] = Signed(),
    };

    public string Signed()
    {
        var claims = new JsonObject { ["iss"] = Client, ["sub"] = Client, ["aud"] = SignInHost.Issuer, ["jti"] = $"{Interlocked.Increment(ref _count)}", ["iat"] = _now, ["exp"] = _now + 60 };
        Claims(claims);
        return Assertion(Signer.Sign("JWT", claims));
    }

    /// <summary>With another header, and the signature that was there.</summary>
    public static string WithHeader(string assertion, string header) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header)) + assertion[assertion.IndexOf('.', StringComparison.Ordinal)..];

    /// <summary>A key that nobody knows.</summary>
    public static FederationSigner Stranger() => PartnerServer.Signer();

    /// <summary>One whose proof is not good.</summary>
    public static Push Spoilt(string fault, SignInHost host, PartnerNetwork partner)
    {
        long now = host.Host.Clock.GetUtcNow().ToUnixTimeSeconds();
        var push = new Push(host, partner);
        switch (fault)
        {
            case "wrong key":
                var (stranger, known) = (Stranger(), partner.Key.KeyId);
                (push.Signer, push.Assertion) = (stranger, assertion => WithHeader(assertion, $$"""{"alg":"ES256","kid":"{{known}}","typ":"JWT"}"""));
                break;
            case "no kid": push.Assertion = assertion => WithHeader(assertion, """{"alg":"ES256","typ":"JWT"}"""); break;
            case "other kid": push.Assertion = assertion => WithHeader(assertion, """{"alg":"ES256","kid":"other","typ":"JWT"}"""); break;
            case "none": push.Assertion = assertion => WithHeader(assertion, """{"alg":"none","kid":"x","typ":"JWT"}"""); break;
            case "crit": push.Assertion = assertion => WithHeader(assertion, """{"alg":"ES256","kid":"x","crit":["b64"]}"""); break;
            case "expired": push.Claims = claims => claims["exp"] = now - 1; break;
            case "no end": push.Claims = claims => claims.Remove("exp"); break;
            case "too long": push.Claims = claims => claims["exp"] = now + 3_601; break;
            case "to come": push.Claims = claims => claims["iat"] = now + 120; break;
            case "other audience": push.Claims = claims => claims["aud"] = "https://evil.example/"; break;
            case "two audiences": push.Claims = claims => claims["aud"] = new JsonArray(SignInHost.Issuer, "https://evil.example/"); break;
            case "other issuer": push.Claims = claims => claims["iss"] = partner.Network; break;
            case "no id": push.Claims = claims => claims.Remove("jti"); break;
            case "too large": push.Claims = claims => claims["more"] = new string('x', 8_000); break;
            case "of another type": push.Assertion = assertion => partner.Key.Sign("at+jwt", new JsonObject { ["iss"] = partner.Client, ["sub"] = partner.Client, ["aud"] = SignInHost.Issuer, ["jti"] = "t", ["iat"] = now, ["exp"] = now + 60 }); break;
        }

        return push;
    }
}
