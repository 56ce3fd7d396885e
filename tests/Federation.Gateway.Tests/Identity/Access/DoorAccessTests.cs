using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Members.Doors;
using Federation.Cluster.Sync;
using Federation.Gateway.Identity.Access;
using Federation.Gateway.Tests.Doubles;

namespace Federation.Gateway.Tests.Identity.Access;

/// <summary>Whoever lists a centre has no power over its door by that: every field of a door, asked for by those who list it.</summary>
public sealed class DoorAccessTests
{
    private const string Host = "cote-dor";
    private const string Rival = "spaces";

    private static readonly string[] Questions =
    [
        "query { door(centre: \"CENTRE\") { version keeper { key } blocked { visitor } } }",
        "query { admission(centre: \"CENTRE\", nonce: \"AAECAwQFBgcICQoLDA0ODw\") { code } }",
        "query { visits(centre: \"CENTRE\", month: \"2026-03\") { items { visitor } } }",
        "mutation { openDoor(centre: \"CENTRE\") { __typename ... on Refusal { code message } } }",
        "mutation { setAdmissionRules(input: { centre: \"CENTRE\", madeOn: 0, admits: [{ network: \"spaces\" }] }) { __typename ... on Refusal { code message } } }",
        "mutation { blockVisitor(centre: \"CENTRE\", visitor: \"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\") { __typename ... on Refusal { code message } } }",
        "mutation { unblockVisitor(centre: \"CENTRE\", visitor: \"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\") { __typename ... on Refusal { code message } } }",
    ];

    [Theory]
    [InlineData(Host, null, Host)] // nobody was named, and one lists it
    [InlineData($"{Host} {Rival}", null, null)] // nobody was named, and several do
    [InlineData($"{Host} {Rival}", Host, Host)]
    [InlineData($"{Host} {Rival}", Rival, Rival)]
    [InlineData(Rival, Host, null)] // the one that was named lists it no more
    public async Task EveryFieldOfADoor_ByEachNetwork_IsForItsKeeperAndOperatorsAlone(string listers, string? stored, string? keeper)
    {
        await using var host = await GatewayHost.StartAsync();
        var centre = CentreId.New(host.Clock);
        foreach (string network in listers.Split(' ')) await host.Seed.PutAsync(centre, network, "1", new ListingContent { Name = "La Ruche" });
        if (stored is not null) await host.Seed.AddAsync(centre, new DoorRecord { Keeper = NetworkId.Parse(stored) });
        await host.CatchUpAsync();

        foreach (string network in (string[])[Host, Rival, "third"])
        {
            string manager = host.Callers.Add(new Caller(network, [new RoleGrant(Role.NetworkManager, NetworkId.Parse(network))], TokenScopes.All));
            foreach (string question in Questions)
            {
                var answer = await AskAsync(host, question, centre, manager);
                string nowhere = (await AskAsync(host, question, CentreId.New(host.Clock), manager)).Body.GetRawText();
                if (network == keeper) Assert.NotEqual(nowhere, answer.Body.GetRawText());
                else Assert.Equal(nowhere, answer.Body.GetRawText()); // nothing tells the two apart
            }
        }

        Assert.Equal(keeper, host.Grains.DoorOf(centre).By);
        foreach (string question in Questions)
        {
            var told = Assert.Single((await AskAsync(host, question, centre, host.Token)).Data.EnumerateObject()).Value;
            Assert.Equal(JsonValueKind.Object, told.ValueKind);
            Assert.DoesNotContain("NotFound", told.GetRawText(), StringComparison.Ordinal);
        }
    }

