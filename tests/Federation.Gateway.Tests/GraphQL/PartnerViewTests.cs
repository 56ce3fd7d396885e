using Federation.Cluster.Centres;
using Federation.Cluster.Matching;
using Federation.Cluster.Matching.Decisions;
using Federation.Cluster.Matching.Review;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;
using Federation.Cluster.Sync.Measuring;
using Federation.Gateway.Identity.Access;
using Federation.Gateway.Tests.Doubles;

namespace Federation.Gateway.Tests.GraphQL;

/// <summary>What managers of a network see of its source.</summary>
public sealed class PartnerViewTests
{
    private const string View =
        """
        { network(id: "a") {
          freshness { wholeReadAt seenAt changedAt nextRunAt listings missed due removed missedSince byChange { age count } }
          quality { level read mapped samePlace sameId fields { field count share } quarantine { code count share } missing { code found needed atMost } }
          repeatedIds { count examples { sourceId } }
          duplicates { totalCount nodes { state question } }
        } }
        """;

    [Fact]
    public async Task View_OfTheOwnNetwork_TellsFreshnessQualityAndDuplicates()
    {
        await using var host = await StartAsync();

        var network = (await host.AskAsync(View, token: host.Callers.Add(Role.NetworkManager, "a"))).Data.GetProperty("network");

        var freshness = network.GetProperty("freshness");
        Assert.Equal((2, 1, 0, 0), (freshness.GetProperty("listings").GetInt32(), freshness.GetProperty("missed").GetInt32(), freshness.GetProperty("due").GetInt32(), freshness.GetProperty("removed").GetInt32()));
        Assert.Equal("2026-03-01T12:00:00.000Z", freshness.GetProperty("nextRunAt").GetString());
        Assert.Equal("""[{"age":"DAY","count":1},{"age":"WEEK","count":0},{"age":"MONTH","count":0},{"age":"YEAR","count":0},{"age":"OLDER","count":0},{"age":"UNKNOWN","count":1}]""", freshness.GetProperty("byChange").GetRawText());
        var quality = network.GetProperty("quality");
        Assert.Equal("NONE", quality.GetProperty("level").GetString());
        Assert.Equal((2, 1), (quality.GetProperty("read").GetInt32(), quality.GetProperty("mapped").GetInt32()));
        Assert.Equal("""{"field":"name","count":1,"share":1}""", quality.GetProperty("fields")[0].GetRawText());
        Assert.Equal("""[{"code":"name.missing","count":1,"share":0.5}]""", quality.GetProperty("quarantine").GetRawText());
        Assert.Contains("quality.quarantine", quality.GetProperty("missing").EnumerateArray().Select(gap => gap.GetProperty("code").GetString()));
        Assert.Equal("""{"count":1,"examples":[{"sourceId":"1"}]}""", network.GetProperty("repeatedIds").GetRawText());
        Assert.Equal("""{"totalCount":2,"nodes":[{"state":"WAITING","question":"UNSURE"},{"state":"APART","question":null}]}""", network.GetProperty("duplicates").GetRawText());
    }

    [Fact]
    public async Task View_OfAnotherNetwork_IsNull_AndTheAdaptersAreTheOperatorsAlone()
    {
        await using var host = await StartAsync();
        foreach (string? token in (string?[])[null, host.Callers.Add(Role.NetworkManager, "b"), host.Callers.Add(Role.CentreStaff, "a"), host.Callers.Add(Role.Assessor, "a")])
        {
            var network = (await host.AskAsync(View, token: token)).Data.GetProperty("network");
            Assert.Equal("""{"freshness":null,"quality":null,"repeatedIds":null,"duplicates":null}""", network.GetRawText());
            Assert.NotNull((await host.AskAsync("{ adapters { id } }", token: token)).Code);
        }

        Assert.False((await host.AskAsync(View, token: host.Token)).HasErrors);
        var adapters = (await host.AskAsync("{ adapters { id version state reasons { code } origin publisher isMapping licence { id url } attribution } }", token: host.Token)).Data.GetProperty("adapters");
        Assert.Equal("INCOMPATIBLE", Assert.Single(adapters.EnumerateArray(), adapter => adapter.GetProperty("id").GetString() == "from-tomorrow").GetProperty("state").GetString());
        var used = (await host.AskAsync("{ adapters(id: \"tiers-lieux\") { state reasons { code } origin isMapping licence { name } } }", token: host.Token)).Data.GetProperty("adapters");
        Assert.Equal(("ACTIVE", 0, "BUNDLED", false), (used[0].GetProperty("state").GetString(), used[0].GetProperty("reasons").GetArrayLength(), used[0].GetProperty("origin").GetString(), used[0].GetProperty("isMapping").GetBoolean()));
    }

