using Federation.Cluster.Sync;
using Federation.Contracts;
using Federation.Gateway.Tests.Doubles;
using Federation.Web.Tests.Support;

namespace Federation.Web.Tests.Console;

public sealed class OverviewPageTests
{
    private const string Here = "/en/console/networks/a";

    [Fact]
    public async Task Page_ShowsSourceFreshnessQualityAndRuns()
    {
        await using var host = await ConsoleHost.StartAsync();
        await host.RunAsync("1", run => run with { WholeReadAt = GatewayHost.Now });

        var page = (await host.SeeAsync(Here)).Page;
        string shown = page.QuerySelector("main")!.Shown();

        Assert.Contains("The last run completed", shown, StringComparison.Ordinal);
        Assert.Contains("by hand only", shown, StringComparison.Ordinal);
        Assert.Contains("Below bronze", shown, StringComparison.Ordinal);
        Assert.Contains("quality.records", page.QuerySelector(".gaps")!.Shown(), StringComparison.Ordinal);
        Assert.Contains("Asked for: at least 1", page.QuerySelector(".gaps")!.Shown(), StringComparison.Ordinal);
        Assert.Contains("1 in quarantine", page.QuerySelector(".rows tbody")!.Shown(), StringComparison.Ordinal);
        Assert.Contains("10 records read.", page.QuerySelector(".rows tbody")!.Shown(), StringComparison.Ordinal);
        Assert.Equal("page", page.QuerySelector(".tabs a[href='/en/console/networks/a']")!.GetAttribute("aria-current"));
    }

    [Fact]
    public async Task Page_OfANetworkThatWasNeverRead_SaysSo()
    {
        await using var host = await ConsoleHost.StartAsync();

        var main = (await host.SeeAsync("/fr/console/reseaux/b", "operator")).Page.QuerySelector("main")!;

        Assert.Contains("Pas encore lue", main.Shown(), StringComparison.Ordinal);
        Assert.Contains("Il n’y a pas encore eu de synchronisation.", main.Shown(), StringComparison.Ordinal);
        Assert.Equal("start", Assert.Single(main.QuerySelectorAll("form input[name=do]")).GetAttribute("value"));
    }

    [Fact]
    public async Task Page_HostileWords_AreOnlyWords()
    {
        await using var host = await ConsoleHost.StartAsync();
        await host.RunAsync("1", run => run with { Failure = new RunFailure(FailureKind.Bug, "csv.headers", "<img src=x onerror=alert(2)>") }, RunStatus.Failed);

        var page = (await host.SeeAsync(Here)).Page;

        Assert.Empty(page.QuerySelectorAll("main img"));
        Assert.Contains("<img src=x onerror=alert(2)>", page.QuerySelector(".rows")!.Shown(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("on", true)]
    [InlineData(null, false)]
    public async Task Start_LeadsToTheRun(string? whole, bool isWhole)
    {
        await using var host = await ConsoleHost.StartAsync();
        await host.RunAsync("7", status: RunStatus.Running);
        var grain = host.Gateway.Grains["a"];
        grain.Start = new RunStart("7", AlreadyRunning: false);

        var (status, _, location) = await host.SendAsync(Here, "manager", [("do", "start"), .. whole is null ? Array.Empty<(string, string)>() : [("whole", whole)]]);

        Assert.Equal((303, $"{Here}/runs/{ConsoleHost.IdOf("7")}?told=started"), (status, location));
        Assert.Equal((1, isWhole), (grain.Started, grain.Order?.Whole));
    }

    [Fact]
    public async Task Start_WhileOneIsUnderWay_IsRefusedWithARemedy()
    {
        await using var host = await ConsoleHost.StartAsync();
        await host.RunAsync("7", status: RunStatus.Running);
        host.Gateway.Grains["a"].Start = new RunStart("7", AlreadyRunning: true);

        var (status, page, _) = await host.SendAsync("/fr/console/reseaux/a", "operator", ("do", "start"));

        Assert.Equal(422, status);
        var alert = page.QuerySelector("[role=alert]")!;
        Assert.Contains("run.under-way", alert.Shown(), StringComparison.Ordinal);
        Assert.Equal($"/fr/console/reseaux/a/synchronisations/{ConsoleHost.IdOf("7")}", alert.QuerySelector("a")!.GetAttribute("href"));
        // Where one is under way, the page offers to cancel it and not to start another.
        Assert.Equal("cancel", Assert.Single(page.QuerySelectorAll("main form input[name=do]")).GetAttribute("value"));
    }

    [Fact]
    public async Task Cancel_AsksTheRunToStop()
    {
        await using var host = await ConsoleHost.StartAsync();
        await host.RunAsync("7", status: RunStatus.Running);
        host.Gateway.Grains["a"].Start = new RunStart("7", AlreadyRunning: false);

        var (status, _, location) = await host.SendAsync(Here, "manager", ("do", "cancel"), ("run", ConsoleHost.IdOf("7")));

        Assert.Equal((303, $"{Here}/runs/{ConsoleHost.IdOf("7")}?told=stopping"), (status, location));
        Assert.Equal("7", host.Gateway.Grains["a"].Cancelled);
    }

    [Fact]
    public async Task Order_ThatIsNoForm_IsRefused()
    {
        await using var host = await ConsoleHost.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, Here) { Content = new StringContent("{}") };
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {host.As("operator")}");
        using var response = await host.Gateway.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(400, (int)response.StatusCode);
        Assert.True(host.Gateway.Grains.Untouched);
    }
}
