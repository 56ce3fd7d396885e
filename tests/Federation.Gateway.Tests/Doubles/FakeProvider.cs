using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Federation.Gateway.Tests.Doubles;

/// <summary>A network's OpenID Connect provider on this machine, as far as a probe looks. Each of its answers can be another.</summary>
internal sealed class FakeProvider : IAsyncDisposable
{
    public const string Client = "directory";
    public const string Secret = "a secret: of + the client";

    private readonly WebApplication _app;

    private FakeProvider(WebApplication app) => _app = app;

    public string Issuer => _app.Urls.First();

    public JsonObject Discovery { get; private set; } = [];

    public string Keys { get; set; } = """{ "keys": [ { "kty": "EC", "crv": "P-256", "x": "AA", "y": "AA", "kid": "1" } ] }""";

    /// <summary>In place of all that a path answers.</summary>
    public ConcurrentDictionary<string, RequestDelegate> Instead { get; } = new(StringComparer.Ordinal);

    public ConcurrentQueue<string> Asked { get; } = new();

    public static async Task<FakeProvider> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var provider = new FakeProvider(builder.Build());
        provider._app.Run(provider.AnswerAsync);
        await provider._app.StartAsync(TestContext.Current.CancellationToken);
        provider.Discovery = new JsonObject
        {
            ["issuer"] = provider.Issuer,
            ["authorization_endpoint"] = $"{provider.Issuer}/authorize",
            ["token_endpoint"] = $"{provider.Issuer}/token",
            ["jwks_uri"] = $"{provider.Issuer}/keys",
            ["response_types_supported"] = new JsonArray("code"),
            ["code_challenge_methods_supported"] = new JsonArray("S256"),
        };
        return provider;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        string path = http.Request.Path.Value ?? "/";
        Asked.Enqueue(path);
        if (Instead.TryGetValue(path, out var answer)) await answer(http);
        else if (path == "/.well-known/openid-configuration") await http.Response.WriteAsync(Discovery.ToJsonString());
        else if (path == "/keys") await http.Response.WriteAsync(Keys);
        else if (path == "/token") await http.Response.WriteAsync($$"""{ "error": "{{(await KnowsAsync(http.Request) ? "invalid_grant" : "invalid_client")}}" }""");
        else http.Response.StatusCode = StatusCodes.Status404NotFound;
    }

    private static async Task<bool> KnowsAsync(HttpRequest request)
    {
        if (request.Headers.Authorization.ToString() is ['B', 'a', 's', 'i', 'c', ' ', .. var basic])
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(basic)) == $"{Client}:{Uri.EscapeDataString(Secret)}";
        }

        var form = await request.ReadFormAsync();
        return form["client_id"] == Client && form["client_secret"] == Secret;
    }
}
