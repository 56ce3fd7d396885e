using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using Federation.Cluster.Matching;
using Federation.Cluster.Matching.Decisions;
using Federation.Cluster.Matching.Review;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;
using Federation.Gateway.Tests.Doubles;
using Federation.Web.Tests.Support;

namespace Federation.Web.Tests.Console;

public sealed class DuplicatesPageTests
{
    private const string Here = "/en/console/networks/a/duplicates";

    private static readonly ListingPair Pair = ListingPair.Of(Seed.Key("a", "1"), Seed.Key("b", "1"));

    [Fact]
    public async Task Page_ShowsTwoListingsSideBySide_AndExplainsTheScore()
    {
        await using var host = await StartAsync();

        var page = (await host.SeeAsync(Here)).Page;
        var pair = Assert.Single(page.QuerySelectorAll(".pair"));

        Assert.Equal("0", pair.GetAttribute("tabindex"));
        Assert.Contains("The evidence does not suffice either way", pair.Shown(), StringComparison.Ordinal);
        var name = pair.QuerySelectorAll(".versus tbody tr")[0];
        Assert.Equal(["Le Hangar", "Hangar <b>"], name.QuerySelectorAll("td").Select(cell => cell.Shown()));
        Assert.Contains("differs", name.Shown(), StringComparison.Ordinal);
        var phone = Assert.Single(pair.QuerySelectorAll(".versus tbody tr"), row => row.Shown().StartsWith("Telephone", StringComparison.Ordinal));
        Assert.DoesNotContain("differs", phone.Shown(), StringComparison.Ordinal);
        var evidence = pair.QuerySelectorAll(".evidence tbody tr");
        Assert.NotEmpty(evidence);
        Assert.All(evidence, row => Assert.NotNull(row.QuerySelector("svg rect")));
        var told = Assert.Single(evidence, row => row.Shown().StartsWith("Telephone", StringComparison.Ordinal));
        Assert.Contains("the same", told.Shown(), StringComparison.Ordinal);
        Assert.Contains("+1.28", told.Shown(), StringComparison.Ordinal);
        // Managers see what operators see, and decide nothing.
        Assert.Empty(pair.QuerySelectorAll("form"));
        Assert.Contains("Operators of the directory decide", page.QuerySelector("main")!.Shown(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("accept", PairVerdict.Same, "SAME")]
    [InlineData("apart", PairVerdict.Apart, "APART")]
    [InlineData("withdraw", null, "WAITING")]
    public async Task Decision_OfAnOperator_GoesToTheMatching(string order, PairVerdict? verdict, string told)
    {
        await using var host = await StartAsync();
        var page = (await host.SeeAsync(Here, "operator")).Page;
        Assert.Equal(["accept", "apart"], page.QuerySelectorAll(".pair button").Select(button => button.GetAttribute("value")));

        var (status, _, location) = await host.SendAsync(Here + "?state=WAITING", "operator", ("do", order), ("one", "a/1"), ("other", "b/1"), ("reason", "Two doors."));

        Assert.Equal((303, $"{Here}?state=WAITING&told={told}"), (status, location));
        var decided = Assert.IsType<PairOrder>(host.Gateway.Grains.Told.Order);
        Assert.Equal(("a/1", "b/1", verdict, "Two doors."), (decided.One.Value, decided.Other.Value, decided.Verdict, decided.Reason));
    }

    [Fact]
    public async Task Page_AfterADecision_OffersToTakeItBack()
    {
        await using var host = await StartAsync();
        await DecideAsync(host);

        var page = (await host.SeeAsync(Here + "?state=WAITING&told=APART", "operator")).Page;

        Assert.Contains("Kept apart", page.QuerySelector("[role=status]")!.Shown(), StringComparison.Ordinal);
        var undo = page.QuerySelector("form.undo")!;
        Assert.Equal(["withdraw", "a/1", "b/1"], undo.QuerySelectorAll("input").Take(3).Select(input => input.GetAttribute("value")));
        // Whoever did not decide is offered nothing, whatever the address says.
        Assert.Null((await host.SeeAsync(Here + "?told=APART")).Page.QuerySelector("form"));

        var apart = (await host.SeeAsync(Here + "?state=APART", "operator")).Page;
        Assert.Equal("withdraw", Assert.Single(apart.QuerySelectorAll(".pair button")).GetAttribute("value"));
    }

    [Fact]
    public async Task Decision_ThatIsRefused_IsSaidWithItsRemedy()
    {
        await using var host = await StartAsync();
        host.Gateway.Grains.Told.Answer = MatchAnswer.Refused(MatchProblemCodes.TwoLabels, "There is no such listing.");

        var (status, page, _) = await host.SendAsync(Here, "operator", ("do", "accept"), ("one", "a/1"), ("other", "b/1"), ("reason", "x"));

        Assert.Equal(422, status);
        Assert.Contains(MatchProblemCodes.TwoLabels, page.QuerySelector("[role=alert]")!.Shown(), StringComparison.Ordinal);
        Assert.Single(page.QuerySelectorAll(".pair"));
    }

    [Theory]
    [InlineData("manager", "accept", 403)]
    [InlineData("manager of b", "apart", 403)]
    [InlineData("nobody", "accept", 401)]
    [InlineData("operator", "something", 400)]
    public async Task Decision_OfSomebodyElse_DoesNothing(string who, string order, int expected)
    {
        await using var host = await StartAsync();

        Assert.Equal(expected, (await host.SendAsync(Here, who, ("do", order), ("one", "a/1"), ("other", "b/1"), ("reason", "x"))).Status);
        Assert.True(host.Gateway.Grains.Untouched);
    }

    private static async Task<ConsoleHost> StartAsync()
    {
        var host = await ConsoleHost.StartAsync();
        var one = await host.Seed.OpenAsync("a", "1", new ListingContent { Name = "Le Hangar", Phone = "+33380000000" });
        var other = await host.Seed.OpenAsync("b", "1", new ListingContent { Name = "Hangar <b>", Phone = "+33380000000" });
        await host.Seed.AddAsync("a", "1", new Binding { Centre = one, ContentHash = "x" });
        await host.Seed.AddAsync("b", "1", new Binding { Centre = other, ContentHash = "x" });
        await host.Seed.AddAsync(new MatchReview { Pair = Pair, Question = MatchQuestion.Unsure, Score = 0.4, Since = GatewayHost.Now });
        await host.Gateway.CatchUpAsync();
        return host;
    }

    private static async Task DecideAsync(ConsoleHost host)
    {
        await host.Seed.ForgetAsync(Pair);
        byte[] body = System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(new PairDecision { Pair = Pair, Verdict = PairVerdict.Apart, Actor = "somebody", Reason = "y", At = GatewayHost.Now }, ClusterJson.Default.PairDecision);
        await host.Gateway.Store.CommitAsync(new StoreBatch { PartitionKey = IMatchingGrain.Key, Writes = [new StateWrite(new StateKey(RowKinds.PairDecision, "x"), 0, body)] });
    }
}
