using Federation.Cluster.Centres;
using Federation.Cluster.Suggestions;
using Federation.Gateway.Tests.Doubles;
using Federation.Web.Tests.Support;

namespace Federation.Web.Tests.Console;

public sealed class CorrectionsPageTests
{
    private const string Here = "/en/console/networks/a/corrections";

    [Fact]
    public async Task Page_ShowsWhatShouldBeSaid_AndDismissesWithAReason()
    {
        await using var host = await ConsoleHost.StartAsync();
        var suggestion = await SuggestAsync(host);

        var page = (await host.SeeAsync(Here)).Page;
        var row = Assert.Single(page.QuerySelectorAll("article"));
        Assert.Contains("Name", row.QuerySelector("h2")!.Shown(), StringComparison.Ordinal);
        Assert.Equal(["Le Hangar", "<b>Hangar</b>"], row.QuerySelectorAll("dd").Take(2).Select(said => said.Shown()));
        Assert.Empty(row.QuerySelectorAll("dd b"));
        string key = row.QuerySelector("input[name=suggestion]")!.GetAttribute("value")!;

        host.Gateway.Grains.Suggested.Answer = SuggestionAnswer.Done(suggestion);
        var (status, _, location) = await host.SendAsync(Here, "manager", ("do", "dismiss"), ("suggestion", key), ("reason", "It is right."));

        Assert.Equal((303, Here + "?told=dismissed"), (status, location));
        Assert.Equal((key, "It is right."), host.Gateway.Grains.Suggested.Order);
        Assert.Contains("dismissed", (await host.SeeAsync(location!)).Page.QuerySelector("[role=status]")!.Shown(), StringComparison.Ordinal);
        Assert.Empty((await host.SeeAsync(Here + "?state=closed")).Page.QuerySelectorAll("article"));
    }

    [Fact]
    public async Task Dismissal_ThatIsRefused_IsSaid_AndOfSomebodyElseNotLookedAt()
    {
        await using var host = await ConsoleHost.StartAsync();
        await SuggestAsync(host);

        Assert.Equal(401, (await host.SendAsync(Here, "nobody", ("suggestion", Seed.Run), ("reason", "x"))).Status);
        Assert.Equal(403, (await host.SendAsync(Here, "manager of b", ("suggestion", Seed.Run), ("reason", "x"))).Status);
        Assert.Null(host.Gateway.Grains.Suggested.Order);
        var (status, page, _) = await host.SendAsync(Here, "manager", ("suggestion", Seed.Run), ("reason", "x"));
        Assert.Equal(422, status);
        Assert.Contains(SuggestionCodes.NothingNew, page.QuerySelector("[role=alert]")!.Shown(), StringComparison.Ordinal);
    }

    private static async Task<Suggestion> SuggestAsync(ConsoleHost host)
    {
        var centre = await host.Seed.OpenAsync("a", "1", new ListingContent { Name = "Le Hangar" });
        var suggestion = new Suggestion { Id = Seed.Run, Centre = centre, Listing = Seed.Key("a", "1"), Field = "name", Before = "Le Hangar", Value = "<b>Hangar</b>", By = "somebody", At = GatewayHost.Now };
        await host.Seed.AddAsync(suggestion);
        host.Define();
        await host.Gateway.CatchUpAsync();
        return suggestion;
    }
}
