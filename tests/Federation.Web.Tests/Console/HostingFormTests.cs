using Federation.Cluster.Centres;
using Federation.Cluster.Members.Passes;
using Federation.Cluster.Sync;
using Federation.Gateway.Identity.Office;
using Federation.Gateway.Tests.Doubles;
using Federation.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Web.Tests.Console;

/// <summary>What a manager sets of hosting: terms, policy, and the rules of a door.</summary>
public sealed class HostingFormTests
{
    private const string Here = "/en/console/networks/a/hosting";
    private const string Visitor = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private readonly FakeOffice _office = new();

    [Fact]
    public async Task Terms_AreSetLineByLine_AndALineWithoutANetworkGoes()
    {
        await using var host = await StartAsync();
        (string, string)[] lines = [("other", "b"), ("stance", "RECIPROCAL"), ("visits", "1 000"), ("other", ""), ("stance", "OPEN"), ("visits", "7"), ("other", "*"), ("stance", "CLOSED"), ("visits", "")];

        var (status, _, location) = await host.SendAsync(Here, "manager", [("do", "terms"), ("madeOn", "0"), ("away", "20"), .. lines]);

        Assert.Equal((303, Here + "?told=terms"), (status, location));
        var terms = await host.Gateway.Grains.Hosting(NetworkId.Parse("a")).Get();
        Assert.Equal([(null, null), ("b", 1_000)], terms.Terms!.Networks.Select(term => (term.Network?.Value, term.VisitsPerMonth)));
        Assert.Equal(20, terms.Terms.AwayPerMonth);
        // Somebody else looked at terms of before.
        var late = await host.SendAsync(Here, "manager", [("do", "terms"), ("madeOn", "0"), ("away", ""), .. lines]);
        Assert.Equal(422, late.Status);
        Assert.Contains("admission.changed", late.Page.QuerySelector("[role=alert]")!.Shown(), StringComparison.Ordinal);
        // The form begins anew with what stands, and can be sent.
        Assert.Equal("20", late.Page.QuerySelector("input[name=away]")!.GetAttribute("value"));
        string madeOn = late.Page.QuerySelector("form:has([value=terms]) input[name=madeOn]")!.GetAttribute("value")!;
        Assert.Equal(303, (await host.SendAsync(Here, "manager", [("do", "terms"), ("madeOn", madeOn), ("away", "21"), .. lines])).Status);
    }

    [Fact]
    public async Task Terms_WithANumberThatIsNone_AreShownAgainAtItsLine()
    {
        await using var host = await StartAsync();

        var (status, page, _) = await host.SendAsync(Here, "manager", ("do", "terms"), ("madeOn", "0"), ("away", "3"), ("other", "b"), ("stance", "OPEN"), ("visits", "many"));

        Assert.Equal(422, status);
        Assert.Equal(("many", "visits-0-fault"), (page.QuerySelector("#visits-0")!.GetAttribute("value"), page.QuerySelector("#visits-0")!.GetAttribute("aria-describedby")));
        Assert.Equal("3", page.QuerySelector("#away")!.GetAttribute("value"));
        Assert.Equal(0, (await host.Gateway.Grains.Hosting(NetworkId.Parse("a")).Get()).Version);
    }

    [Fact]
    public async Task Policy_IsSet()
    {
        await using var host = await StartAsync();
        Assert.Equal("NEVER", (await host.SeeAsync(Here)).Page.QuerySelector("[name=policy][checked]")!.GetAttribute("value"));

        Assert.Equal((303, Here + "?told=policy"), await host.SendAsync(Here, "manager", ("do", "policy"), ("policy", "ALLOWED")) is var sent ? (sent.Status, sent.Location) : default);

        Assert.Equal(OfflinePolicy.Allowed, _office.Policy);
        Assert.Equal(400, (await host.SendAsync(Here, "manager", ("do", "policy"), ("policy", "SOMETIMES"))).Status);
    }

