using Federation.Cluster.Centres;
using Federation.Cluster.Matching;
using Federation.Cluster.Matching.Decisions;
using Federation.Cluster.Matching.Regroupings;
using Federation.Cluster.Matching.Review;
using Federation.Cluster.Sync;
using Federation.Gateway.GraphQL;
using Federation.Gateway.Identity.Access;
using Federation.Gateway.Tests.Doubles;

namespace Federation.Gateway.Tests.GraphQL;

public sealed class MatchTests
{
    private const string Key = "0198a000000070008000000000000009";

    [Fact]
    public async Task MatchReviews_ShowBothListingsSideBySide_WithTheEvidence()
    {
        await using var host = await GatewayHost.StartAsync();
        var (one, other) = await TwoCentresAsync(host);

        var page = (await host.AskAsync("""
            { matchReviews(first: 1) { totalCount hasMore items { question score since
                one { key network { key } centre { key } listing { name } } other { key listing { name } }
                judged { verdict score evidence { kind level weight one other } } } } }
            """, token: host.Token)).Data.GetProperty("matchReviews");

        Assert.Equal((1, false), (page.GetProperty("totalCount").GetInt32(), page.GetProperty("hasMore").GetBoolean()));
        var review = page.GetProperty("items")[0];
        Assert.Equal("UNSURE", review.GetProperty("question").GetString());
        Assert.Equal(("a/1", "a", one.Value), (review.GetProperty("one").GetProperty("key").GetString(), review.GetProperty("one").GetProperty("network").GetProperty("key").GetString(), review.GetProperty("one").GetProperty("centre").GetProperty("key").GetString()));
        Assert.Equal(("Le Hangar", "Hangar"), (review.GetProperty("one").GetProperty("listing").GetProperty("name").GetString(), review.GetProperty("other").GetProperty("listing").GetProperty("name").GetString()));
        Assert.Contains(review.GetProperty("judged").GetProperty("evidence").EnumerateArray(), reason => reason.GetProperty("kind").GetString() == "name" && reason.GetProperty("one").GetString() == "Le Hangar");
        Assert.NotEqual(one, other);
    }

    [Fact]
    public async Task MatchReviews_OfANetwork_AreItsManagersAlone()
    {
        await using var host = await GatewayHost.StartAsync();
        await TwoCentresAsync(host);
        const string Question = "{ network(id: \"b\") { matchReviews { totalCount items { other { key } } } } }";

        var own = await host.AskAsync(Question, token: host.Callers.Add(Role.NetworkManager, "b"));
        var foreign = await host.AskAsync(Question, token: host.Callers.Add(Role.NetworkManager, "a"));

        Assert.Equal("""{"totalCount":1,"items":[{"other":{"key":"b/1"}}]}""", own.Data.GetProperty("network").GetProperty("matchReviews").GetRawText());
        Assert.Equal("null", foreign.Data.GetProperty("network").GetProperty("matchReviews").GetRawText());
    }

    [Fact]
    public async Task MatchReviews_AfterTheLastOne_AreNone_AndAfterRubbish_AreRefused()
    {
        await using var host = await GatewayHost.StartAsync();
        await TwoCentresAsync(host);
        string next = (await host.AskAsync("{ matchReviews { next } }", token: host.Token)).Data.GetProperty("matchReviews").GetProperty("next").GetString()!; // there is one

        Assert.Equal("""{"items":[],"next":null,"hasMore":false}""", (await host.AskAsync($$"""{ matchReviews(after: "{{next}}") { items { score } next hasMore } }""", token: host.Token)).Data.GetProperty("matchReviews").GetRawText());
        Assert.Equal("BAD_INPUT", (await host.AskAsync("""{ matchReviews(after: "rubbish") { next } }""", token: host.Token)).Code);
    }