    // A network of 100,000 listings is looked through once, however often somebody asks.
    [Fact]
    public async Task View_AskedAgain_IsMeasuredAgainOnlyAfterAnotherRun()
    {
        await using var host = await StartAsync();
        string first = await MeasuredAsync();
        host.Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal(first, await MeasuredAsync());

        await host.Seed.AddAsync(Seed.RunOf("a", "0198a000000070008000000000000009", host.Clock.GetUtcNow()));
        string second = await MeasuredAsync();
        Assert.NotEqual(first, second);
        host.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.NotEqual(second, await MeasuredAsync());

        async Task<string> MeasuredAsync() => (await host.AskAsync("{ network(id: \"a\") { quality { measuredAt } freshness { measuredAt } } }", token: host.Token)).Data.GetProperty("network").GetRawText();
    }

    [Fact]
    public async Task Duplicates_PageByPage_ComeEachOnce()
    {
        await using var host = await StartAsync();
        string token = host.Callers.Add(Role.NetworkManager, "a");

        var first = await PageAsync("first: 1");
        Assert.Equal((true, false), (first.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean(), first.GetProperty("pageInfo").GetProperty("hasPreviousPage").GetBoolean()));
        string cursor = first.GetProperty("pageInfo").GetProperty("endCursor").GetString() ?? "";
        Assert.Equal(cursor, first.GetProperty("edges")[0].GetProperty("cursor").GetString());
        var second = await PageAsync($"first: 1, after: \"{cursor}\"");
        Assert.Equal(("APART", false), (second.GetProperty("nodes")[0].GetProperty("state").GetString(), second.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean()));
        Assert.Equal("b/9", (await PageAsync("state: APART")).GetProperty("nodes")[0].GetProperty("other").GetProperty("key").GetString());
        Assert.Equal(0, (await PageAsync("state: SAME")).GetProperty("totalCount").GetInt32());
        Assert.Equal("BAD_INPUT", (await host.AskAsync("{ network(id: \"a\") { duplicates(after: \"rubbish\") { totalCount } } }", token: token)).Code);

        async Task<System.Text.Json.JsonElement> PageAsync(string arguments) =>
            (await host.AskAsync($"{{ network(id: \"a\") {{ duplicates({arguments}) {{ totalCount nodes {{ state at other {{ key }} }} edges {{ cursor node {{ score }} }} pageInfo {{ hasNextPage hasPreviousPage startCursor endCursor }} }} }} }}", token: token)).Data.GetProperty("network").GetProperty("duplicates");
    }

    private static async Task<GatewayHost> StartAsync()
    {
        var host = await GatewayHost.StartAsync();
        await host.Seed.AddAsync(Seed.Network("a") with { Schedule = "0 12 * * *" });
        await host.Seed.AddAsync(Seed.Network("b"));
        var centre = await host.Seed.OpenAsync("a", "1", new ListingContent { Name = "Le Hangar" });
        var other = await host.Seed.OpenAsync("b", "1", new ListingContent { Name = "Hangar" });
        await host.Seed.AddAsync("a", "1", new Binding { Centre = centre, ContentHash = "x", ChangedAt = GatewayHost.Now, Measure = ListingMeasure.Of(new ListingContent { Name = "Le Hangar" }).ToString() });
        await host.Seed.AddAsync("a", "2", new Binding { Centre = centre, ContentHash = "x", MissedRuns = 1, MissedSince = GatewayHost.Now });
        await host.Seed.AddAsync("b", "1", new Binding { Centre = other, ContentHash = "x" });
        await host.Seed.AddAsync("a/3", Seed.QuarantinedOf("a", "3"));
        var run = Seed.RunOf("a", Seed.Run, GatewayHost.Now);
        await host.Seed.AddAsync((run with { Counts = run.Counts with { Read = 3 }, WholeReadAt = GatewayHost.Now, Problems = [], ProblemCounts = run.ProblemCounts.Clear() })
            .With([new RunProblem(RunMeasures.RepeatedIdCode, Federation.Contracts.IssueSeverity.Error, "row 3", "1", null, "Twice.")]));
        await host.Seed.AddAsync(new MatchReview { Pair = ListingPair.Of(Seed.Key("a", "1"), Seed.Key("b", "1")), Question = MatchQuestion.Unsure, Score = 0.4, Since = GatewayHost.Now });
        await host.Store.CommitAsync(new StoreBatch
        {
            PartitionKey = IMatchingGrain.Key,
            Writes = [new StateWrite(new StateKey(RowKinds.PairDecision, "x"), 0, System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(
                new PairDecision { Pair = ListingPair.Of(Seed.Key("a", "1"), Seed.Key("b", "9")), Verdict = PairVerdict.Apart, Actor = "somebody", Reason = "y", At = GatewayHost.Now },
                Federation.Cluster.Json.ClusterJson.Default.PairDecision))],
        });
        await host.CatchUpAsync();
        return host;
    }
}