    [Fact]
    public async Task Door_RulesAreSet_AndVisitorsBlockedAndAdmittedAgain()
    {
        await using var host = await StartAsync();
        var (centre, door) = await OpenAsync(host);
        string here = $"{Here}/{centre}";
        Assert.Equal(here, (await host.SeeAsync(Here)).Page.QuerySelector("#rules ~ table td a")!.GetAttribute("href"));
        Assert.Contains("admits nobody", (await host.SeeAsync(here)).Page.QuerySelector("main")!.Shown(), StringComparison.Ordinal);

        var set = await host.SendAsync(here, "manager", ("do", "rules"), ("madeOn", "0"), ("hours", "Mo-Fr 09:00-18:00"), ("offline", "5"), ("other", "b"), ("tier", "flex"), ("days", "2"), ("other", ""), ("tier", ""), ("days", ""));
        Assert.Equal((303, here + "?told=rules"), (set.Status, set.Location));
        var rules = door.Order!.Rules;
        Assert.Equal(("b", "flex", 2), Assert.Single(rules.Admits) is var entry ? (entry.Network.Value, entry.Tier?.Value, entry.DaysPerMonth) : default);
        Assert.Equal(("Mo-Fr 09:00-18:00", 5), (rules.Hours, rules.OfflineAdmissions));

        Assert.Equal(303, (await host.SendAsync(here, "manager", ("do", "block"), ("visitor", Visitor))).Status);
        Assert.Equal(Visitor, Assert.Single((await host.SeeAsync(here)).Page.QuerySelectorAll("#blocked ~ table tbody th")).Shown());
        Assert.Equal(303, (await host.SendAsync(here, "manager", ("do", "unblock"), ("visitor", Visitor))).Status);
        Assert.Empty(door.View.Blocked);
    }

    [Theory]
    [InlineData("tier", "Flex Plus", "tier-0")]
    [InlineData("days", "two", "days-0")]
    [InlineData("offline", "-1", "offline")]
    public async Task Door_RulesThatCannotBeRead_AreShownAgainWithTheirFault(string field, string typed, string id)
    {
        await using var host = await StartAsync();
        var (centre, door) = await OpenAsync(host);
        (string, string)[] form = [("do", "rules"), ("madeOn", "0"), ("hours", "Mo 09:00-10:00"), ("offline", "5"), ("other", "b"), ("tier", "flex"), ("days", "2")];

        var (status, page, _) = await host.SendAsync($"{Here}/{centre}", "manager", [.. form.Select(given => given.Item1 == field ? (field, typed) : given)]);

        Assert.Equal(422, status);
        Assert.Equal(typed, page.QuerySelector($"#{id}")!.GetAttribute("value"));
        Assert.NotEmpty(page.QuerySelector($"#{id}-fault")!.Shown());
        Assert.Equal("Mo 09:00-10:00", page.QuerySelector("#hours")!.GetAttribute("value"));
        Assert.Null(door.Order);
    }

    [Fact]
    public async Task Door_AVisitorWhoIsNone_IsNotSentOn()
    {
        await using var host = await StartAsync();
        var (centre, door) = await OpenAsync(host);

        var (status, page, _) = await host.SendAsync($"{Here}/{centre}", "manager", ("do", "block"), ("visitor", "Marie Martin"));

        Assert.Equal(422, status);
        Assert.NotNull(page.QuerySelector("#visitor-fault"));
        Assert.True(page.QuerySelector("#block-visitor")!.HasAttribute("open"));
        Assert.Null(door.By);
    }

    [Fact]
    public async Task Door_OfAnotherNetwork_IsNotForTheManager()
    {
        await using var host = await StartAsync();
        var (centre, door) = await OpenAsync(host, network: "b");
        string path = $"{Here}/{centre}";

        Assert.Equal(403, (await host.SeeAsync(path)).Status);
        Assert.Equal(422, (await host.SendAsync(path, "manager", ("do", "block"), ("visitor", Visitor))).Status is var status && status == 403 ? 422 : status);
        foreach (var (who, expected) in ((string, int)[])[("nobody", 401), ("member", 403), ("manager of b", 403)]) Assert.Equal(expected, (await host.SeeAsync(path, who)).Status);
        Assert.Equal(404, (await host.SeeAsync($"{Here}/0198a000000070008000000000000001")).Status);
        Assert.Null(door.By);
    }

    private async Task<ConsoleHost> StartAsync()
    {
        var host = await ConsoleHost.StartAsync(extend: services => services.AddSingleton<IMemberOffice>(_office));
        foreach (string network in (string[])["a", "b"]) host.Gateway.Grains[network].Definition = Seed.Network(network);
        return host;
    }

    private static async Task<(CentreId Centre, FakeDoor Door)> OpenAsync(ConsoleHost host, string network = "a")
    {
        var centre = await host.Seed.OpenAsync(network, "1", new ListingContent { Name = "La Ruche" });
        await host.Gateway.CatchUpAsync();
        return (centre, host.Gateway.Grains.DoorOf(centre));
    }
}
