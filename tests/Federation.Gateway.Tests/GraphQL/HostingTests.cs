using System.Text.Json;
using Federation.Cluster.Sync;
using Federation.Gateway.GraphQL;
using Federation.Gateway.Identity.Access;
using Federation.Gateway.Tests.Doubles;

namespace Federation.Gateway.Tests.GraphQL;

public sealed class HostingTests
{
    private const string Set = "mutation($madeOn: Int!, $networks: [HostingTermInput!]!, $away: Int) { setHostingTerms(network: \"ours\", madeOn: $madeOn, networks: $networks, awayPerMonth: $away) { __typename ... on HostingTermsSet { terms { version networks { networkKey stance visitsPerMonth } awayPerMonth } } ... on Refusal { code remedy(language: FR) } } }";

    [Fact]
    public async Task SetHostingTerms_ByAManager_AreReadAgainAndFenced()
    {
        await using var host = await StartAsync();
        string manager = host.Callers.Add(Role.NetworkManager, "ours");
        object[] networks = [new { network = GlobalId.Of(NetworkId.Parse("theirs")), stance = "RECIPROCAL", visitsPerMonth = 300 }, new { stance = "OPEN" }];
        const string terms = """{"version":1,"networks":[{"networkKey":null,"stance":"OPEN","visitsPerMonth":null},{"networkKey":"theirs","stance":"RECIPROCAL","visitsPerMonth":300}],"awayPerMonth":1000}""";

        Assert.Equal($$"""{"__typename":"HostingTermsSet","terms":{{terms}}}""", (await host.AskAsync(Set, new { madeOn = 0, networks, away = 1_000 }, manager)).Data.GetProperty("setHostingTerms").GetRawText());
        Assert.Equal(terms, (await host.AskAsync("{ hostingTerms(network: \"ours\") { version networks { networkKey stance visitsPerMonth } awayPerMonth } }", token: manager)).Data.GetProperty("hostingTerms").GetRawText());

        var late = (await host.AskAsync(Set, new { madeOn = 0, networks }, manager)).Data.GetProperty("setHostingTerms");
        Assert.Equal("admission.changed", late.GetProperty("code").GetString());
        var wrong = (await host.AskAsync(Set, new { madeOn = 1, networks = (object[])[new { network = "ours", stance = "OPEN" }] }, manager)).Data.GetProperty("setHostingTerms");
        Assert.Equal("admission.bad-terms", wrong.GetProperty("code").GetString());
        Assert.StartsWith("Indiquez", wrong.GetProperty("remedy").GetString(), StringComparison.Ordinal);
    }

    // A key that is mistyped would close nothing, without a word. A network that left may stay in terms that name it.
    [Fact]
    public async Task SetHostingTerms_OfANetworkThatTheDirectoryDoesNotKnow_IsRefused()
    {
        await using var host = await StartAsync();
        string manager = host.Callers.Add(Role.NetworkManager, "ours");

        var mistyped = (await host.AskAsync(Set, new { madeOn = 0, networks = (object[])[new { network = "thiers", stance = "CLOSED" }] }, manager)).Data.GetProperty("setHostingTerms");
        Assert.Equal("admission.terms-unknown-network", mistyped.GetProperty("code").GetString());
        Assert.StartsWith("L'annuaire", mistyped.GetProperty("remedy").GetString(), StringComparison.Ordinal);

        object[] networks = [new { network = "theirs", stance = "CLOSED" }];
        Assert.Equal("HostingTermsSet", (await host.AskAsync(Set, new { madeOn = 0, networks }, manager)).Data.GetProperty("setHostingTerms").GetProperty("__typename").GetString());
        host.Grains["theirs"].Definition = null;
        Assert.Equal("HostingTermsSet", (await host.AskAsync(Set, new { madeOn = 1, networks }, manager)).Data.GetProperty("setHostingTerms").GetProperty("__typename").GetString());
    }

    [Fact]
    public async Task HostingTerms_OfAnotherNetwork_AreNobodysBusiness()
    {
        await using var host = await StartAsync();
        string stranger = host.Callers.Add(Role.NetworkManager, "theirs");

        Assert.Equal(JsonValueKind.Null, (await host.AskAsync("{ hostingTerms(network: \"ours\") { version } }", token: stranger)).Data.GetProperty("hostingTerms").ValueKind);
        Assert.Equal("NotFound", (await host.AskAsync(Set, new { madeOn = 0, networks = Array.Empty<object>() }, stranger)).Data.GetProperty("setHostingTerms").GetProperty("__typename").GetString());
        Assert.Equal("FORBIDDEN", (await host.AskAsync("{ hostingTerms(network: \"ours\") { version } }", token: host.Callers.Add(Role.CentreStaff, "ours"))).Code);
        Assert.Equal("""{"version":0,"networks":[],"awayPerMonth":null}""", (await host.AskAsync("{ hostingTerms(network: \"ours\") { version networks { stance } awayPerMonth } }", token: host.Token)).Data.GetProperty("hostingTerms").GetRawText());
    }

    private static async Task<GatewayHost> StartAsync()
    {
        var host = await GatewayHost.StartAsync();
        foreach (string network in (string[])["ours", "theirs"]) host.Grains[network].Definition = Seed.Network(network);
        return host;
    }
}
