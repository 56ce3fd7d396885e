using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using Federation.Cluster.Labels.Webhooks;
using Federation.Cluster.Members.Admissions;
using Federation.Cluster.Members.Doors;
using Federation.Cluster.Members.Passes;
using Federation.Cluster.Members.Visits;
using Federation.Cluster.Members.Visits.Statements;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;
using Federation.Gateway.Tests.Doubles;
using Federation.Web.Console.Statements;
using Federation.Web.Tests.Support;

namespace Federation.Web.Tests.Console;

/// <summary>Webhooks, what networks agree on, and statements: what they show.</summary>
public sealed class AgreementPagesTests
{
    internal static CentreId Place { get; } = CentreId.TryParse("0198a000000070008000000000000001", out var id) ? id : default;

    [Fact]
    public async Task Webhooks_ShowStateAndFailureWithARemedy()
    {
        await using var host = await ConsoleHost.StartAsync();
        await host.Gateway.Grains.WebhookDesk(NetworkId.Parse("a")).Add("https://hooks.example/<b>", WebhookScope.All);

        var row = Assert.Single((await host.SeeAsync("/en/console/networks/a/webhooks")).Page.QuerySelectorAll("tbody tr"));

        Assert.Equal("https://hooks.example/<b>", row.QuerySelector("code")!.TextContent);
        Assert.Contains("all labels", row.Shown(), StringComparison.Ordinal);
        Assert.Contains("active", row.Shown(), StringComparison.Ordinal);
        Assert.Contains("never", row.Shown(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hosting_ShowsTermsInWords()
    {
        await using var host = await ConsoleHost.StartAsync();
        Assert.Contains("never set", (await host.SeeAsync("/en/console/networks/a/hosting")).Page.QuerySelector("main")!.Shown(), StringComparison.Ordinal);
        foreach (string network in (string[])["a", "b"]) host.Gateway.Grains[network].Definition = Seed.Network(network);
        const string set = "mutation { setHostingTerms(network: \"a\", madeOn: 0, awayPerMonth: 1000, networks: [{ network: \"b\", stance: RECIPROCAL, visitsPerMonth: 300 }, { stance: OPEN }]) { __typename } }";
        Assert.False((await host.Gateway.AskAsync(set, token: host.As("manager"))).HasErrors);

        var page = (await host.SeeAsync("/fr/console/reseaux/a/accueil")).Page;
        var rows = page.QuerySelectorAll("tbody tr");

        Assert.Equal(["tout réseau qui n’est pas nommé", "selon chaque centre"], rows[0].QuerySelectorAll("option[selected]").Select(option => option.Shown()));
        Assert.Equal(("", "sans limite"), (rows[0].QuerySelector("input")!.GetAttribute("value") ?? "", rows[0].QuerySelector("input")!.GetAttribute("placeholder")));
        Assert.Equal(["Réseau B", "s’il accueille les vôtres"], rows[1].QuerySelectorAll("option[selected]").Select(option => option.Shown()));
        Assert.Equal("300", rows[1].QuerySelector("input")!.GetAttribute("value"));
        Assert.Equal("1000", page.QuerySelector("#away")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Hosting_ShowsWhomEachCentreAdmits_PageByPage()
    {
        await using var host = await ConsoleHost.StartAsync();
        for (int at = 0; at < 21; at++)
        {
            var centre = await host.Seed.OpenAsync("a", $"{at}", new ListingContent { Name = $"Place {at:00}" });
            if (at == 1) await host.Seed.AddAsync(centre, new DoorRecord { Rules = new AdmissionRules { Admits = [new AdmittedMembers { Network = NetworkId.Parse("b"), Tier = Tier.Parse("flex"), DaysPerMonth = 2 }], Hours = "Mo-Fr 09:00-18:00" } });
        }

        await host.Seed.OpenAsync("b", "1", new ListingContent { Name = "Of another network" });
        await host.Gateway.CatchUpAsync();

        var page = (await host.SeeAsync("/en/console/networks/a/hosting")).Page;
        var rows = page.QuerySelectorAll("#rules ~ table tbody tr");
        Assert.Equal(20, rows.Length);
        Assert.Contains("nobody", rows[0].Shown(), StringComparison.Ordinal);
        Assert.Contains("Réseau B, flex, 2 days a month", rows[1].Shown(), StringComparison.Ordinal);
        Assert.Contains("Mo-Fr 09:00-18:00", rows[1].Shown(), StringComparison.Ordinal);
        var next = (await host.SeeAsync(page.QuerySelector("a[rel=next]")!.GetAttribute("href")!.Split('#')[0])).Page;
        Assert.StartsWith("Place 20", Assert.Single(next.QuerySelectorAll("#rules ~ table tbody tr")).Shown(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Statements_ShowLinesCorrectionsAndTheFile()
    {
        await using var host = await ConsoleHost.StartAsync();
        host.Define();
        await CloseAsync(host, Place);

        var page = (await host.SeeAsync("/en/console/networks/a/statements")).Page;

        Assert.Equal("2026-02", page.QuerySelector("option[selected]")!.GetAttribute("value"));
        Assert.Equal("Réseau B", page.QuerySelector("#hosted-0 bdi")!.TextContent);
        var rows = page.QuerySelectorAll("[aria-labelledby=hosted-0] tbody tr");
        Assert.Equal(3, rows.Length);
        Assert.Equal([Place.Value, "nomad", "10", "12", "1 / 2", $"Dispute ({Place.Value[..8]}, nomad)"], rows[0].Children.Select(cell => cell.Shown()));
        Assert.Contains("corrects 2026-01/a/b: visits were erased", rows[1].Shown(), StringComparison.Ordinal);
        Assert.Contains("−1", rows[1].Shown(), StringComparison.Ordinal);
        Assert.Equal("/export/visits.csv?network=a&month=2026-02", page.QuerySelector("main a.button")!.GetAttribute("href"));
        Assert.Contains("not closed yet", (await host.SeeAsync("/en/console/networks/a/statements?month=2026-03")).Page.QuerySelector("main")!.Shown(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Statements_NameTheCentre_WhereItIsListed()
    {
        await using var host = await ConsoleHost.StartAsync();
        host.Define();
        var place = await host.Seed.OpenAsync("a", "1", new ListingContent { Name = "La <Ruche>" });
        await host.Gateway.CatchUpAsync();
        await CloseAsync(host, place);

        var rows = (await host.SeeAsync("/en/console/networks/a/statements")).Page.QuerySelectorAll("[aria-labelledby=hosted-0] tbody tr");

        Assert.Equal(["La <Ruche>", "La <Ruche>"], rows.Take(2).Select(row => row.QuerySelector("th a bdi")!.TextContent));
        Assert.Equal(place.Value, rows[0].QuerySelector("th .under code")!.TextContent);
        Assert.Contains($"Dispute (La <Ruche> {place.Value[..8]}, nomad)", rows[0].Shown(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-03", "2026-03")]
    [InlineData("2024-03", "2024-03")]
    [InlineData("2024-02", "2026-02")]
    [InlineData("rubbish", "2026-02")]
    [InlineData(null, "2026-02")]
    public void Month_ThatIsNotKept_IsTheLastThatIsOver(string? asked, string expected) => Assert.Equal(expected, StatementMonths.Of(asked, StatementMonths.Until(GatewayHost.Now)));

    internal static async Task CloseAsync(ConsoleHost host, CentreId place)
    {
        var month = VisitMonth.TryParse("2026-02", out var parsed) ? parsed : default;
        var (a, b) = (NetworkId.Parse("a"), NetworkId.Parse("b"));
        StoredClosing closing = new(
            place,
            [new VisitLine { Centre = place, Host = a, Home = b, Tier = Tier.Parse("nomad"), VisitorDays = 10, Visits = 12, DoubtfulDays = 1, DoubtfulVisits = 2 }],
            [new VisitCorrection { Month = month.Add(-1), Centre = place, Host = a, Home = b, Tier = Tier.Parse("nomad"), VisitorDays = -1, Visits = -2, Reason = CorrectionReason.Erased }]);
        await host.Gateway.Store.CommitAsync(new StoreBatch
        {
            PartitionKey = "visits",
            Writes =
            [
                .. VisitStatement.Compose(month, [closing], GatewayHost.Now.AddDays(-1)).Select(statement => new StateWrite(statement.Key, 0, statement.Body())),
                new StateWrite(new StateKey(RowKinds.VisitClearing, IClearingGrain.TheOnly), 0, JsonSerializer.SerializeToUtf8Bytes(new ClearingRecord { Next = month.Add(1) }, ClusterJson.Default.ClearingRecord)),
            ],
        });
    }
}