    [Fact]
    public async Task MatchReviews_AfterOneThatWasDecidedMeanwhile_GoOnWithTheNext()
    {
        await using var host = await GatewayHost.StartAsync();
        await TwoCentresAsync(host);
        await host.Seed.AddAsync(new MatchReview { Pair = ListingPair.Of(Seed.Key("a", "1"), Seed.Key("b", "2")), Question = MatchQuestion.TwoLabels, Score = null, Since = GatewayHost.Now });
        var first = (await host.AskAsync("{ matchReviews(first: 1) { next hasMore items { score } } }", token: host.Token)).Data.GetProperty("matchReviews");
        Assert.Equal("null", first.GetProperty("items")[0].GetProperty("score").GetRawText());
        string next = first.GetProperty("next").GetString()!; // there is one
        await host.Seed.ForgetAsync(ListingPair.Of(Seed.Key("a", "1"), Seed.Key("b", "2")));

        var rest = (await host.AskAsync($$"""{ matchReviews(after: "{{next}}") { hasMore items { score } } }""", token: host.Token)).Data.GetProperty("matchReviews");

        Assert.Equal("""{"hasMore":false,"items":[{"score":0.4}]}""", rest.GetRawText());
    }

    [Fact]
    public async Task Regroupings_AfterOne_AreThoseMadeBefore()
    {
        await using var host = await GatewayHost.StartAsync();
        foreach (int made in Enumerable.Range(1, 3)) await host.Seed.AddAsync(new Regrouping { Id = $"0198a00000007000800000000000000{made}", At = GatewayHost.Now, Cause = RegroupingCause.MatchedAgain, Reason = "", Transfers = [] });

        var told = (await host.AskAsync("""{ regroupings(after: "0198a000000070008000000000000003", first: 1) { key } }""")).Data.GetProperty("regroupings");

        Assert.Equal("""[{"key":"0198a000000070008000000000000002"}]""", told.GetRawText());
    }

    [Fact]
    public async Task Regroupings_TellEverybodyWhatWentOver_AndOperatorsWhoDecided()
    {
        await using var host = await GatewayHost.StartAsync();
        var (one, other) = await TwoCentresAsync(host);
        await host.Seed.AddAsync(new Regrouping { Id = Key, At = GatewayHost.Now, Cause = RegroupingCause.Decided, Actor = "Camille", Reason = "One hall.", Transfers = [new ListingTransfer(Seed.Key("b", "1"), other, one)] });
        const string Question = "{ regroupings { key cause reason actor transfers { listing fromCentreId toCentreId } evidence { one } undoes } }";

        var told = (await host.AskAsync(Question)).Data.GetProperty("regroupings")[0];

        Assert.Equal((Key, "DECIDED", "One hall."), (told.GetProperty("key").GetString(), told.GetProperty("cause").GetString(), told.GetProperty("reason").GetString()));
        Assert.Equal("null", told.GetProperty("actor").GetRawText());
        Assert.Equal((GlobalId.Of(other), GlobalId.Of(one)), (told.GetProperty("transfers")[0].GetProperty("fromCentreId").GetString(), told.GetProperty("transfers")[0].GetProperty("toCentreId").GetString()));
        Assert.Equal("Camille", (await host.AskAsync(Question, token: host.Token)).Data.GetProperty("regroupings")[0].GetProperty("actor").GetString());
    }

    [Theory]
    [InlineData("acceptMatch", PairVerdict.Same)]
    [InlineData("keepApart", PairVerdict.Apart)]
    [InlineData("withdrawMatchDecision", null)]
    public async Task PairMutations_ByAnOperator_AreTold(string field, PairVerdict? verdict)
    {
        await using var host = await GatewayHost.StartAsync();

        var answer = await host.AskAsync($$"""mutation { {{field}}(input: { one: "a/1", other: "b/1", actor: "Camille", reason: "Seen." }) { ... on MatchDecided { regroupings { key } } ... on Refusal { code } } }""", token: host.Token);

        Assert.Equal("""{"regroupings":[]}""", answer.Data.GetProperty(field).GetRawText());
        Assert.Equal(new PairOrder(Seed.Key("a", "1"), Seed.Key("b", "1"), verdict, "Camille", "Seen."), host.Grains.Told.Order);
    }

