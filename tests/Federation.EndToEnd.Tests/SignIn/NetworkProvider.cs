using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Federation.EndToEnd.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace Federation.EndToEnd.Tests.SignIn;

/// <summary>A network's OpenID Connect provider that signs one member in without asking, and tells more of that member than anybody asked for. Thread safe.</summary>
internal sealed class NetworkProvider : IAsyncDisposable
{
    public const string ClientId = "the-directory";

    private readonly LoopbackServer _server;
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ConcurrentDictionary<string, string> _nonces = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _hints = new();
    private readonly JsonObject _claims;

    private NetworkProvider(LoopbackServer server, JsonObject claims) => (_server, _claims) = (server, claims);

    public string Issuer => _server.UrlOf("");

    /// <summary>What it was told of who is about to come.</summary>
    public IReadOnlyCollection<string> Hints => _hints;

    /// <summary>How often somebody came with a code.</summary>
    public int CodesShown { get; private set; }

    /// <param name="claims">What it says of its member; <c>sub</c> among it.</param>
    public static async Task<NetworkProvider> StartAsync(JsonObject claims)
    {
        var provider = new NetworkProvider(await LoopbackServer.StartAsync(), claims);
        provider.Open();
        return provider;
    }

    /// <summary>What it says of its member from the next sign-in on.</summary>
    public void Say(string name, string? value)
    {
        lock (_claims) _claims[name] = value;
    }

    /// <summary>A token by its key.</summary>
    /// <param name="type">The header's; null for none.</param>
    public string Sign(JsonObject claims, string? type = "JWT") => Sign(claims, type, _key);

    /// <summary>A token by a key of somebody else, who says that it is the provider's.</summary>
    public static string Forge(JsonObject claims, string type)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Sign(claims, type, key);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _key.Dispose();
    }

    private void Open()
    {
        _server.Serve("/.well-known/openid-configuration", "application/json", new JsonObject
        {
            ["issuer"] = Issuer,
            ["authorization_endpoint"] = _server.UrlOf("/authorize"),
            ["token_endpoint"] = _server.UrlOf("/token"),
            ["userinfo_endpoint"] = _server.UrlOf("/userinfo"),
            ["jwks_uri"] = _server.UrlOf("/keys"),
            ["response_types_supported"] = new JsonArray("code"),
            ["subject_types_supported"] = new JsonArray("public"),
            ["id_token_signing_alg_values_supported"] = new JsonArray("ES256"),
            ["code_challenge_methods_supported"] = new JsonArray("S256"),
            ["token_endpoint_auth_methods_supported"] = new JsonArray("client_secret_basic"),
            ["authorization_response_iss_parameter_supported"] = true,
        }.ToJsonString());
        var key = _key.ExportParameters(includePrivateParameters: false);
        _server.Serve("/keys", "application/json", new JsonObject
        {
            ["keys"] = new JsonArray(new JsonObject { ["kty"] = "EC", ["crv"] = "P-256", ["kid"] = "1", ["use"] = "sig", ["alg"] = "ES256", ["x"] = Base64Url.EncodeToString(key.Q.X), ["y"] = Base64Url.EncodeToString(key.Q.Y) }),
        }.ToJsonString());
        _server.Serve("/authorize", AuthorizeAsync);
        _server.Serve("/token", TokenAsync);
        _server.Serve("/userinfo", http => WriteAsync(http, Claims()));
    }

    private Task AuthorizeAsync(HttpContext http)
    {
        var asked = http.Request.Query;
        string code = Guid.NewGuid().ToString("N");
        _nonces[code] = asked["nonce"].ToString();
        if (asked["login_hint"] is [{ } hint]) _hints.Enqueue(hint);
        http.Response.Redirect(asked["redirect_uri"] + new QueryBuilder { { "code", code }, { "state", asked["state"].ToString() }, { "iss", Issuer } }.ToString());
        return Task.CompletedTask;
    }

    private async Task TokenAsync(HttpContext http)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        CodesShown++;
        if (!_nonces.TryRemove(form["code"].ToString(), out string? nonce))
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            await WriteAsync(http, new JsonObject { ["error"] = "invalid_grant" });
            return;
        }

        long now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var claims = Claims();
        (claims["iss"], claims["aud"], claims["nonce"], claims["iat"], claims["exp"]) = (Issuer, ClientId, nonce, now, now + 300);
        await WriteAsync(http, new JsonObject { ["access_token"] = Guid.NewGuid().ToString("N"), ["token_type"] = "Bearer", ["expires_in"] = 300, ["id_token"] = Sign(claims) });
    }

    private JsonObject Claims()
    {
        lock (_claims) return (JsonObject)_claims.DeepClone();
    }

    private static string Sign(JsonObject claims, string? type, ECDsa key)
    {
        var header = new JsonObject { ["alg"] = "ES256", ["kid"] = "1" };
        if (type is not null) header["typ"] = type;
        string signed = $"{Encode(header.ToJsonString())}.{Encode(claims.ToJsonString())}";
        return $"{signed}.{Base64Url.EncodeToString(key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256))}";
    }

    private static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));

    private static Task WriteAsync(HttpContext http, JsonNode answer)
    {
        http.Response.ContentType = "application/json";
        return http.Response.WriteAsync(answer.ToJsonString(), http.RequestAborted);
    }
}
