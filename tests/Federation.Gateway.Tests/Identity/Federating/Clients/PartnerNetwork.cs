using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Federation.Cluster.Federating;
using Federation.Cluster.Sync;
using Federation.Gateway.Tests.Identity.Passes;
using Federation.Trust.Keys;
using Federation.Trust.Metadata;
using Federation.Trust.Statements;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Federation.Gateway.Tests.Identity.Federating.Clients;

/// <summary>A network that speaks for itself on a free port of this machine, with a relying party below it. Each of what they say can be another.</summary>
internal sealed class PartnerNetwork : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly SignInHost _host;
    private int _asked;

    private PartnerNetwork(WebApplication app, SignInHost host) => (_app, _host) = (app, host);

    public string Network => _app.Urls.First();

    /// <summary>The relying party's entity id.</summary>
    public string Client => Network + "/rp";

    public string Redirect => "https://rp.example/callback";

    /// <summary>With which all entities sign statements.</summary>
    public FederationSigner Signer { get; } = PartnerServer.Signer();

    /// <summary>With which the relying party proves itself.</summary>
    public FederationSigner Key { get; set; } = PartnerServer.Signer();

    /// <summary>What the relying party says that it is.</summary>
    public JsonObject Metadata { get; set; } = [];

    /// <summary>Whom an entity names as its superiors, by its path, in place of the network.</summary>
    public ConcurrentDictionary<string, string[]> Hints { get; } = new();

    /// <summary>Whether the network says that the entities are below it.</summary>
    public bool Vouches { get; set; } = true;

    /// <summary>Whether something stands in front of its fetch endpoint that knows nothing of what is asked.</summary>
    public bool IsBeingReplaced { get; set; }

    /// <summary>What the network asks of them.</summary>
    public JsonObject? Policy { get; set; }

    public JsonObject? Constraints { get; set; }

    public TimeSpan Lifetime { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How long ago statements were signed.</summary>
    public TimeSpan Age { get; set; }

    /// <summary>Other documents, by path: media type and text.</summary>
    public ConcurrentDictionary<string, (string Type, string Text)> Documents { get; } = new();

    /// <summary>How often anything was asked for.</summary>
    public int Asked => Volatile.Read(ref _asked);

    /// <summary>One that the host's operator registered as "ruche".</summary>
    public static async Task<PartnerNetwork> StartAsync(SignInHost host)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var partner = new PartnerNetwork(builder.Build(), host);
        partner._app.Run(partner.AnswerAsync);
        await partner._app.StartAsync(TestContext.Current.CancellationToken);
        partner.Metadata = new JsonObject
        {
            ["client_registration_types"] = new JsonArray("automatic"),
            ["client_name"] = "Les <b>Visiteurs</b>",
            ["redirect_uris"] = new JsonArray(partner.Redirect),
            ["jwks"] = SetOf(partner.Key),
            ["grant_types"] = new JsonArray("authorization_code", "refresh_token"),
            ["scope"] = "openid offline_access",
        };
        await partner.JoinAsync(host);
        return partner;
    }

    /// <summary>The operator of a host registers it as "ruche".</summary>
    public async Task JoinAsync(SignInHost host)
    {
        var order = new EntityOrder { Network = NetworkId.Parse("ruche"), Entity = Network, Keys = SetOf(Signer).ToJsonString(), By = EntityOrder.ByTheOperator };
        Assert.Null((await host.Office.SetAsync(order, TestContext.Current.CancellationToken)).Code);
    }

    public static JsonObject SetOf(params FederationSigner[] signers) => new() { ["keys"] = new JsonArray([.. signers.Select(signer => (JsonNode?)JsonObject.Create(signer.PublicKey))]) };

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Task AnswerAsync(HttpContext http)
    {
        Interlocked.Increment(ref _asked);
        string path = http.Request.Path.Value ?? "";
        if (IsBeingReplaced && path == "/fetch") return WriteAsync(http, "text/html", "<html>", StatusCodes.Status404NotFound);
        if (Documents.TryGetValue(path, out var document)) return WriteAsync(http, document.Type, document.Text);
        var draft = path switch
        {
            "/.well-known/openid-federation" => Itself(Network, Hints.GetValueOrDefault("", [_host.Anchor.Value]), new JsonObject { [EntityMetadata.FederationEntity] = Fetch() }),
            "/fetch" => About(http.Request.Query["sub"].ToString()),
            _ when path.EndsWith("/.well-known/openid-federation", StringComparison.Ordinal) => OfLeaf(path[..path.IndexOf("/.well-known", StringComparison.Ordinal)]),
            _ => null,
        };
        return draft is null
            ? WriteAsync(http, "application/json", """{"error":"not_found","error_description":"There is none."}""", StatusCodes.Status404NotFound)
            : WriteAsync(http, "application/entity-statement+jwt", StatementWriter.Write(draft with { Lifetime = Lifetime }, Signer, _host.Host.Clock.GetUtcNow() - Age));
    }

    private StatementDraft OfLeaf(string path) =>
        Itself(Network + path, Hints.GetValueOrDefault(path, [Network]), new JsonObject { [EntityMetadata.FederationEntity] = Fetch(), ["openid_relying_party"] = Metadata.DeepClone() });

    private StatementDraft? About(string subject) =>
        Vouches && subject.StartsWith(Network + "/", StringComparison.Ordinal)
            ? new StatementDraft { Issuer = FederatingHost.Id(Network), Subject = FederatingHost.Id(subject), Keys = [Signer.PublicKey], Policy = Policy, Constraints = Constraints }
            : null;

    private StatementDraft Itself(string entity, string[] above, JsonObject metadata) =>
        new() { Issuer = FederatingHost.Id(entity), Subject = FederatingHost.Id(entity), Keys = [Signer.PublicKey], AuthorityHints = [.. above.Select(FederatingHost.Id)], Metadata = metadata };

    private JsonObject Fetch() => new() { [StatementWords.FetchEndpoint] = Network + "/fetch" };

    private static Task WriteAsync(HttpContext http, string type, string text, int status = StatusCodes.Status200OK)
    {
        (http.Response.StatusCode, http.Response.ContentType) = (status, type);
        return http.Response.WriteAsync(text);
    }
}