    // The device stands at the door of a centre that another network keeps by now: of its own time its staff may still tell, and of nothing else.
    [Fact]
    public async Task ReconcileDoor_ByWhoeverKeptItLately_TakesWhatIsOfTheirTimeAlone()
    {
        await using var host = await GatewayHost.StartAsync();
        var centre = await host.Seed.OpenAsync(Rival, "1", new ListingContent { Name = "La Ruche" });
        var changed = GatewayHost.Now.AddHours(-2);
        await host.Seed.AddAsync(centre, new DoorRecord { Keeper = NetworkId.Parse(Rival), Former = [new FormerKeeper(NetworkId.Parse("long-ago"), changed.AddDays(-8)), new FormerKeeper(NetworkId.Parse(Host), changed)] });
        await host.CatchUpAsync();

        Assert.Equal(["true admission.allowed", "false admission.not-its-time", "false admission.not-its-time"], await TellAsync(Host));
        Assert.Equal(["then"], host.Grains.DoorOf(centre).Reconciled!.Value.Select(admission => admission.Pass)); // it was told
        Assert.Equal(["true admission.allowed", "false pass.malformed", "false pass.malformed"], await TellAsync(Rival)); // it is told all
        Assert.Empty(await TellAsync("long-ago"));
        Assert.Empty(await TellAsync("third"));
        // Everything else at the door is its keeper's.
        Assert.Contains("NotFound", (await AskAsync(host, Questions[3], centre, host.Callers.Add(Role.CentreStaff, Host))).Body.GetRawText(), StringComparison.Ordinal);

        async Task<IReadOnlyList<string>> TellAsync(string network)
        {
            var answer = await host.AskAsync(
                "mutation($centre: ID!, $admissions: [OfflineAdmissionInput!]!) { reconcileDoor(centre: $centre, admissions: $admissions) { ... on DoorReconciled { admissions { recorded code } } } }",
                new { centre = centre.Value, admissions = new[] { new { pass = "then", at = changed.AddMinutes(-1) }, new { pass = "at once", at = changed }, new { pass = "since", at = changed.AddMinutes(1) } } },
                host.Callers.Add(Role.CentreStaff, network));
            return answer.Data.GetProperty("reconcileDoor").TryGetProperty("admissions", out var told) ? [.. told.EnumerateArray().Select(one => $"{one.GetProperty("recorded")} {one.GetProperty("code")}".ToLowerInvariant())] : [];
        }
    }

    [Fact]
    public async Task SetDoorKeeper_ByAManagerWhoListsTheCentreOrKeepsIt_IsForbidden()
    {
        await using var host = await GatewayHost.StartAsync();
        var centre = await host.Seed.OpenAsync(Host, "1", new ListingContent { Name = "La Ruche" });
        await host.Seed.PutAsync(centre, Rival, "1", new ListingContent { Name = "La Ruche" });
        await host.Seed.AddAsync(centre, new DoorRecord { Keeper = NetworkId.Parse(Host) });
        await host.CatchUpAsync();

        foreach (string network in (string[])[Host, Rival])
        {
            Assert.Equal("FORBIDDEN", (await host.AskAsync($$"""mutation { setDoorKeeper(centre: "{{centre}}", network: "{{network}}") { __typename } }""", token: host.Callers.Add(Role.NetworkManager, network))).Code);
        }

        Assert.Equal(0, host.Grains.Doors);
    }

    // One row for whoever may be the keeper, however often it is asked in a query; none for others.
    [Fact]
    public async Task TheDoorsRow_IsReadOnceAndForThoseAloneWhoListTheCentre()
    {
        await using var host = await GatewayHost.StartAsync();
        var centre = await host.Seed.OpenAsync(Host, "1", new ListingContent { Name = "La Ruche" });
        await host.CatchUpAsync();
        string query = $$"""{ one: door(centre: "{{centre}}") { version } two: door(centre: "{{centre}}") { version } }""";

        Assert.Equal(0, await ReadsAsync(host.Callers.Add(Role.NetworkManager, Rival)));
        Assert.Equal(0, await ReadsAsync(host.Callers.Add(Role.Member, Host)));
        Assert.Equal(1, await ReadsAsync(host.Callers.Add(Role.CentreStaff, Host)));

        async Task<int> ReadsAsync(string token)
        {
            int before = host.Store.ReadManyCalls;
            await host.AskAsync(query, token: token);
            return host.Store.ReadManyCalls - before;
        }
    }

    private static Task<Answer> AskAsync(GatewayHost host, string question, CentreId centre, string token) => host.AskAsync(question.Replace("CENTRE", centre.Value, StringComparison.Ordinal), token: token);
}
