using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Sync;
using Federation.Gateway.Identity.Access;
using Federation.Gateway.Tests.Doubles;

namespace Federation.Gateway.Tests.Identity.Access;

/// <summary>What people notice of the access table, written down by hand.</summary>
public sealed class AccessTests
{
    private const string StartSpaces = "mutation { startRun(network: \"spaces\") { __typename ... on Refusal { code message } } }";

    [Fact]
    public async Task Quarantine_OfAForeignNetwork_IsToItsManagersNeighbourAsIfThereWereNone()
    {
        await using var host = await StartAsync();
        string manager = host.Callers.Add(Role.NetworkManager, "cote-dor");

        var own = await host.AskAsync("{ quarantine(network: \"cote-dor\") { items { sourceId } } }", token: manager);
        var foreign = await host.AskAsync("{ quarantine(network: \"spaces\") { items { sourceId } } }", token: manager);
        var nowhere = await host.AskAsync("{ quarantine(network: \"nowhere\") { items { sourceId } } }", token: manager);

        Assert.Equal("""{"quarantine":{"items":[{"sourceId":"secret-record"}]}}""", own.Data.GetRawText());
        Assert.Equal("""{"data":{"quarantine":null}}""", foreign.Body.GetRawText());
        Assert.Equal(nowhere.Body.GetRawText(), foreign.Body.GetRawText());
    }

    [Fact]
    public async Task StartRun_OfAForeignNetwork_IsAnUnknownNetworkAndStartsNothing()
    {
        await using var host = await StartAsync();

        var answer = await host.AskAsync(StartSpaces, token: host.Callers.Add(Role.NetworkManager, "cote-dor"));

        Assert.Equal("""{"__typename":"NotFound","code":"network.unknown","message":"There is no network spaces."}""", answer.Data.GetProperty("startRun").GetRawText());
        Assert.Equal(0, host.Grains["spaces"].Started);
    }

    [Fact]
    public async Task StartRun_ByTheNetworksOwnManager_StartsIt()
    {
        await using var host = await StartAsync();

        var answer = await host.AskAsync(StartSpaces, token: host.Callers.Add(Role.NetworkManager, "spaces"));

        Assert.Equal("RunStarted", answer.Data.GetProperty("startRun").GetProperty("__typename").GetString());
        Assert.Equal(1, host.Grains["spaces"].Started);
    }

    [Theory]
    [InlineData(nameof(Role.Member))]
    [InlineData(nameof(Role.CentreStaff))]
    [InlineData(nameof(Role.Assessor))]
    public async Task StartRun_ByOthersOfTheNetwork_IsForbidden(string role)
    {
        await using var host = await StartAsync();

        var answer = await host.AskAsync(StartSpaces, token: host.Callers.Add(Enum.Parse<Role>(role), "spaces"));

        Assert.Equal("FORBIDDEN", answer.Code);
        Assert.Equal("\"startRun\" is for managers of the network, and operators. None of your roles is that, or your token lacks the scope that carries it: networks or operate.", answer.Message);
        Assert.Equal(0, host.Grains["spaces"].Started);
    }

    [Fact]
    public async Task StartRun_ByAManagerWhoseTokenIsForTheDoor_IsForbidden()
    {
        await using var host = await StartAsync();

        Assert.Equal("FORBIDDEN", (await host.AskAsync(StartSpaces, token: host.Callers.Add(Role.NetworkManager, "spaces", TokenScopes.Admission))).Code);
        Assert.Equal("FORBIDDEN", (await host.AskAsync(StartSpaces, token: host.Callers.Add(Role.Operator, null, TokenScopes.Networks))).Code);
    }

    [Fact]
    public async Task StartRun_OfWhatIsNoNetwork_IsBadInputForAManagerAloneAmongStrangers()
    {
        await using var host = await StartAsync();
        const string query = "mutation { startRun(network: \"No network!\") { __typename } }";

        Assert.Equal("BAD_INPUT", (await host.AskAsync(query, token: host.Callers.Add(Role.NetworkManager, "spaces"))).Code);
        Assert.Equal("FORBIDDEN", (await host.AskAsync(query, token: host.Callers.Add(Role.Member, "spaces"))).Code);
        Assert.Equal("UNAUTHENTICATED", (await host.AskAsync(query)).Code);
    }

