using System.Text.Json;
using Federation.EndToEnd.Tests.Support;

namespace Federation.EndToEnd.Tests.Labels;

/// <summary>A label's life in a real host: decided over GraphQL, found in lists, and there again after a restart.</summary>
public sealed class LabelServingTests
{
    private const string Answer = "{ ... on LabelDecided { label { state heldLevel version } } ... on LabelRefused { standing { state heldLevel version } code } }";
    private const string Found = "{ centres(filter: { label: { level: 2 } }) { totalCount nodes { key label { state history { kind reason } } } facets { levels { level count } } } }";

    [Fact]
    public async Task Label_DecidedOverGraphQL_IsHeldAgainAfterARestart()
    {
        using var folder = new TestFolder();
        string centre;
        await using (var host = await ServingHost.StartAsync(folder.Data))
        {
            centre = (await host.Client.AskAsync("{ centres(first: 1) { nodes { key } } }")).GetProperty("centres").GetProperty("nodes")[0].GetProperty("key").GetString() ?? "";
            Assert.Equal("""{"label":{"state":"AWARDED","heldLevel":2,"version":1}}""", await DecideAsync(host, "awardLabel", centre, 0, ", levels: { technicalPerformance: 3, services: 2 }"));
            Assert.Equal("""{"label":{"state":"SUSPENDED","heldLevel":null,"version":2}}""", await DecideAsync(host, "suspendLabel", centre, 1));
            Assert.Equal("""{"standing":{"state":"SUSPENDED","heldLevel":null,"version":2},"code":"label.changed"}""", await DecideAsync(host, "revokeLabel", centre, 1));
            Assert.Equal("""{"label":{"state":"AWARDED","heldLevel":2,"version":3}}""", await DecideAsync(host, "reinstateLabel", centre, 2));
            await Condition.HoldsAsync(async () => (await FoundAsync(host)).GetProperty("totalCount").GetInt32() == 1, "No list finds the label.");
            Assert.Equal(0, await host.StopAsync());
        }

        await Store.DemandSoundAsync(folder.Data);
        await using var again = await ServingHost.StartAsync(folder.Data);

        var found = await FoundAsync(again);
        var node = Assert.Single(found.GetProperty("nodes").EnumerateArray());
        Assert.Equal((centre, "AWARDED"), (node.GetProperty("key").GetString(), node.GetProperty("label").GetProperty("state").GetString()));
        Assert.Equal(["AWARDED", "SUSPENDED", "REINSTATED"], node.GetProperty("label").GetProperty("history").EnumerateArray().Select(happened => happened.GetProperty("kind").GetString()));
        Assert.Equal(1, found.GetProperty("facets").GetProperty("levels")[2].GetProperty("count").GetInt32());
    }

    private static async Task<string> DecideAsync(ServingHost host, string mutation, string centre, int madeOn, string more = "") => (await host.Client.AskAsync(
        $$"""mutation { {{mutation}}(input: { centre: "{{centre}}", madeOn: {{madeOn}}, actor: "operator", reason: "Tried."{{more}} }) {{Answer}} }""", token: host.Token)).GetProperty(mutation).GetRawText();

    private static async Task<JsonElement> FoundAsync(ServingHost host) => (await host.Client.AskAsync(Found)).GetProperty("centres");
}
