using Federation.Cluster.Sync;
using Federation.Gateway.Tests.Doubles;
using Federation.Web.Tests.Support;

namespace Federation.Web.Tests.Console;

public sealed class RunPageTests
{
    private static string Here => $"/en/console/networks/a/runs/{ConsoleHost.IdOf("7")}";

    [Fact]
    public async Task Page_OfARunUnderWay_SaysHowFarItIs_AndCanBeLoadedAgain()
    {
        await using var host = await ConsoleHost.StartAsync();
        await host.RunAsync("7", run => run with { EstimatedTotal = 40, StartedAt = GatewayHost.Now.AddMinutes(-2) }, RunStatus.Running);

        var page = (await host.SeeAsync(Here)).Page;

        Assert.Equal("Reading the source, about 6 minutes left", page.QuerySelector("#phase")!.Shown());
        var progress = page.QuerySelector("progress")!;
        Assert.Equal(("40", "10"), (progress.GetAttribute("max"), progress.GetAttribute("value")));
        Assert.Equal("4", page.QuerySelector("[data-count=new]")!.TextContent);
        Assert.Contains(page.QuerySelectorAll("main a"), link => link.GetAttribute("href") == Here);
        Assert.Null(page.QuerySelector("meta[http-equiv=refresh]"));
        Assert.Equal("cancel", page.QuerySelector("form input[name=do]")!.GetAttribute("value"));
        Assert.Contains(page.QuerySelectorAll("script[type=module]"), script => script.GetAttribute("src")!.EndsWith("/run.js", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_OfARunThatIsOver_ShowsWhatWasFoundWithRemedies()
    {
        await using var host = await ConsoleHost.StartAsync();
        await host.RunAsync("7", run => run with { Problems = [run.Problems[0] with { Message = "<script>alert(1)</script>" }] });

        var page = (await host.SeeAsync(Here)).Page;

        Assert.Null(page.QuerySelector("progress"));
        Assert.DoesNotContain(page.QuerySelectorAll("script"), script => script.GetAttribute("src")!.EndsWith("/run.js", StringComparison.Ordinal));
        var counted = page.QuerySelectorAll(".rows tbody tr")[0];
        Assert.StartsWith("coordinates.range1", counted.Shown(), StringComparison.Ordinal);
        Assert.True(counted.LastElementChild!.TextContent.Length > 10);
        string first = page.QuerySelector("#problems tbody")!.Shown();
        Assert.Contains("42", first, StringComparison.Ordinal);
        Assert.Contains("/LAT", first, StringComparison.Ordinal);
        Assert.Contains("<script>alert(1)</script>", first, StringComparison.Ordinal);
        Assert.Contains("(3 seconds)", page.QuerySelector(".pairs")!.Shown(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_OfAnotherNetworksRun_OrOfNoRun_IsNotThere()
    {
        await using var host = await ConsoleHost.StartAsync();
        await host.Seed.AddAsync(Seed.RunOf("b", "7", GatewayHost.Now));

        Assert.Equal(404, (await host.SeeAsync($"/en/console/networks/a/runs/{ConsoleHost.IdOf("7", "b")}", "operator")).Status);
        Assert.Equal(404, (await host.SeeAsync($"/en/console/networks/a/runs/{ConsoleHost.IdOf("9")}", "operator")).Status);
        Assert.Equal(404, (await host.SeeAsync($"/en/console/networks/a/runs/{Federation.Gateway.GraphQL.GlobalId.Of(NetworkId.Parse("a"))}", "operator")).Status);
        Assert.Equal(400, (await host.SeeAsync("/en/console/networks/a/runs/rubbish", "operator")).Status);
    }

    [Fact]
    public async Task Cancel_LeadsBackToTheRun_AndIsSaidThere()
    {
        await using var host = await ConsoleHost.StartAsync();
        await host.RunAsync("7", status: RunStatus.Running);
        host.Gateway.Grains["a"].Start = new RunStart("7", AlreadyRunning: false);

        var (status, _, location) = await host.SendAsync(Here, "manager", ("do", "cancel"));

        Assert.Equal((303, $"{Here}?told=stopping"), (status, location));
        Assert.Contains("asked to stop", (await host.SeeAsync(location!)).Page.QuerySelector("[role=status].notice")!.Shown(), StringComparison.Ordinal);
        Assert.Equal(401, (await host.SendAsync(Here, "nobody", ("do", "cancel"))).Status);
    }
}