    [Fact]
    public async Task AddNetwork_ByAManager_IsForbidden()
    {
        await using var host = await StartAsync();

        var answer = await host.AskAsync("""mutation { addNetwork(input: { id: "mine", name: "Mine", adapter: "tiers-lieux", config: "{\"source\":\"https://example.org/a.csv\"}" }) { __typename } }""", token: host.Callers.Add(Role.NetworkManager, "spaces"));

        Assert.Equal("FORBIDDEN", answer.Code);
        Assert.Null(host.Grains["mine"].Definition);
    }

    [Fact]
    public async Task SuspendLabel_ByAnAssessor_IsDoneAndByAManagerForbidden()
    {
        await using var host = await StartAsync();
        var centre = await host.Seed.OpenAsync("cote-dor", "1", new ListingContent { Name = "La Ruche" });
        await host.AskAsync($$"""mutation { awardLabel(input: { centre: "{{centre}}", madeOn: 0, actor: "Camille", reason: "Assessed.", levels: { services: 3 } }) { __typename } }""", token: host.Token);
        string suspend = $$"""mutation { suspendLabel(input: { centre: "{{centre}}", madeOn: 1, reason: "Complaints." }) { ... on LabelDecided { label { state } } ... on Refusal { code } } }""";

        Assert.Equal("FORBIDDEN", (await host.AskAsync(suspend, token: host.Callers.Add(Role.NetworkManager, "cote-dor"))).Code);
        Assert.Single((await host.Grains.Label(centre).Get()).Events);
        Assert.Equal("""{"suspendLabel":{"label":{"state":"SUSPENDED"}}}""", (await host.AskAsync(suspend, token: host.Callers.Add(Role.Assessor, "spaces"))).Data.GetRawText());
        // The account decides, whatever it calls itself.
        Assert.Equal("a Assessor", (await host.Grains.Label(centre).Get()).Events[^1].Actor);
        Assert.Equal("BAD_INPUT", (await host.AskAsync(suspend.Replace("reason:", "actor: \"Camille\", reason:", StringComparison.Ordinal), token: host.Callers.Add(Role.Assessor, "spaces"))).Code);
        Assert.Equal("BAD_INPUT", (await host.AskAsync(suspend, token: host.Token)).Code);
        var actor = (await host.AskAsync($$"""{ centre(id: "{{centre}}") { label { history { actor } } } }""", token: host.Callers.Add(Role.Assessor, "spaces"))).Data;
        Assert.Equal(JsonValueKind.Null, actor.GetProperty("centre").GetProperty("label").GetProperty("history")[0].GetProperty("actor").ValueKind);
    }

    [Fact]
    public async Task ApprovedHosts_ForAManager_AreToldOfTheirOwnNetwork()
    {
        await using var host = await StartAsync();

        var answer = await host.AskAsync("{ networks { key approvedHosts } }", token: host.Callers.Add(Role.NetworkManager, "spaces"));

        Assert.Equal("""[{"key":"cote-dor","approvedHosts":null},{"key":"spaces","approvedHosts":["b.example"]}]""", answer.Data.GetProperty("networks").GetRawText());
    }

    // Public fields beside one that is not are answered as ever.
    [Fact]
    public async Task AForbiddenField_LeavesItsNeighbours()
    {
        await using var host = await StartAsync();

        var answer = await host.AskAsync("{ networks { key } quarantine(network: \"spaces\") { hasMore } }", token: host.Callers.Add(Role.Member, "spaces"));

        Assert.Equal((200, "FORBIDDEN"), (answer.Status, answer.Code));
        Assert.Equal(2, answer.Body.GetProperty("data").GetProperty("networks").GetArrayLength());
        Assert.Equal(JsonValueKind.Null, answer.Body.GetProperty("data").GetProperty("quarantine").ValueKind);
    }

    private static async Task<GatewayHost> StartAsync()
    {
        var host = await GatewayHost.StartAsync();
        await host.Seed.AddAsync(Seed.Network("cote-dor"));
        await host.Seed.AddAsync(Seed.Network("spaces") with { Hosts = new ApprovedHosts(["b.example"]) });
        foreach (string network in (string[])["cote-dor", "spaces"])
        {
            await host.Seed.AddAsync($"{network}/secret-record", Seed.QuarantinedOf(network, "secret-record"));
            host.Grains[network].Start = new RunStart(Seed.Run, false);
        }

        return host;
    }
}
