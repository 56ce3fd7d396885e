using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Federation.Cluster.Federating;
using Federation.Gateway.Identity.Access;
using Federation.Trust;
using Federation.Trust.Chains;
using Federation.Trust.Keys;
using Federation.Trust.Metadata;
using Federation.Trust.Statements;
using Federation.Trust.Tokens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.Tests.Identity.Federating;

/// <summary>Networks that speak for themselves: registered by operators, asked over the guarded network, removed.</summary>
public sealed class NetworkEntityTests
{
    private const string Set = "mutation($input: NetworkEntityInput!) { done: setNetworkEntity(input: $input) { __typename ... on EntitySet { entity isDenied } ... on Refusal { code } } }";

    [Fact]
    public async Task Set_ByAnOperator_TakesThePlaceOfWhatIsHosted()
    {
        await using var host = await FederatingHost.StartAsync();
        var entity = new Speaker("https://ruche.example");
        Assert.Equal("""{"__typename":"EntitySet","entity":"https://ruche.example","isDenied":false}""", (await SetAsync(host, entity)).GetRawText());

        Assert.Equal((404, "not_found"), await host.RefusalAsync(host.Network.ConfigurationAddress.AbsolutePath));
        var about = Read(host, await host.TextAsync("/federation/fetch?sub=https://ruche.example", "application/entity-statement+jwt"));
        Assert.NotNull(about.Keys.Find(entity.Signer.KeyId));
        Assert.Equal(["ruche.example", ".ruche.example", ".login.example"], about.Constraints?.Names?.Permitted);
        Assert.NotNull(about.Policy);
        Assert.Equal($"""["https://ruche.example","https://directory.example/networks/spaces","{host.Leaf}"]""", await host.TextAsync("/federation/list", "application/json"));
        Assert.Equal("""["https://ruche.example","https://directory.example/networks/spaces"]""", await host.TextAsync("/federation/list?intermediate=true", "application/json"));

        // What is at the directory's address the directory vouches for.
        Assert.Equal([host.Leaf, host.Anchor, host.Anchor], Held(await host.BuildAsync(host.Leaf)).Statements.Select(statement => statement.Issuer));
    }

    // A chain can be shown rather than fetched: then nobody asks the centre's own address.
    [Fact]
    public async Task Chain_ThatANetworkMakesUpForACentre_IsRefused()
    {
        await using var host = await FederatingHost.StartAsync();
        var (network, forged) = (new Speaker("https://ruche.example"), new Speaker(host.Leaf.Value));
        await SetAsync(host, network);
        var now = host.Host.Clock.GetUtcNow();
        string[] chain =
        [
            StatementWriter.Write(new StatementDraft { Issuer = host.Leaf, Subject = host.Leaf, Keys = [forged.Signer.PublicKey], AuthorityHints = [FederatingHost.Id(network.Id)] }, forged.Signer, now),
            StatementWriter.Write(new StatementDraft { Issuer = FederatingHost.Id(network.Id), Subject = host.Leaf, Keys = [forged.Signer.PublicKey] }, network.Signer, now),
            await host.TextAsync($"/federation/fetch?sub={network.Id}", "application/entity-statement+jwt"),
            await host.TextAsync("/.well-known/openid-federation", "application/entity-statement+jwt"),
        ];

        Assert.Equal(TrustCodes.NameExcluded, (await ChainVerifier.VerifyAsync(chain, host.Known, now, host.Rules)).Refusal?.Code);
    }