    [Fact]
    public async Task PinField_WithAListingAndWithout_IsTold()
    {
        await using var host = await GatewayHost.StartAsync();
        var centre = CentreId.New(host.Clock);

        await host.AskAsync($$"""mutation { pinField(input: { centre: "{{centre}}", field: "name", listing: "a/1", actor: "Camille", reason: "Seen." }) { __typename } }""", token: host.Token);
        Assert.Equal(new PinOrder(centre, "name", Seed.Key("a", "1"), "Camille", "Seen."), host.Grains.Told.Order);
        await host.AskAsync($$"""mutation { pinField(input: { centre: "{{centre}}", field: "name", actor: "Camille", reason: "Seen." }) { __typename } }""", token: host.Token);
        Assert.Equal(new PinOrder(centre, "name", null, "Camille", "Seen."), host.Grains.Told.Order);
    }

    [Fact]
    public async Task UndoRegrouping_ThatIsRefused_SaysWhyAndWhatToDo()
    {
        await using var host = await GatewayHost.StartAsync();
        host.Grains.Told.Answer = MatchAnswer.Refused(MatchProblemCodes.NothingToUndo, "Nothing stands together any more.");

        var refusal = (await host.AskAsync("""mutation { undoRegrouping(input: { regrouping: "r", actor: "Camille", reason: "Wrong." }) { __typename ... on Refusal { code message remedy } } }""", token: host.Token)).Data.GetProperty("undoRegrouping");

        Assert.Equal(("Refused", "match.nothing-to-undo", "Nothing stands together any more."), (refusal.GetProperty("__typename").GetString(), refusal.GetProperty("code").GetString(), refusal.GetProperty("message").GetString()));
        Assert.NotEmpty(refusal.GetProperty("remedy").GetString()!); // the catalogue has it
        Assert.Equal(new UndoOrder("r", "Camille", "Wrong."), host.Grains.Told.Order);
    }

    [Theory]
    [InlineData("""mutation { acceptMatch(input: { one: "rubbish", other: "b/1", actor: "x", reason: "y" }) { __typename } }""")]
    [InlineData("""mutation { acceptMatch(input: { one: "a/1", other: "b/1", reason: "nobody signs" }) { __typename } }""")]
    [InlineData("""{ matchEvidence(one: "a/1", other: "a/1") { verdict } }""")]
    public async Task BadInput_IsRefused(string query)
    {
        await using var host = await GatewayHost.StartAsync();

        Assert.Equal("BAD_INPUT", (await host.AskAsync(query, token: host.Token)).Code);
        Assert.Null(host.Grains.Told.Order);
    }

    [Fact]
    public async Task MatchEvidence_OfAnUnknownListing_IsNull()
    {
        await using var host = await GatewayHost.StartAsync();
        await TwoCentresAsync(host);

        Assert.Equal("null", (await host.AskAsync("""{ matchEvidence(one: "a/1", other: "b/nobody") { verdict } }""")).Data.GetProperty("matchEvidence").GetRawText());
        Assert.NotEqual("null", (await host.AskAsync("""{ matchEvidence(one: "b/1", other: "a/1") { verdict evidence { kind } } }""")).Data.GetProperty("matchEvidence").GetRawText());
    }

    private static async Task<(CentreId One, CentreId Other)> TwoCentresAsync(GatewayHost host)
    {
        await host.Seed.AddAsync(Seed.Network("a"));
        await host.Seed.AddAsync(Seed.Network("b"));
        var one = await host.Seed.OpenAsync("a", "1", new ListingContent { Name = "Le Hangar" });
        var other = await host.Seed.OpenAsync("b", "1", new ListingContent { Name = "Hangar" });
        await host.Seed.AddAsync("a", "1", new Binding { Centre = one, ContentHash = "x" });
        await host.Seed.AddAsync("b", "1", new Binding { Centre = other, ContentHash = "x" });
        await host.Seed.AddAsync(new MatchReview { Pair = ListingPair.Of(Seed.Key("a", "1"), Seed.Key("b", "1")), Question = MatchQuestion.Unsure, Score = 0.4, Since = GatewayHost.Now });
        await host.CatchUpAsync();
        return (one, other);
    }
}
