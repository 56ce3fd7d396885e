using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Federation.Cluster.Federating;
using Federation.Cluster.Members.Passes.Status;
using Federation.Cluster.Sync;
using Federation.Gateway.Tests.Identity.Federating;
using Federation.Trust.Keys;
using Federation.Trust.Metadata;
using Federation.Trust.Statements;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.Tests.Identity.Passes;

/// <summary>A network that speaks for itself on a free port of this machine: it has an issuer of passes and a centre with a door below it, and signs for all of them with one key.</summary>
internal sealed class PartnerServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly FederatingHost _host;
    private readonly FederationSigner _signer = Signer();
    private int _asked;

    private PartnerServer(WebApplication app, FederatingHost host) => (_app, _host) = (app, host);

    public string Network => _app.Urls.First();

    public string Issuer => Network + "/passes";

    public string Centre => Network + "/centre";

    /// <summary>Signs the list of states.</summary>
    public FederationSigner States { get; } = Signer();

    /// <summary>What stands at the place of the list; null for no answer.</summary>
    public string? List { get; set; }

    public string ListType { get; set; } = "application/statuslist+jwt";

    /// <summary>How often the list was asked for.</summary>
    public int ListAsked { get; private set; }

    /// <summary>How often anything was.</summary>
    public int Asked => Volatile.Read(ref _asked);

    /// <summary>A server whose network the host's operator registered as "ruche".</summary>
    public static async Task<PartnerServer> StartAsync(FederatingHost host)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new PartnerServer(app, host);
        app.Run(server.AnswerAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        string keys = new JsonObject { ["keys"] = new JsonArray(JsonObject.Create(server._signer.PublicKey)) }.ToJsonString();
        var order = new EntityOrder { Network = NetworkId.Parse("ruche"), Entity = server.Network, Keys = keys, By = EntityOrder.ByTheOperator };
        Assert.Null((await host.Host.Services.GetRequiredService<EntityRegister>().SetAsync(order, host.Anchor, TestContext.Current.CancellationToken)).Code);
        return server;
    }

    /// <summary>A list that says of some places that what stands there counts no more.</summary>
    /// <param name="age">How long ago it was made.</param>
    public string ListOf(int[] withdrawn, TimeSpan age = default, FederationSigner? signer = null, string? sub = null, TimeSpan? lives = null)
    {
        var at = _host.Host.Clock.GetUtcNow() - age;
        return (signer ?? States).Sign("statuslist+jwt", new JsonObject
        {
            ["sub"] = sub ?? Issuer + "/states",
            ["iat"] = at.ToUnixTimeSeconds(),
            ["exp"] = (at + (lives ?? TimeSpan.FromHours(6))).ToUnixTimeSeconds(),
            ["ttl"] = 60,
            ["status_list"] = new JsonObject { ["bits"] = 1, ["lst"] = StatusList.Of(withdrawn).ToString() },
        });
    }

    public static FederationSigner Signer() => new(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Task AnswerAsync(HttpContext http)
    {
        Interlocked.Increment(ref _asked);
        if (http.Request.Path == "/passes/states")
        {
            ListAsked++;
            return WriteAsync(http, ListType, List);
        }

        StatementDraft? draft = http.Request.Path.Value switch
        {
            "/.well-known/openid-federation" => Itself(Network, _host.Anchor.Value, new JsonObject { [EntityMetadata.FederationEntity] = new JsonObject { [StatementWords.FetchEndpoint] = Network + "/fetch" }, ["centre_pass_issuer"] = Passes() }),
            "/passes/.well-known/openid-federation" => Itself(Issuer, Network, new JsonObject { ["centre_pass_issuer"] = Passes() }),
            "/centre/.well-known/openid-federation" => Itself(Centre, Network, new JsonObject
            {
                [EntityMetadata.FederationEntity] = new JsonObject { ["display_name"] = "Le Hangar" },
                ["centre_door"] = new JsonObject { ["pass_endpoint"] = Centre + "/pass" },
            }),
            "/fetch" when http.Request.Query["sub"] is [{ } sub] && (sub == Issuer || sub == Centre) => new StatementDraft { Issuer = FederatingHost.Id(Network), Subject = FederatingHost.Id(sub), Keys = [_signer.PublicKey] },
            _ => null,
        };
        return WriteAsync(http, "application/entity-statement+jwt", draft is null ? null : StatementWriter.Write(draft, _signer, _host.Host.Clock.GetUtcNow()));
    }

    private StatementDraft Itself(string entity, string above, JsonObject metadata) =>
        new() { Issuer = FederatingHost.Id(entity), Subject = FederatingHost.Id(entity), Keys = [_signer.PublicKey], AuthorityHints = [FederatingHost.Id(above)], Metadata = metadata };

    private JsonObject Passes() => new()
    {
        ["jwks"] = new JsonObject { ["keys"] = new JsonArray(JsonObject.Create(States.PublicKey)) },
        ["status_list"] = Issuer + "/states",
        ["visit_endpoint"] = Issuer + "/visit",
    };

    private static Task WriteAsync(HttpContext http, string type, string? text)
    {
        http.Response.StatusCode = text is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        http.Response.ContentType = type;
        return http.Response.WriteAsync(text ?? "");
    }
}