    [Theory]
    [InlineData("http://ruche.example", null, TrustCodes.BadEntityId)]
    [InlineData("https://directory.example", null, EntityCodes.Hosted)]
    [InlineData("https://directory.example/networks/ruche", null, EntityCodes.Hosted)]
    [InlineData("https://directory.example:8443/ruche", null, EntityCodes.Hosted)]
    [InlineData("https://192.0.2.7", null, TrustCodes.BadEntityId)]
    [InlineData("https://[2001:db8::1]/ruche", null, TrustCodes.BadEntityId)]
    [InlineData("https://127.0.0.1", null, TrustCodes.BadEntityId)]
    [InlineData("https://localhost", null, TrustCodes.BadEntityId)]
    [InlineData("https://example", null, TrustCodes.BadEntityId)]
    [InlineData("https://ruche.example.", null, TrustCodes.BadEntityId)]
    [InlineData("https://ruche.example", """{"keys":[{"kid":"a","kty":"OKP","crv":"Ed25519","x":"AA"}]}""", TrustCodes.BadKeys)]
    [InlineData("https://ruche.example", "{}", TrustCodes.BadKeys)]
    [InlineData("https://ruche.example", "[", TrustCodes.BadKeys)]
    public async Task Set_WhatIsNone_IsRefused(string entity, string? keys, string code)
    {
        await using var host = await FederatingHost.StartAsync();
        var answer = await host.Host.AskAsync(Set, new { input = new { network = "ruche", entity, keys = keys ?? new Speaker("https://a.example").Keys } }, host.Host.Token);

        Assert.Equal(code, answer.Data.GetProperty("done").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Set_AnEntityOfAnotherNetwork_IsRefused()
    {
        await using var host = await FederatingHost.StartAsync();
        var entity = new Speaker("https://ruche.example");
        await SetAsync(host, entity);

        Assert.Equal(EntityCodes.Taken, (await SetAsync(host, entity, network: "spaces")).GetProperty("code").GetString());
        Assert.Equal("EntitySet", (await SetAsync(host, entity)).GetProperty("__typename").GetString());
        Assert.Equal("network.unknown", (await SetAsync(host, entity, network: "nobody")).GetProperty("code").GetString());
    }

    [Theory]
    [InlineData(".com")]
    [InlineData("com")]
    [InlineData("192.0.2.7")]
    [InlineData("..ruche.example")]
    [InlineData("ruche.example.")]
    public async Task Set_PermittedNamesThatAreNone_IsRefused(string name)
    {
        await using var host = await FederatingHost.StartAsync();
        var entity = new Speaker("https://ruche.example");

        Assert.Equal(TrustCodes.BadConstraints, (await SetAsync(host, entity, permitted: name)).GetProperty("code").GetString());
    }

    // Between a look at whose an id is and the writing another network may take it.
    [Fact]
    public async Task Set_OneEntityByTwoNetworksAtATime_IsOneOfThem()
    {
        await using var host = await FederatingHost.StartAsync();
        var (first, second) = (Order("ruche", "https://both.example"), Order("spaces", "https://both.example/"));
        var store = host.Host.Store;
        var interrupted = new Interrupted(() => Assert.Null(new EntityRegister(store, TimeProvider.System, allowLoopback: false).SetAsync(second, host.Anchor, TestContext.Current.CancellationToken).GetAwaiter().GetResult().Code)); // All in memory.
        var register = new EntityRegister(store, interrupted, allowLoopback: false);

        Assert.Equal(EntityCodes.Changed, (await register.SetAsync(first, host.Anchor, TestContext.Current.CancellationToken)).Code);
        Assert.Equal(EntityCodes.Taken, (await register.SetAsync(first, host.Anchor, TestContext.Current.CancellationToken)).Code);

        // Who has another entity from now on leaves the former one free.
        Assert.Null((await register.SetAsync(Order("spaces", "https://spaces.example"), host.Anchor, TestContext.Current.CancellationToken)).Code);
        Assert.Null((await register.SetAsync(first, host.Anchor, TestContext.Current.CancellationToken)).Code);
        Assert.Equal(["https://both.example", "https://spaces.example"], await store.ScanIdsAsync(Federation.Cluster.Storage.RowKinds.EntityOwner, cancellationToken: TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));
        Assert.DoesNotContain(await Federation.Cluster.Sync.DirectoryCheck.RunAsync(store, TestContext.Current.CancellationToken), problem => problem.Contains("entity", StringComparison.Ordinal));
    }

    // On the machine itself an operator may name what is on it; below a directory with a name nobody's name fits that.
    [Fact]
    public async Task Set_AnEntityOnThisMachine_PermitsNobodyBelowANamedDirectory()
    {
        await using var host = await FederatingHost.StartAsync();
        var register = new EntityRegister(host.Host.Store, TimeProvider.System, allowLoopback: true);
        Assert.Null((await register.SetAsync(Order("ruche", "https://127.0.0.1:8443"), host.Anchor, TestContext.Current.CancellationToken)).Code);
        var about = Read(host, await host.TextAsync("/federation/fetch?sub=https://127.0.0.1:8443", "application/entity-statement+jwt"));

        Assert.Empty(about.Constraints?.Names?.Permitted ?? ["all"]);
    }

    [Fact]
    public async Task Set_AnEntityThatWasRemoved_IsRefusedUntilItIsLetIn()
    {
        await using var host = await FederatingHost.StartAsync();
        var entity = new Speaker("https://ruche.example");
        await SetAsync(host, entity);
        await host.Host.AskAsync("""mutation { removeNetworkEntity(network: "ruche") { __typename } }""", token: host.Host.Token);
        Assert.Equal(EntityCodes.Removed, (await SetAsync(host, entity)).GetProperty("code").GetString());

        await host.Host.AskAsync("""mutation { allowEntity(entity: "https://ruche.example") { __typename } }""", token: host.Host.Token);
        Assert.Equal("EntitySet", (await SetAsync(host, entity)).GetProperty("__typename").GetString());
        await host.TextAsync("/federation/fetch?sub=https://ruche.example", "application/entity-statement+jwt");
    }

    [Fact]
    public async Task Deny_WithASlashMore_IsTheSame()
    {
        await using var host = await FederatingHost.StartAsync();
        await SetAsync(host, new Speaker("https://ruche.example"));
        Assert.Equal(EntityCodes.Taken, (await SetAsync(host, new Speaker("https://ruche.example/"), network: "spaces")).GetProperty("code").GetString());
        await host.Host.AskAsync("""mutation { denyEntity(entity: "https://ruche.example/") { __typename } }""", token: host.Host.Token);
        Assert.Equal((404, "not_found"), await host.RefusalAsync("/federation/fetch?sub=https://ruche.example"));

        await host.Host.AskAsync("""mutation { allowEntity(entity: "https://ruche.example") { __typename } }""", token: host.Host.Token);
        await host.TextAsync("/federation/fetch?sub=https://ruche.example", "application/entity-statement+jwt");
    }

    [Theory]
    [InlineData("https://directory.example/")]
    [InlineData("https://directory.example")]
    public async Task Deny_TheDirectoryItself_IsRefused(string entity)
    {
        await using var host = await FederatingHost.StartAsync();
        var answer = await host.Host.AskAsync($$"""mutation { done: denyEntity(entity: "{{entity}}") { ... on Refusal { code } } }""", token: host.Host.Token);

        Assert.Equal(EntityCodes.Anchor, answer.Data.GetProperty("done").GetProperty("code").GetString());
        await host.TextAsync("/.well-known/openid-federation", "application/entity-statement+jwt");
    }

    [Fact]
    public async Task Remove_ANetworksEntity_RemovesItAndSpeaksForTheNetworkAgain()
    {
        await using var host = await FederatingHost.StartAsync();
        await SetAsync(host, new Speaker("https://ruche.example"));
        var answer = await host.Host.AskAsync("""mutation { done: removeNetworkEntity(network: "ruche") { __typename ... on Refusal { code } } }""", token: host.Host.Token);

        Assert.Equal("EntitySet", answer.Data.GetProperty("done").GetProperty("__typename").GetString());
        Assert.Equal((404, "not_found"), await host.RefusalAsync("/federation/fetch?sub=https://ruche.example"));
        Assert.NotNull((await host.BuildAsync(host.Leaf)).Value);
        Assert.True((await host.Host.Services.GetRequiredService<EntityRegister>().ReadAsync(TestContext.Current.CancellationToken)).IsDenied(FederatingHost.Id("https://ruche.example")));
        Assert.Equal(EntityCodes.Unknown, (await host.Host.AskAsync("""mutation { done: removeNetworkEntity(network: "ruche") { ... on Refusal { code } } }""", token: host.Host.Token)).Data.GetProperty("done").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Deny_ByAnOperatorAlone_AndBackAgain()
    {
        await using var host = await FederatingHost.StartAsync();
        const string Deny = """mutation { done: denyEntity(entity: "https://directory.example/networks/ruche") { ... on EntitySet { isDenied } } }""";
        Assert.Equal("FORBIDDEN", (await host.Host.AskAsync(Deny, token: host.Host.Callers.Add(Role.NetworkManager, "ruche"))).Code);
        Assert.True((await host.Host.AskAsync(Deny, token: host.Host.Token)).Data.GetProperty("done").GetProperty("isDenied").GetBoolean());
        Assert.Equal((404, "not_found"), await host.RefusalAsync(host.Leaf.ConfigurationAddress.AbsolutePath));

        await host.Host.AskAsync("""mutation { allowEntity(entity: "https://directory.example/networks/ruche") { __typename } }""", token: host.Host.Token);
        Assert.NotNull((await host.BuildAsync(host.Leaf)).Value);
    }

    // The directory is itself on this machine, and so may ask the network there that an operator registered; a stranger has nobody asked.
    [Fact]
    public async Task Resolve_AnEntityOfANetwork_AsksForWhoIsSignedInAlone()
    {
        await using var host = await FederatingHost.StartAsync("http://127.0.0.1:9");
        await using var network = await NetworkServer.StartAsync(host);
        await SetAsync(host, network.Network);
        string question = $"/federation/resolve?sub={Uri.EscapeDataString(network.Provider.Id)}&trust_anchor={Uri.EscapeDataString(host.Anchor.Value)}";

        Assert.Equal((404, "not_found"), await host.RefusalAsync(question));
        Assert.Equal(0, network.Asked);

        using var response = await host.GetAsync(question, host.Host.Callers.Add(Role.Operator));
        var told = SignedToken.Read(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), 16);
        Assert.Equal(("resolve-response+jwt", network.Provider.Id), (told?.Type, told?.Claims.Text("sub")));
        var provider = told!.Claims.Find("metadata")!.Value.GetProperty("openid_provider"); // Just read.
        // The directory's policy counts for who is below it.
        Assert.Equal("""["pairwise"]""", provider.GetProperty("subject_types_supported").GetRawText());
        Assert.Equal(4, told.Claims.Find("trust_chain")?.GetArrayLength());

        // From then on it is known, also to a stranger, and nobody is asked again.
        int asked = network.Asked;
        await host.TextAsync(question, "application/resolve-response+jwt");
        Assert.Equal(asked, network.Asked);

        await host.Host.AskAsync($$"""mutation { denyEntity(entity: "{{network.Network.Id}}") { __typename } }""", token: host.Host.Token);
        Assert.Equal((404, "not_found"), await host.RefusalAsync(question));
    }

    // On one host there is nobody's entity but a network's; who is signed in may have no other host asked.
    [Fact]
    public async Task Resolve_OnAHostOfNobody_AsksForAnOperatorAlone()
    {
        await using var host = await FederatingHost.StartAsync("http://127.0.0.1:9");
        await using var network = await NetworkServer.StartAsync(host);
        await SetAsync(host, network.Network);
        string question = Question(host, network.Provider.Id.Replace("127.0.0.1", "localhost", StringComparison.Ordinal));

        Assert.Equal((404, "not_found"), await host.RefusalAsync(question, host.Host.Callers.Add(Role.NetworkManager, "ruche")));
        Assert.Equal(0, network.Asked);
        await host.RefusalAsync(question, host.Host.Callers.Add(Role.Operator));
        Assert.NotEqual(0, network.Asked);
        using var own = await host.GetAsync(Question(host, network.Provider.Id), host.Host.Callers.Add(Role.NetworkManager, "ruche"));
        Assert.True(own.IsSuccessStatusCode);
    }

    [Fact]
    public async Task Resolve_AfterTheNetworkHasOtherKeysOrIsGone_KnowsTheChainNoMore()
    {
        await using var host = await FederatingHost.StartAsync("http://127.0.0.1:9");
        await using var network = await NetworkServer.StartAsync(host);
        await SetAsync(host, network.Network);
        string question = Question(host, network.Provider.Id);
        string token = host.Host.Callers.Add(Role.Operator);
        Assert.True((await host.GetAsync(question, token)).IsSuccessStatusCode);

        // The same once more changes nothing.
        await SetAsync(host, network.Network);
        await host.TextAsync(question, "application/resolve-response+jwt");

        await SetAsync(host, new Speaker(network.Network.Id));
        Assert.Equal((404, "not_found"), await host.RefusalAsync(question));
        Assert.Equal((400, "invalid_trust_chain"), await host.RefusalAsync(question, token));

        host.Host.Clock.Advance(TimeSpan.FromMinutes(1));
        await SetAsync(host, network.Network);
        Assert.True((await host.GetAsync(question, token)).IsSuccessStatusCode);
        var register = host.Host.Services.GetRequiredService<EntityRegister>();
        await register.RemoveAsync(Federation.Cluster.Sync.NetworkId.Parse("ruche"), "operator", TestContext.Current.CancellationToken);
        await register.DenyAsync(network.Network.Id, isDenied: false, host.Anchor, "operator", TestContext.Current.CancellationToken);
        Assert.Equal((404, "not_found"), await host.RefusalAsync(question));
    }

    [Fact]
    public async Task Resolve_ACentre_IsForEverybody()
    {
        await using var host = await FederatingHost.StartAsync();
        await host.DecideAsync(Registry.Labels.LabelEventKind.Awarded, 1);
        string question = $"/federation/resolve?sub={host.Leaf}&trust_anchor={host.Anchor}";
        var told = SignedToken.Read(await host.TextAsync(question, "application/resolve-response+jwt"), 16);

        Assert.True(await host.Known.Keys.Find(told?.KeyId)!.HasSignedAsync(told!)); // Just read.
        Assert.Equal(1, told!.Claims.Find("trust_marks")?.GetArrayLength()); // As above.
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero), told.Claims.Time("exp"));
        Assert.Equal("{}", SignedToken.Read(await host.TextAsync(question + "&entity_type=openid_provider", "application/resolve-response+jwt"), 16)?.Claims.Find("metadata")?.GetRawText());
        Assert.Equal((404, "invalid_trust_anchor"), await host.RefusalAsync($"/federation/resolve?sub={host.Leaf}&trust_anchor=https://other.example"));
        Assert.Equal((400, "invalid_request"), await host.RefusalAsync($"/federation/resolve?sub={host.Leaf}"));
        Assert.Equal((400, "invalid_request"), await host.RefusalAsync($"/federation/resolve?trust_anchor={host.Anchor}"));
        Assert.Equal((404, "not_found"), await host.RefusalAsync($"/federation/resolve?sub=https://other.example&trust_anchor={host.Anchor}"));
    }

    private static async Task<JsonElement> SetAsync(FederatingHost host, Speaker entity, string network = "ruche", string permitted = ".login.example") =>
        (await host.Host.AskAsync(Set, new { input = new { network, entity = entity.Id, keys = entity.Keys, permitted = new[] { permitted } } }, host.Host.Token)).Data.GetProperty("done");

    private static string Question(FederatingHost host, string subject) => $"/federation/resolve?sub={Uri.EscapeDataString(subject)}&trust_anchor={Uri.EscapeDataString(host.Anchor.Value)}";

    private static EntityOrder Order(string network, string entity) => new() { Network = Federation.Cluster.Sync.NetworkId.Parse(network), Entity = entity, Keys = new Speaker(entity).Keys, By = EntityOrder.ByTheOperator };

    private static T Held<T>(Judged<T> judged) where T : class => judged.Value ?? throw new Xunit.Sdk.XunitException($"{judged.Refusal?.Code}: {judged.Refusal?.Message}");

    private static EntityStatement Read(FederatingHost host, string compact)
    {
        var judged = StatementReader.Read(compact, host.Host.Clock.GetUtcNow(), host.Rules);
        return judged.Value ?? throw new Xunit.Sdk.XunitException($"{judged.Refusal?.Code}");
    }

    /// <summary>A clock at which something happens once when it is looked at.</summary>
    private sealed class Interrupted(Action happens) : TimeProvider
    {
        private bool _happened;

        public override DateTimeOffset GetUtcNow()
        {
            if (!_happened)
            {
                _happened = true;
                happens();
            }

            return base.GetUtcNow();
        }
    }

    /// <summary>Somebody with an entity id and a key.</summary>
    private sealed class Speaker(string id)
    {
        public string Id => id;

        public FederationSigner Signer { get; } = new(ECDsa.Create(ECCurve.NamedCurves.nistP256));

        public string Keys => new JsonObject { ["keys"] = new JsonArray(JsonObject.Create(Signer.PublicKey)) }.ToJsonString();
    }

    /// <summary>A network on a free port of this machine, with one provider below it.</summary>
    private sealed class NetworkServer(WebApplication app, FederatingHost host) : IAsyncDisposable
    {
        private int _asked;

        public Speaker Network { get; private set; } = new("");

        public Speaker Provider { get; private set; } = new("");

        public int Asked => Volatile.Read(ref _asked);

        public static async Task<NetworkServer> StartAsync(FederatingHost host)
        {
            var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
            builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
            var app = builder.Build();
            var server = new NetworkServer(app, host);
            app.Run(server.AnswerAsync);
            await app.StartAsync(TestContext.Current.CancellationToken);
            (server.Network, server.Provider) = (new Speaker(app.Urls.First()), new Speaker(app.Urls.First() + "/op"));
            return server;
        }

        public ValueTask DisposeAsync() => app.DisposeAsync();

        private Task AnswerAsync(HttpContext http)
        {
            Interlocked.Increment(ref _asked);
            var (network, provider) = (FederatingHost.Id(Network.Id), FederatingHost.Id(Provider.Id));
            StatementDraft? draft = http.Request.Path.Value switch
            {
                "/.well-known/openid-federation" => Draft(network, network, Network) with { AuthorityHints = [host.Anchor], Metadata = new JsonObject { [EntityMetadata.FederationEntity] = new JsonObject { [StatementWords.FetchEndpoint] = Network.Id + "/fetch" } } },
                "/op/.well-known/openid-federation" => Draft(provider, provider, Provider) with
                {
                    AuthorityHints = [network],
                    Metadata = new JsonObject { ["openid_provider"] = new JsonObject { ["subject_types_supported"] = new JsonArray("public", "pairwise"), ["id_token_signing_alg_values_supported"] = new JsonArray("RS256") } },
                },
                "/fetch" when http.Request.Query["sub"] == Provider.Id => Draft(network, provider, Provider),
                _ => null,
            };
            if (draft is null)
            {
                http.Response.StatusCode = StatusCodes.Status404NotFound;
                return http.Response.WriteAsJsonAsync(new { error = "not_found" });
            }

            http.Response.ContentType = "application/entity-statement+jwt";
            return http.Response.WriteAsync(StatementWriter.Write(draft, draft.Issuer == network ? Network.Signer : Provider.Signer, host.Host.Clock.GetUtcNow()));
        }

        private static StatementDraft Draft(Trust.Entities.EntityId issuer, Trust.Entities.EntityId subject, Speaker of) => new() { Issuer = issuer, Subject = subject, Keys = [of.Signer.PublicKey] };
    }
}
