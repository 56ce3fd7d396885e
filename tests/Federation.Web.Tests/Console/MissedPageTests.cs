using Federation.Cluster.Centres;
using Federation.Cluster.Sync;
using Federation.Gateway.Tests.Doubles;
using Federation.Web.Tests.Support;

namespace Federation.Web.Tests.Console;

public sealed class MissedPageTests
{
    private const string Here = "/en/console/networks/a/missing";

    [Fact]
    public async Task Page_SaysWhatBecomesOfEach_AndOffersWhatAPersonDecides()
    {
        await using var host = await StartAsync();
        await host.RunAsync("a", run => run with { HeldRemovals = 3, WholeReadAt = GatewayHost.Now });

        var page = (await host.SeeAsync(Here)).Page;
        var rows = page.QuerySelectorAll("tbody tr");

        Assert.Equal(["a/b", "a/c", "a/d"], rows.Select(row => row.QuerySelector(".under")!.Shown()));
        Assert.Contains("not shown, stays for now", rows[0].Shown(), StringComparison.Ordinal);
        Assert.Contains("goes with the next complete run", rows[1].Shown(), StringComparison.Ordinal);
        Assert.Contains("9 complete readings in a row", rows[1].Shown(), StringComparison.Ordinal);
        Assert.Equal(["release", "undo"], page.QuerySelectorAll("main form input[name=do]").Select(input => input.GetAttribute("value")));
        Assert.Equal(ConsoleHost.IdOf("9"), page.QuerySelector("input[name=run]")!.GetAttribute("value"));
        Assert.Contains("3 listings wait", page.QuerySelector("[aria-labelledby=held]")!.Shown(), StringComparison.Ordinal);

        Assert.Equal("a/c", Assert.Single((await host.SeeAsync(Here + "?state=DUE")).Page.QuerySelectorAll("tbody .under")).Shown());
        Assert.Equal("/fr/console/reseaux/a/disparues?state=DUE", (await host.SeeAsync(Here + "?state=DUE")).Page.QuerySelector(".bar-end a[hreflang=fr]")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("release", RunPurpose.ReleaseRemovals)]
    [InlineData("undo", RunPurpose.UndoRemovals)]
    public async Task Order_StartsARun(string order, RunPurpose expected)
    {
        await using var host = await StartAsync();
        host.Gateway.Grains["a"].Start = new RunStart("9", AlreadyRunning: false);

        var (status, _, location) = await host.SendAsync(Here, "manager", ("do", order), ("looked", "on"), ("run", ConsoleHost.IdOf("9")));

        Assert.Equal((303, $"/en/console/networks/a/runs/{ConsoleHost.IdOf("9")}?told=started"), (status, location));
        Assert.Equal(expected, host.Gateway.Grains["a"].Order?.Purpose);
    }

    [Theory]
    [InlineData("manager", "release", "", 400)] // nobody said that they looked
    [InlineData("manager", "something", "on", 400)]
    [InlineData("manager of b", "release", "on", 403)]
    [InlineData("nobody", "release", "on", 401)]
    [InlineData("nobody", "undo", "on", 401)]
    public async Task Order_ThatIsNotTheirs_DoesNothing(string who, string order, string looked, int expected)
    {
        await using var host = await StartAsync();

        Assert.Equal(expected, (await host.SendAsync(Here, who, ("do", order), ("looked", looked), ("run", ConsoleHost.IdOf("9")))).Status);
        Assert.True(host.Gateway.Grains.Untouched);
    }

    private static async Task<ConsoleHost> StartAsync()
    {
        var host = await ConsoleHost.StartAsync();
        await host.RunAsync("9", run => run with { StartedAt = GatewayHost.Now.AddDays(-1), EndedAt = GatewayHost.Now.AddDays(-1) });
        var centre = await host.Seed.OpenAsync("a", "1", new ListingContent { Name = "La Ruche" });
        var binding = new Binding { Centre = centre, ContentHash = "x" };
        await host.Seed.AddAsync("a", "1", binding);
        await host.Seed.AddAsync("a", "b", binding with { MissedRuns = 1, MissedSince = GatewayHost.Now.AddDays(-1) });
        await host.Seed.AddAsync("a", "c", binding with { MissedRuns = 9, MissedSince = GatewayHost.Now.AddDays(-40) });
        await host.Seed.AddAsync("a", "d", binding with { MissedRuns = 3, RemovedAt = GatewayHost.Now, RemovedBy = "9" });
        await host.Gateway.CatchUpAsync();
        return host;
    }
}
