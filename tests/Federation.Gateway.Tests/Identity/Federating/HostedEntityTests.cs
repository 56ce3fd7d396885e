using System.Net;
using System.Text.Json.Nodes;
using Federation.Cluster.Federating;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;
using Federation.Gateway.Tests.Doubles;
using Federation.Trust;
using Federation.Trust.Chains;
using Federation.Trust.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.Tests.Identity.Federating;

/// <summary>The directory as anchor, asked over HTTP and judged by what is known of it from elsewhere: its keys.</summary>
public sealed class HostedEntityTests
{
    [Fact]
    public async Task Chain_OfACentre_LeadsOverItsNetworkToTheDirectory()
    {
        await using var host = await FederatingHost.StartAsync();
        var chain = Held(await host.BuildAsync(host.Leaf));

        Assert.Equal([host.Leaf, host.Network, host.Anchor, host.Anchor], chain.Statements.Select(statement => statement.Issuer));
        Assert.Equal("La Cantine", chain.Metadata.Text(EntityMetadata.FederationEntity, "display_name"));
        // From the full hour on, a day.
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero), chain.Expires);
        Assert.Equal(5, host.Asked.Distinct().Count());
    }

    [Fact]
    public async Task Chain_OfTheDirectory_TellsWhatItIs()
    {
        await using var host = await FederatingHost.StartAsync();
        var chain = Held(await host.BuildAsync(host.Anchor));

        Assert.Equal(host.Anchor.Value, chain.Metadata.Text("openid_provider", "issuer"));
        Assert.Equal("https://directory.example/federation/fetch", chain.Metadata.Text(EntityMetadata.FederationEntity, "federation_fetch_endpoint"));
        Assert.Equal("https://directory.example/federation/historical-keys", chain.Metadata.Text(EntityMetadata.FederationEntity, "federation_historical_keys_endpoint"));
        Assert.Equal(3, chain.Configuration.MarkAuthorities.Issuers.Count);
        Assert.Empty(chain.Configuration.AuthorityHints);
    }

    [Fact]
    public async Task Configuration_OfANetwork_NamesItAndItsEndpoints()
    {
        await using var host = await FederatingHost.StartAsync();
        var metadata = Held(await host.BuildAsync(host.Network)).Metadata;

        Assert.Equal("La Ruche", metadata.Text(EntityMetadata.FederationEntity, "organization_name"));
        Assert.Equal("https://directory.example/networks/ruche/federation/list", metadata.Text(EntityMetadata.FederationEntity, "federation_list_endpoint"));
        Assert.Null(metadata.Text(EntityMetadata.FederationEntity, "federation_resolve_endpoint"));
    }

    [Theory]
    [InlineData("/networks/nobody/.well-known/openid-federation")]
    [InlineData("/networks/No Network/.well-known/openid-federation")]
    [InlineData("/centres/nowhere/.well-known/openid-federation")]
    [InlineData("/federation/fetch?sub=https://other.example")]
    [InlineData("/federation/fetch?sub=https://directory.example/networks/nobody")]
    [InlineData("/federation/fetch?sub=https://directory.example/centres/CENTRE")]
    [InlineData("/networks/spaces/federation/fetch?sub=https://directory.example/centres/CENTRE")]
    [InlineData("/networks/nobody/federation/list")]
    public async Task Question_OfWhoIsNotThere_IsNotFound(string path)
    {
        await using var host = await FederatingHost.StartAsync();

        Assert.Equal((404, "not_found"), await host.RefusalAsync(path.Replace("CENTRE", host.Centre.Value, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("/federation/fetch")]
    [InlineData("/federation/fetch?sub=nobody")]
    [InlineData("/federation/fetch?sub=https://a.example&sub=https://b.example")]
    [InlineData("/federation/fetch?sub=https://directory.example/")]
    public async Task Fetch_WithoutASubordinate_IsInvalid(string path)
    {
        await using var host = await FederatingHost.StartAsync();

        Assert.Equal((400, "invalid_request"), await host.RefusalAsync(path));
    }

    [Fact]
    public async Task Configuration_ThatIsKnown_IsNotSignedAgain()
    {
        await using var host = await FederatingHost.StartAsync();
        await host.DecideAsync(Registry.Labels.LabelEventKind.Awarded, 2);
        string path = host.Leaf.ConfigurationAddress.AbsolutePath;
        using var first = await host.GetAsync(path);
        string tag = first.Headers.ETag!.ToString(); // Each has one.

        Assert.Equal(HttpStatusCode.NotModified, (await host.GetAsync(path, tag: tag)).StatusCode);
        Assert.Equal(TimeSpan.FromMinutes(10), first.Headers.CacheControl?.MaxAge);

        host.Host.Clock.Advance(TimeSpan.FromMinutes(30));
        using var later = await host.GetAsync(path, tag: tag);
        Assert.Equal(HttpStatusCode.OK, later.StatusCode);
    }

    [Theory]
    [InlineData("/federation/list", "NETWORKS")]
    [InlineData("/federation/list?intermediate=true&entity_type=federation_entity", "NETWORKS")]
    [InlineData("/federation/list?entity_type=openid_provider", "")]
    [InlineData("/federation/list?entity_type=openid_provider&entity_type=federation_entity", "NETWORKS")]
    [InlineData("/federation/list?entity_type=centre_door", "")]
    [InlineData("/networks/ruche/federation/list?entity_type=centre_door", "LEAF")]
    [InlineData("/networks/ruche/federation/list?entity_type=openid_provider&entity_type=centre_door", "LEAF")]
    [InlineData("/networks/ruche/federation/list?entity_type=openid_provider", "")]
    [InlineData("/federation/list?trust_marked=true", "")]
    [InlineData("/networks/ruche/federation/list", "LEAF")]
    [InlineData("/networks/ruche/federation/list?intermediate=true", "")]
    [InlineData("/networks/ruche/federation/list?trust_marked=true", "LEAF")]
    [InlineData("/networks/ruche/federation/list?trust_mark_type=https://directory.example/labels/centre-collaboratif-connecte/2", "LEAF")]
    [InlineData("/networks/ruche/federation/list?trust_mark_type=https://directory.example/labels/centre-collaboratif-connecte/3", "")]
    [InlineData("/networks/ruche/federation/list?trust_mark_type=https://other.example/mark", "")]
    [InlineData("/networks/spaces/federation/list", "")]
    public async Task List_OfSubordinates_IsWholeAndFiltered(string path, string expected)
    {
        await using var host = await FederatingHost.StartAsync();
        await host.DecideAsync(Registry.Labels.LabelEventKind.Awarded, 2);
        string[] entities = expected switch { "NETWORKS" => [host.Network.Value, "https://directory.example/networks/spaces"], "LEAF" => [host.Leaf.Value], _ => [] };

        Assert.Equal(entities, JsonNode.Parse(await host.TextAsync(path, "application/json"))!.AsArray().Select(entity => entity!.GetValue<string>())); // An array of texts.
    }

    [Fact]
    public async Task List_AFilterThatIsNone_IsUnsupported()
    {
        await using var host = await FederatingHost.StartAsync();

        Assert.Equal((400, "unsupported_parameter"), await host.RefusalAsync("/federation/list?intermediate=perhaps"));
    }

    [Fact]
    public async Task Deny_ANetwork_CountsAtOnceForItAndItsCentres()
    {
        await using var host = await FederatingHost.StartAsync();
        await DenyAsync(host, host.Network.Value, isDenied: true);

        Assert.Equal((404, "not_found"), await host.RefusalAsync(host.Network.ConfigurationAddress.AbsolutePath));
        Assert.Equal((404, "not_found"), await host.RefusalAsync(host.Leaf.ConfigurationAddress.AbsolutePath));
        Assert.Equal((404, "not_found"), await host.RefusalAsync($"/federation/fetch?sub={host.Network}"));
        Assert.Equal(["https://directory.example/networks/spaces"], JsonNode.Parse(await host.TextAsync("/federation/list", "application/json"))!.AsArray().Select(entity => entity!.GetValue<string>())); // An array of texts.

        await DenyAsync(host, host.Network.Value, isDenied: false);
        Held(await host.BuildAsync(host.Leaf));
    }

    // Elsewhere, where nobody is told: at the latest when the chain is over.
    [Fact]
    public async Task Deny_ANetwork_IsKnownElsewhereWhenTheChainIsOver()
    {
        await using var host = await FederatingHost.StartAsync();
        var known = host.Known;
        var elsewhere = new ChainCache((entity, denied, token) => new ChainBuilder(host, host.Host.Clock, host.Rules).BuildAsync(entity, known, denied, token), host.Host.Clock, new ChainCacheLimits());
        var chain = Held(await elsewhere.ResolveAsync(host.Leaf, TestContext.Current.CancellationToken));
        await DenyAsync(host, host.Network.Value, isDenied: true);

        host.Host.Clock.SetUtcNow(chain.Expires.AddSeconds(-1));
        Held(elsewhere.Cached(host.Leaf));
        host.Host.Clock.SetUtcNow(chain.Expires);
        Assert.NotNull((await elsewhere.ResolveAsync(host.Leaf, TestContext.Current.CancellationToken)).Refusal);
        Assert.True(chain.Expires - GatewayHost.Now <= TrustRules.MostLifetime);
    }

    [Fact]
    public async Task Centre_ThatNobodyListsAnyMore_IsGone()
    {
        await using var host = await FederatingHost.StartAsync();
        await host.Host.Seed.RemoveAsync(host.Centre, "ruche", "1");
        await host.Host.CatchUpAsync();

        Assert.Equal((404, "not_found"), await host.RefusalAsync(host.Leaf.ConfigurationAddress.AbsolutePath));
    }

    [Fact]
    public async Task Questions_OfOneAddress_AreCounted()
    {
        await using var host = await FederatingHost.StartAsync();
        HttpStatusCode last = default;
        for (int asked = 0; asked < 30 && last != HttpStatusCode.TooManyRequests; asked++) last = (await host.GetAsync("/federation/list")).StatusCode;

        Assert.Equal(HttpStatusCode.TooManyRequests, last);
        Assert.Equal("temporarily_unavailable", (await host.RefusalAsync("/federation/list")).Error);
    }

    [Fact]
    public async Task Statement_OfANetworkWhoseRowIsDamaged_IsNobodys()
    {
        await using var host = await FederatingHost.StartAsync();
        await host.Host.Store.CommitAsync(new StoreBatch { PartitionKey = "x", Writes = [new StateWrite(new StateKey(RowKinds.NetworkEntity, "ruche"), 0, "{"u8.ToArray())] }, TestContext.Current.CancellationToken);

        // It said once that the network speaks for itself: then the directory does not, and all others are as before.
        Assert.Equal((404, "not_found"), await host.RefusalAsync(host.Network.ConfigurationAddress.AbsolutePath));
        Assert.Equal((404, "not_found"), await host.RefusalAsync(host.Leaf.ConfigurationAddress.AbsolutePath));
        Held(await host.BuildAsync(FederatingHost.Id("https://directory.example/networks/spaces")));
        Assert.Equal("""["https://directory.example/networks/spaces"]""", await host.TextAsync("/federation/list", "application/json"));
        Assert.Single(host.Host.Log.Lines, line => line.Contains("network-entity/ruche", StringComparison.Ordinal));
        Assert.Contains(await DirectoryCheck.RunAsync(host.Host.Store, TestContext.Current.CancellationToken), problem => problem.Contains("network-entity/ruche", StringComparison.Ordinal));

        // Taking it away is an operator's word that the directory speaks for the network again.
        Assert.Null((await host.Host.Services.GetRequiredService<EntityRegister>().RemoveAsync(Federation.Cluster.Sync.NetworkId.Parse("ruche"), "operator", TestContext.Current.CancellationToken)).Code);
        Held(await host.BuildAsync(host.Leaf));
    }

    private static async Task DenyAsync(FederatingHost host, string entity, bool isDenied) =>
        Assert.Null((await host.Host.Services.GetRequiredService<EntityRegister>().DenyAsync(entity, isDenied, host.Anchor, "operator", TestContext.Current.CancellationToken)).Code);

    private static T Held<T>(Judged<T> judged) where T : class => judged.Value ?? throw new Xunit.Sdk.XunitException($"{judged.Refusal?.Code}: {judged.Refusal?.Message}");
}
