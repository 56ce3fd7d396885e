using Federation.Cluster.Centres;
using Federation.Cluster.Sync;
using Federation.Contracts;
using Federation.Gateway.Tests.Doubles;
using Federation.Web.Tests.Support;

namespace Federation.Web.Tests.Networks;

public sealed class NetworksPageTests
{
    [Fact]
    public async Task Page_WithNetworks_ShowsCountsRunsAndRemedies()
    {
        await using var host = await WebHost.StartAsync();
        await host.Seed.AddAsync(Seed.Network("cote-dor", "Côte-d'Or"));
        await host.Seed.AddAsync(Seed.Network("spaces"));
        await host.Seed.AddAsync(Seed.RunOf("cote-dor", "1", GatewayHost.Now, RunStatus.Failed) with { Failure = new RunFailure(FailureKind.SourceChanged, "csv.headers", "The column \"nom\" is missing.") });
        await host.Seed.OpenAsync("cote-dor", "7", new ListingContent { Name = "One" });
        await host.CatchUpAsync();

        var page = await host.PageAsync("/en/networks");

        Assert.StartsWith("1 centres", page.QuerySelector(".total")!.Shown(), StringComparison.Ordinal);
        var row = page.QuerySelectorAll("tbody tr")[0];
        Assert.Contains("Côte-d'Or", row.Shown(), StringComparison.Ordinal);
        Assert.Equal("/en?network=cote-dor", row.QuerySelector("a")!.GetAttribute("href"));
        Assert.Contains("failed 4 new 3 changed", row.Shown(), StringComparison.Ordinal);
        Assert.Contains("1 quarantined", row.Shown(), StringComparison.Ordinal);
        Assert.Contains("csv.headers", row.Shown(), StringComparison.Ordinal);
        Assert.Contains("What to do: Compare the header row", row.Shown(), StringComparison.Ordinal);
        Assert.Contains("never", page.QuerySelectorAll("tbody tr")[1].Shown(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/en/networks", "Nothing new: the source has not changed since 13 November 2026, 12:00 UTC")]
    [InlineData("/fr/reseaux", "Rien de nouveau : la source n’a pas changé depuis le 13 novembre 2026 à 12:00 UTC")]
    public async Task Page_OfARunThatReadNothing_SaysSinceWhen(string path, string expected)
    {
        await using var host = await WebHost.StartAsync();
        await host.Seed.AddAsync(Seed.Network("cote-dor"));
        await host.Seed.AddAsync(Seed.RunOf("cote-dor", "1", GatewayHost.Now) with { UnchangedSince = new DateTimeOffset(2026, 11, 13, 12, 0, 0, TimeSpan.Zero) });

        var page = await host.PageAsync(path);

        Assert.Contains(expected, page.QuerySelector("tbody")!.Shown(), StringComparison.Ordinal);
        Assert.Equal("2026-11-13T12:00:00Z", page.QuerySelectorAll("tbody time")[^1].GetAttribute("datetime"));
    }

    [Fact]
    public async Task Page_HostileWords_AreOnlyWords()
    {
        await using var host = await WebHost.StartAsync();
        await host.Seed.AddAsync(Seed.Network("cote-dor", "<script>alert(1)</script>\"'&"));
        await host.Seed.AddAsync(Seed.RunOf("cote-dor", "1", GatewayHost.Now, RunStatus.Failed) with { Failure = new RunFailure(FailureKind.Bug, "csv.headers", "<img src=x onerror=alert(2)>") });

        var page = await host.PageAsync("/en/networks");

        Assert.Empty(page.QuerySelectorAll("main script, main img"));
        Assert.Contains("<script>alert(1)</script>\"'&", page.QuerySelector("tbody")!.Shown(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_WithoutNetworks_SaysSo()
    {
        await using var host = await WebHost.StartAsync();

        Assert.Contains("Aucun réseau", (await host.PageAsync("/fr/reseaux")).QuerySelector("main")!.Shown(), StringComparison.Ordinal);
    }
}
