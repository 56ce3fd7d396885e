using Federation.Cluster.Centres;
using Federation.Cluster.Labels;
using Federation.Gateway.Identity.Access;
using Federation.Gateway.Tests.Doubles;
using Federation.Registry.Labels;
using Federation.Web.Tests.Support;

namespace Federation.Web.Tests.Operating;

/// <summary>What staff decided, page by page, and nobody's name.</summary>
public sealed class DecisionsPageTests : IAsyncLifetime
{
    private GatewayHost? _host;

    private GatewayHost Host => _host ?? throw new InvalidOperationException("It was not started.");

    public async ValueTask InitializeAsync() => _host = await WebHost.StartAsync();

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    [Fact]
    public async Task Page_WithNothingDecided_SaysSo()
    {
        var page = await Host.PageAsync("/fr/exploiter/decisions", As(Host.Callers.Add(Role.Operator)));

        Assert.Equal("Rien n’a encore été décidé.", page.QuerySelector("main .nothing")!.Shown());
        Assert.Empty(page.QuerySelectorAll(".pager a"));
    }

    [Fact]
    public async Task Page_OfMoreThanFit_LeadsToTheOlderOnes()
    {
        for (int number = 0; number < 60; number++)
        {
            Host.Clock.Advance(TimeSpan.FromMinutes(1));
            var centre = await Host.Seed.OpenAsync("a", $"{number}", new ListingContent { Name = "x" });
            await Host.Grains.Label(centre).Decide(new LabelOrder { Kind = LabelEventKind.Awarded, MadeOn = 0, Actor = "Jeanne Dupont", Reason = "y", Levels = new LabelLevels { Services = 1 } });
        }

        string token = Host.Callers.Add(Role.Operator);
        var first = await Host.PageAsync("/en/operate/decisions", As(token));
        string next = first.QuerySelector(".pager a[rel=next]")!.GetAttribute("href")!;
        var second = await Host.PageAsync(next, As(token));

        Assert.Equal((50, 10), (first.QuerySelectorAll("tbody tr").Length, second.QuerySelectorAll("tbody tr").Length));
        Assert.Null(second.QuerySelector(".pager a[rel=next]"));
        Assert.StartsWith("/fr/exploiter/decisions?after=", second.QuerySelector("a[hreflang=fr]")!.GetAttribute("href"), StringComparison.Ordinal);
        var row = first.QuerySelector("tbody tr")!;
        Assert.Equal("Label awarded", row.QuerySelector("th")!.Shown());
        Assert.StartsWith("/en/centres/", row.QuerySelector("a")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.DoesNotContain("Jeanne", first.Body!.TextContent, StringComparison.Ordinal);
    }

    private static (string Name, string Value) As(string token) => ("Authorization", $"Bearer {token}");
}
