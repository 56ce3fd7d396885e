using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Problems;
using Federation.Contracts;
using Federation.Gateway.GraphQL;
using Federation.Gateway.Tests.Doubles;

namespace Federation.Gateway.Tests.GraphQL;

public sealed class LabelTests
{
    private const string Result = "{ __typename ... on LabelDecided { label { state heldLevel level version } } ... on LabelRefused { standing { state version } } ... on Refusal { code message remedy(language: FR) } }";
    private const string Award = $"mutation($input: AwardLabelInput!) {{ awardLabel(input: $input) {Result} }}";

    private static readonly object Levels = new { technicalPerformance = 2, services = 1, quality = 3, commitments = 2 };

    [Fact]
    public async Task AwardLabel_ByAnOperator_IsHeldAndFound()
    {
        await using var host = await GatewayHost.StartAsync();
        var id = await OpenAsync(host, "1");
        await OpenAsync(host, "2");

        var decided = await AwardAsync(host, id);

        Assert.Equal("""{"__typename":"LabelDecided","label":{"state":"AWARDED","heldLevel":1,"level":1,"version":1}}""", decided.GetRawText());
        await host.CatchUpAsync();
        Assert.Equal([id.Value], await FoundAsync(host, "level: 1"));
        Assert.Empty(await FoundAsync(host, "level: 2"));
        Assert.Equal([id.Value], await FoundAsync(host, "level: 2, axis: TECHNICAL_PERFORMANCE"));
        Assert.Equal([id.Value], await FoundAsync(host, "axis: QUALITY"));
        Assert.Empty(await FoundAsync(host, "axis: INTEROPERABILITY"));
        Assert.Equal([1, 1, 0, 0], await CountsAsync(host, ""));
        Assert.Equal([1, 0, 0, 1], await CountsAsync(host, "(axis: QUALITY)"));
    }

    // Whatever its reason for not counting is: no list finds it, and no count has it.
    [Theory]
    [InlineData("suspendLabel", 0, "SUSPENDED")]
    [InlineData("revokeLabel", 0, "REVOKED")]
    [InlineData(null, 2, "EXPIRED")]
    public async Task Centres_ALabelThatDoesNotCount_IsNotHeld(string? mutation, int years, string state)
    {
        await using var host = await GatewayHost.StartAsync();
        var id = await OpenAsync(host, "1");
        await AwardAsync(host, id);
        if (mutation is not null) await DecideAsync(host, mutation, id, madeOn: 1);
        host.Clock.AdjustTime(GatewayHost.Now.AddYears(years));
        await host.CatchUpAsync();

        Assert.Empty(await FoundAsync(host, "level: 1"));
        Assert.Equal([1, 0, 0, 0], await CountsAsync(host, ""));
        var label = (await host.AskAsync($$"""{ centre(id: "{{id}}") { label { state heldLevel level } } }""")).Data.GetProperty("centre").GetProperty("label");
        Assert.Equal($$"""{"state":"{{state}}","heldLevel":null,"level":1}""", label.GetRawText());
    }

    // Who saw it expired decides about another label than who saw it in force.
    [Fact]
    public async Task Label_WhoseTimeIsOver_HasTheVersionAfterItsExpiry()
    {
        await using var host = await GatewayHost.StartAsync();
        var id = await OpenAsync(host, "1");
        await AwardAsync(host, id);
        string query = $$"""{ centre(id: "{{id}}") { label { state version } } }""";
        host.Clock.AdjustTime(GatewayHost.Now.AddYears(2).AddSeconds(-1));
        Assert.Equal("""{"state":"AWARDED","version":1}""", (await host.AskAsync(query)).Data.GetProperty("centre").GetProperty("label").GetRawText());

        host.Clock.AdjustTime(GatewayHost.Now.AddYears(2));

        Assert.Equal("""{"state":"EXPIRED","version":2}""", (await host.AskAsync(query)).Data.GetProperty("centre").GetProperty("label").GetRawText());
    }

