using Federation.Cluster.Sync;
using Federation.Contracts;
using Federation.Gateway.Tests.Doubles;
using Federation.Web.Tests.Support;

namespace Federation.Web.Tests.Console;

public sealed class StartPageTests
{
    [Fact]
    public async Task Page_OfAManager_ShowsTheirNetworksAndWhatWaits()
    {
        await using var host = await ConsoleHost.StartAsync();
        await host.RunAsync("1", run => run with { HeldRemovals = 7, WholeReadAt = GatewayHost.Now });

        var page = (await host.SeeAsync("/en/console")).Page;

        Assert.Equal("/en/console/networks/a", Assert.Single(page.QuerySelectorAll("tbody th a")).GetAttribute("href"));
        Assert.Contains("7 listings wait", page.QuerySelector(".alerts")!.Shown(), StringComparison.Ordinal);
        Assert.Contains("removals.held", page.QuerySelector(".alerts")!.Shown(), StringComparison.Ordinal);
        Assert.Equal($"/en/console/networks/a/runs/{ConsoleHost.IdOf("1")}", page.QuerySelector("tbody td a")!.GetAttribute("href"));
        Assert.Equal("page", page.QuerySelector(".bar-end a[href='/en/console']")!.GetAttribute("aria-current"));
    }

    [Fact]
    public async Task Page_OfAnOperator_ShowsAll_AndSaysWhatIsWrong()
    {
        await using var host = await ConsoleHost.StartAsync();
        await host.RunAsync("1", run => run with { Failure = new RunFailure(FailureKind.SourceChanged, "csv.headers", "The column \"nom\" is missing.") }, RunStatus.Failed);

        var page = (await host.SeeAsync("/fr/console", "operator")).Page;

        Assert.Equal(["Réseau A", "Réseau B"], page.QuerySelectorAll("tbody th a").Select(link => link.TextContent));
        Assert.Contains("Elle a changé de format", page.QuerySelector("tbody")!.Shown(), StringComparison.Ordinal);
        Assert.Contains("csv.headers", page.QuerySelector(".alerts")!.Shown(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nobody", 401)]
    [InlineData("staff", 403)]
    [InlineData("member", 403)]
    public async Task Page_OfSomebodyWithNothingBehindIt_IsRefused(string who, int expected)
    {
        await using var host = await ConsoleHost.StartAsync();

        var (status, page) = await host.SeeAsync("/en/console", who);
        Assert.Equal(expected, status);
        Assert.Null(page.QuerySelector("header a[href='/en/console']"));
    }

    [Theory]
    [InlineData("manager", "", 2)]
    [InlineData("assessor", "/en/assess", 1)]
    [InlineData("operator", "/en/assess /en/operate", 3)]
    public async Task Desks_AreThoseOfTheReader(string who, string expected, int sections)
    {
        await using var host = await ConsoleHost.StartAsync();

        var page = (await host.SeeAsync("/en/console", who)).Page;

        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries), page.QuerySelectorAll("main li a").Select(link => link.GetAttribute("href")));
        Assert.Equal(sections, page.QuerySelectorAll("main h2").Length);
    }

    [Theory]
    [InlineData("nobody", false)]
    [InlineData("member", false)]
    [InlineData("staff", false)]
    [InlineData("manager of b", true)]
    [InlineData("assessor", true)]
    [InlineData("operator", true)]
    public async Task Link_IsForWhoeverHasSomethingBehindIt(string who, bool expected)
    {
        await using var host = await ConsoleHost.StartAsync();

        foreach (string path in (string[])["/en", "/en/networks", "/en/label"]) Assert.Equal(expected, (await host.SeeAsync(path, who)).Page.QuerySelector("header a[href='/en/console']") is not null);
    }
}