    [Fact]
    public async Task Label_AsOfAnyMoment_IsWhatItWasThen()
    {
        await using var host = await GatewayHost.StartAsync();
        var id = await OpenAsync(host, "1");
        host.Clock.AdjustTime(GatewayHost.Now.AddDays(10));
        await AwardAsync(host, id);
        host.Clock.AdjustTime(GatewayHost.Now.AddDays(20));
        await DecideAsync(host, "suspendLabel", id, madeOn: 1);
        host.Clock.AdjustTime(GatewayHost.Now.AddDays(30));
        await DecideAsync(host, "reinstateLabel", id, madeOn: 2);

        string later = FormattableString.Invariant($"{GatewayHost.Now.AddDays(30).AddSeconds(1):O}");
        Assert.Equal("BAD_INPUT", (await host.AskAsync($$"""{ centre(id: "{{id}}") { label(asOf: "{{later}}") { state } } }""")).Code);
        Assert.Equal("AWARDED", (await host.AskAsync($$"""{ centre(id: "{{id}}") { label { state } } }""")).Data.GetProperty("centre").GetProperty("label").GetProperty("state").GetString());
        host.Clock.AdjustTime(GatewayHost.Now.AddDays(800));

        string asked = string.Join(' ', new[] { 9.9, 10, 20, 29.9, 30, 800 }.Select((days, place) => FormattableString.Invariant($"a{place}: label(asOf: \"{GatewayHost.Now.AddDays(days):O}\") {{ state heldLevel level criteriaVersion version history {{ kind }} }}")));
        var told = (await host.AskAsync($$"""{ centre(id: "{{id}}") { {{asked}} label { state } } }""")).Data.GetProperty("centre");

        const string awarded = """{"kind":"AWARDED"}""", suspended = """{"kind":"SUSPENDED"}""", reinstated = """{"kind":"REINSTATED"}""";
        Assert.Equal(
            [
                "null",
                $$"""{"state":"AWARDED","heldLevel":1,"level":1,"criteriaVersion":"1.0","version":1,"history":[{{awarded}}]}""",
                $$"""{"state":"SUSPENDED","heldLevel":null,"level":1,"criteriaVersion":"1.0","version":2,"history":[{{awarded}},{{suspended}}]}""",
                $$"""{"state":"SUSPENDED","heldLevel":null,"level":1,"criteriaVersion":"1.0","version":2,"history":[{{awarded}},{{suspended}}]}""",
                $$"""{"state":"AWARDED","heldLevel":1,"level":1,"criteriaVersion":"1.0","version":3,"history":[{{awarded}},{{suspended}},{{reinstated}}]}""",
                $$"""{"state":"EXPIRED","heldLevel":null,"level":1,"criteriaVersion":"1.0","version":4,"history":[{{awarded}},{{suspended}},{{reinstated}}]}""",
            ],
            Enumerable.Range(0, 6).Select(place => told.GetProperty($"a{place}").GetRawText()));
        Assert.Equal("EXPIRED", told.GetProperty("label").GetProperty("state").GetString());
    }

    [Fact]
    public async Task Centres_AReinstatedLabel_IsHeldAgain()
    {
        await using var host = await GatewayHost.StartAsync();
        var id = await OpenAsync(host, "1");
        await AwardAsync(host, id);
        await DecideAsync(host, "suspendLabel", id, madeOn: 1);
        await DecideAsync(host, "reinstateLabel", id, madeOn: 2);
        await host.CatchUpAsync();

        Assert.Equal([id.Value], await FoundAsync(host, "level: 1"));
    }

    [Fact]
    public async Task Label_ItsHistory_HasReasonsForAllAndActorsForOperators()
    {
        await using var host = await GatewayHost.StartAsync();
        var id = await OpenAsync(host, "1");
        await AwardAsync(host, id);
        await DecideAsync(host, "suspendLabel", id, madeOn: 1);
        string query = $$"""{ centre(id: "{{id}}") { label { validUntil axes { axis level } history { kind reason actor level validUntil } } } }""";

        var anybody = (await host.AskAsync(query)).Data.GetProperty("centre").GetProperty("label");
        var operators = (await host.AskAsync(query, token: host.Token)).Data.GetProperty("centre").GetProperty("label");

        Assert.DoesNotContain("Camille", anybody.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(["Assessed.", "Decided."], anybody.GetProperty("history").EnumerateArray().Select(happened => happened.GetProperty("reason").GetString()));
        Assert.Equal(["Camille", "Camille"], operators.GetProperty("history").EnumerateArray().Select(happened => happened.GetProperty("actor").GetString()));
        Assert.Equal("2028-03-01T09:30:00.000Z", anybody.GetProperty("validUntil").GetString());
        Assert.Equal(5, anybody.GetProperty("axes").GetArrayLength());
    }

    [Fact]
    public async Task Label_OfACentreThatHasNone_IsNull()
    {
        await using var host = await GatewayHost.StartAsync();
        var id = await OpenAsync(host, "1");

        Assert.Equal("""{"label":null}""", (await host.AskAsync($$"""{ centre(id: "{{id}}") { label { state } } }""")).Data.GetProperty("centre").GetRawText());
    }

    [Theory]
    [InlineData("suspendLabel", 0, "label.changed")]
    [InlineData("suspendLabel", 2, "label.changed")]
    [InlineData("reinstateLabel", 1, "label.not-suspended")]
    public async Task Decision_ThatIsRefused_IsToldAsDataWithItsRemedy(string mutation, int madeOn, string code)
    {
        await using var host = await GatewayHost.StartAsync();
        var id = await OpenAsync(host, "1");
        await AwardAsync(host, id);

        var refusal = await DecideAsync(host, mutation, id, madeOn);

        Assert.Equal(("LabelRefused", code), (refusal.GetProperty("__typename").GetString(), refusal.GetProperty("code").GetString()));
        Assert.NotEqual("", refusal.GetProperty("message").GetString());
        Assert.True(ProblemCatalogue.Standard.TryFind(code, out var known));
        Assert.Equal(known.French, refusal.GetProperty("remedy").GetString());
        Assert.Equal("""{"state":"AWARDED","version":1}""", refusal.GetProperty("standing").GetRawText());
    }

    [Fact]
    public async Task AwardLabel_ToACentreThatIsNotThere_IsRefused()
    {
        await using var host = await GatewayHost.StartAsync();

        var refusal = await AwardAsync(host, CentreId.New(host.Clock));

        Assert.Equal(("NotFound", "label.unknown-centre"), (refusal.GetProperty("__typename").GetString(), refusal.GetProperty("code").GetString()));
    }

    [Theory]
    [InlineData("awardLabel")]
    [InlineData("suspendLabel")]
    [InlineData("reinstateLabel")]
    [InlineData("revokeLabel")]
    public async Task Decision_ByAnybody_IsRefusedAndStoresNothing(string mutation)
    {
        await using var host = await GatewayHost.StartAsync();
        var id = await OpenAsync(host, "1");
        string levels = mutation == "awardLabel" ? ", levels: { services: 3 }" : "";

        var answer = await host.AskAsync($$"""mutation { {{mutation}}(input: { centre: "{{id}}", madeOn: 0, actor: "x", reason: "y"{{levels}} }) { __typename } }""");

        Assert.Equal("UNAUTHENTICATED", answer.Code);
        Assert.Empty((await host.Grains.Label(id).Get()).Events);
    }

    [Theory]
    [InlineData("level: 0")]
    [InlineData("level: 4")]
    [InlineData("level: -1, axis: SERVICES")]
    public async Task Centres_ALevelThatIsNone_IsBadInput(string argument)
    {
        await using var host = await GatewayHost.StartAsync();

        Assert.Equal("BAD_INPUT", (await host.AskAsync($$"""{ centres(filter: { label: { {{argument}} } }) { totalCount } }""")).Code);
    }

    [Fact]
    public async Task LabelClaims_OfListings_AreShownAndSetNoLevel()
    {
        await using var host = await GatewayHost.StartAsync();
        var id = await host.Seed.OpenAsync("cote-dor", "1", new ListingContent { Name = "x", LabelClaim = "Centre Collaboratif Connecté, niveau 3" });
        await host.CatchUpAsync();

        var centre = (await host.AskAsync($$"""{ centre(id: "{{id}}") { labelClaims { listing text } label { state } preAssessment { level } } }""")).Data.GetProperty("centre");

        Assert.Equal("""[{"listing":"cote-dor/1","text":"Centre Collaboratif Connecté, niveau 3"}]""", centre.GetProperty("labelClaims").GetRawText());
        Assert.Equal(JsonValueKind.Null, centre.GetProperty("label").ValueKind);
        Assert.Equal(0, centre.GetProperty("preAssessment").GetProperty("level").GetInt32());
        Assert.Empty(await FoundAsync(host, "level: 1"));
    }

    [Fact]
    public async Task PreAssessment_OfACentre_SaysWhatHoldsAndWhatIsMissingInBothLanguages()
    {
        await using var host = await GatewayHost.StartAsync();
        var id = await host.Seed.OpenAsync("cote-dor", "1", new ListingContent { Name = "x", OpeningHours = "Mo-Fr 09:00-18:00", Services = [ServiceKeys.Coworking] });

        var assessment = (await host.AskAsync($$"""
            { centre(id: "{{id}}") { preAssessment { criteriaVersion axes {
                axis level gap { level optionalNeeded mandatory { criterion { key } } } criteria { criterion { key } outcome level value evidence why missing(language: FR) } } } } }
            """)).Data.GetProperty("centre").GetProperty("preAssessment");

        Assert.Equal("1.0", assessment.GetProperty("criteriaVersion").GetString());
        var services = assessment.GetProperty("axes")[1];
        Assert.Equal(("SERVICES", 0), (services.GetProperty("axis").GetString(), services.GetProperty("level").GetInt32()));
        Assert.Equal(
            """{"criterion":{"key":"services.hours"},"outcome":"HELD","level":2,"value":45,"evidence":"DECLARED","why":"45 hours a week: level 2 asks for at least 40 hours a week.","missing":"45 heures par semaine : le niveau 3 demande au moins 60 heures par semaine."}""",
            services.GetProperty("criteria")[0].GetRawText());
        Assert.Equal(["services.offer", "services.day-visit"], services.GetProperty("gap").GetProperty("mandatory").EnumerateArray().Select(finding => finding.GetProperty("criterion").GetProperty("key").GetString()));
        Assert.Equal(JsonValueKind.Null, assessment.GetProperty("axes")[4].GetProperty("level").ValueKind);
    }

    [Fact]
    public async Task Criteria_AskedFor_AreThoseOfTheRegistry()
    {
        await using var host = await GatewayHost.StartAsync();

        var criteria = (await host.AskAsync("{ criteria { version title(language: FR) optionalShares criteria(axis: TECHNICAL_PERFORMANCE) { key axis unit thresholds mandatory evidence higherIsBetter } } }")).Data.GetProperty("criteria");

        Assert.Equal(("1.0", "Centres Collaboratifs Connectés", "[0.3,0.5,0.7]"), (criteria.GetProperty("version").GetString(), criteria.GetProperty("title").GetString(), criteria.GetProperty("optionalShares").GetRawText()));
        Assert.Equal(9, criteria.GetProperty("criteria").GetArrayLength());
        Assert.Equal(
            """{"key":"tech.download","axis":"TECHNICAL_PERFORMANCE","unit":"Mbit/s","thresholds":[30,100,300],"mandatory":true,"evidence":"MEASURED","higherIsBetter":true}""",
            criteria.GetProperty("criteria")[0].GetRawText());
    }

    private static Task<CentreId> OpenAsync(GatewayHost host, string id) => host.Seed.OpenAsync("cote-dor", id, new ListingContent { Name = $"Centre {id}" });

    private static async Task<JsonElement> AwardAsync(GatewayHost host, CentreId centre) =>
        (await host.AskAsync(Award, new { input = new { centre = centre.Value, madeOn = 0, actor = "Camille", reason = "Assessed.", levels = Levels } }, host.Token)).Data.GetProperty("awardLabel");

    private static async Task<JsonElement> DecideAsync(GatewayHost host, string mutation, CentreId centre, int madeOn) => (await host.AskAsync(
        $"mutation($input: LabelDecisionInput!) {{ {mutation}(input: $input) {Result} }}",
        new { input = new { centre = GlobalId.Of(centre), madeOn, actor = "Camille", reason = "Decided." } },
        host.Token)).Data.GetProperty(mutation);

    private static async Task<IEnumerable<string?>> FoundAsync(GatewayHost host, string arguments) =>
        (await host.AskAsync($$"""{ centres(filter: { label: { {{arguments}} } }) { nodes { key } } }""")).Data.GetProperty("centres").GetProperty("nodes").EnumerateArray().Select(centre => centre.GetProperty("key").GetString());

    // Beside a filter on labels, which the counts leave aside.
    private static async Task<IEnumerable<int>> CountsAsync(GatewayHost host, string axis) =>
        (await host.AskAsync($$"""{ centres(filter: { label: { level: 3 } }) { facets{{axis}} { levels { level count } } } }""")).Data.GetProperty("centres").GetProperty("facets").GetProperty("levels").EnumerateArray().Select(count => count.GetProperty("count").GetInt32());
}
