using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using Federation.Cluster.Members.Passes;
using Federation.Cluster.Members.Visits;
using Federation.Cluster.Members.Visits.Statements;
using Federation.Cluster.Members.Visits.Travel;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;
using Federation.Gateway.Identity.Access;
using Federation.Gateway.Tests.Doubles;

namespace Federation.Gateway.Tests.GraphQL;

/// <summary>A month between networks, as their managers see it and dispute it.</summary>
public sealed class StatementTests
{
    private const string Ours = "2026-02/ours/ruche";

    internal static CentreId Place { get; } = CentreId.TryParse("0198a000000070008000000000000001", out var id) ? id : default;

    private static VisitMonth Month => VisitMonth.TryParse("2026-02", out var month) ? month : default;

    /// <summary>Networks "ours" and "ruche", of whom each hosted the other, and a third that hosted ours; closed.</summary>
    internal static async Task SeedAsync(GatewayHost host)
    {
        await host.Seed.AddAsync(Seed.Network("ours"));
        await host.Seed.AddAsync(Seed.Network("ruche") with { Travel = new TravelStatement { CarKmSaved = 20.5, Year = 2025 } });
        await host.Seed.AddAsync(Seed.Network("grange"));
        foreach (string network in (string[])["ours", "ruche", "grange"]) host.Grains[network].Definition = Seed.Network(network);
        StoredClosing[] closings =
        [
            new(Place, [Line("ours", "ruche", "nomad", 10, 12) with { DoubtfulDays = 1, DoubtfulVisits = 2 }, Line("ours", "ruche", "resident", 1, 1), Line("ruche", "ours", "nomad", 3, 3), Line("grange", "ruche", "nomad", 7, 7)],
                [new VisitCorrection { Month = Month.Add(-1), Centre = Place, Host = NetworkId.Parse("ours"), Home = NetworkId.Parse("ruche"), Tier = Tier.Parse("nomad"), VisitorDays = -1, Visits = -2, DoubtfulVisits = -1, Reason = CorrectionReason.Erased }]),
        ];
        await host.Store.CommitAsync(new StoreBatch
        {
            PartitionKey = "visits",
            Writes =
            [
                .. VisitStatement.Compose(Month, closings, GatewayHost.Now.AddDays(-1)).Select(statement => new StateWrite(statement.Key, 0, statement.Body())),
                new StateWrite(new StateKey(RowKinds.VisitClearing, IClearingGrain.TheOnly), 0, JsonSerializer.SerializeToUtf8Bytes(new ClearingRecord { Next = Month.Add(1) }, ClusterJson.Default.ClearingRecord)),
            ],
        });
    }

    /// <summary>What "ruche" disputed of the first line and "ours" conceded.</summary>
    internal static async Task DisputeAsync(GatewayHost host)
    {
        var dispute = new VisitDispute
        {
            Month = Month, Centre = Place, Host = NetworkId.Parse("ours"), Home = NetworkId.Parse("ruche"), Tier = Tier.Parse("nomad"), Reason = DisputeReason.TooMany, By = NetworkId.Parse("ruche"), At = GatewayHost.Now,
            State = DisputeState.Conceded, AnsweredAt = GatewayHost.Now, VisitorDays = -2, Visits = -3, EnteredIn = Month.Add(1),
        };
        await host.Store.CommitAsync(new StoreBatch { PartitionKey = "visits", Writes = [dispute.Write(0)] });
    }

    [Fact]
    public async Task Lines_OfACentreThatHasClosed_NameIt()
    {
        await using var host = await GatewayHost.StartAsync();
        await SeedAsync(host);
        await host.Seed.PutAsync(Place, "ours", "1", new ListingContent { Name = "La Ruche" });
        await host.Seed.RemoveAsync(Place, "ours", "1");
        await host.CatchUpAsync();

        var answer = await host.AskAsync("""{ visitStatements(network: "ours", month: "2026-02") { hosted { lines(first: 1) { centre { name closed } } corrections { centre { name } } } } }""", token: host.Callers.Add(Role.NetworkManager, "ours"));

        Assert.Equal("""[{"lines":[{"centre":{"name":"La Ruche","closed":true}}],"corrections":[{"centre":{"name":"La Ruche"}}]}]""", answer.Data.GetProperty("visitStatements").GetProperty("hosted").GetRawText());
    }

    [Fact]
    public async Task Statements_OfANetwork_HaveBothSidesForItsManagersAndNobodyElse()
    {
        await using var host = await GatewayHost.StartAsync();
        await SeedAsync(host);
        const string query = """
            { visitStatements(network: "ours", month: "2026-02") { networkKey month closesAt closed
              hosted { key host home sha256 visitorDays visits doubtfulDays doubtfulVisits lineCount lines { centreKey tier visitorDays visits doubtfulDays doubtfulVisits dispute { state } } lines1: lines(first: 1, skip: 1) { tier centre { name } } correctionCount corrections { statement tier visitorDays visits doubtfulDays doubtfulVisits reason } }
              sent { key visitorDays lines { visits } } } }
            """;

        var answer = await host.AskAsync(query, token: host.Callers.Add(Role.NetworkManager, "ours"));

        var month = answer.Data.GetProperty("visitStatements");
        Assert.Equal(("ours", "2026-02", "2026-03-11T00:00:00.000Z", true), (month.GetProperty("networkKey").GetString(), month.GetProperty("month").GetString(), month.GetProperty("closesAt").GetString(), month.GetProperty("closed").GetBoolean()));
        var hosted = Assert.Single(month.GetProperty("hosted").EnumerateArray());
        Assert.Equal((1, 1), (hosted.GetProperty("doubtfulDays").GetInt32(), hosted.GetProperty("doubtfulVisits").GetInt32()));
        Assert.Equal((Ours, 10, 11, 2, 1), (hosted.GetProperty("key").GetString(), hosted.GetProperty("visitorDays").GetInt32(), hosted.GetProperty("visits").GetInt32(), hosted.GetProperty("lineCount").GetInt32(), hosted.GetProperty("correctionCount").GetInt32()));
        Assert.Equal($$"""[{"centreKey":"{{Place}}","tier":"nomad","visitorDays":10,"visits":12,"doubtfulDays":1,"doubtfulVisits":2,"dispute":null},{"centreKey":"{{Place}}","tier":"resident","visitorDays":1,"visits":1,"doubtfulDays":0,"doubtfulVisits":0,"dispute":null}]""", hosted.GetProperty("lines").GetRawText());
        Assert.Equal("""[{"tier":"resident","centre":null}]""", hosted.GetProperty("lines1").GetRawText());
        Assert.Equal("""[{"statement":"2026-01/ours/ruche","tier":"nomad","visitorDays":-1,"visits":-2,"doubtfulDays":0,"doubtfulVisits":-1,"reason":"ERASED"}]""", hosted.GetProperty("corrections").GetRawText());
        Assert.Equal("""[{"key":"2026-02/ruche/ours","visitorDays":3,"lines":[{"visits":3}]}]""", month.GetProperty("sent").GetRawText());
        Assert.Equal(JsonValueKind.Null, (await host.AskAsync(query, token: host.Callers.Add(Role.NetworkManager, "ruche"))).Data.GetProperty("visitStatements").ValueKind);
        Assert.Equal("FORBIDDEN", (await host.AskAsync(query, token: host.Callers.Add(Role.CentreStaff, "ours"))).Code);
        Assert.Equal("UNAUTHENTICATED", (await host.AskAsync(query)).Code);
        Assert.False((await host.AskAsync(query, token: host.Token)).HasErrors); // an operator
        Assert.Equal("BAD_INPUT", (await host.AskAsync(query.Replace("2026-02", "2026-2", StringComparison.Ordinal), token: host.Token)).Code);
    }

    [Fact]
    public async Task Statements_OfAMonthThatIsNotClosed_AreNone()
    {
        await using var host = await GatewayHost.StartAsync();
        await SeedAsync(host);

        var answer = await host.AskAsync("""{ visitStatements(network: "ours", month: "2026-03") { closed closesAt hosted { key } sent { key } hostedTravel { carKm } } }""", token: host.Token);

        Assert.Equal("""{"closed":false,"closesAt":"2026-04-11T00:00:00.000Z","hosted":[],"sent":[],"hostedTravel":null}""", answer.Data.GetProperty("visitStatements").GetRawText());
    }

    // Eleven days of members of a network that says something; three of one that says nothing, and seven elsewhere, which are too few.
    [Fact]
    public async Task Travel_OfEnoughDays_IsATotalWithItsMethodAndFactor()
    {
        await using var host = await GatewayHost.StartAsync();
        await SeedAsync(host);
        const string total = "{ centreKey visitorDays carKm kgCo2e surveyYears factorKgPerKm factorYear factorUrl method(language: FR) factorSource }";

        var answer = (await host.AskAsync($$"""{ visitStatements(network: "ours", month: "2026-02") { hostedTravel {{total}} sentTravel {{total}} hostedTravelByCentre { centreKey visitorDays } } few: visitStatements(network: "grange", month: "2026-02") { hostedTravel {{total}} hostedTravelByCentre { centreKey } } }""", token: host.Token)).Data;

        var hosted = answer.GetProperty("visitStatements").GetProperty("hostedTravel");
        Assert.Equal((11, 226, 40), (hosted.GetProperty("visitorDays").GetInt32(), hosted.GetProperty("carKm").GetDouble(), hosted.GetProperty("kgCo2e").GetDouble())); // 225.5, and of that 0.177
        Assert.Equal(("[2025]", 0.177, 2025), (hosted.GetProperty("surveyYears").GetRawText(), hosted.GetProperty("factorKgPerKm").GetDouble(), hosted.GetProperty("factorYear").GetInt32()));
        Assert.StartsWith("Estimation", hosted.GetProperty("method").GetString(), StringComparison.Ordinal);
        Assert.Contains("ADEME", hosted.GetProperty("factorSource").GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("visitStatements").GetProperty("sentTravel").ValueKind);
        Assert.Equal($$"""[{"centreKey":"{{Place}}","visitorDays":11}]""", answer.GetProperty("visitStatements").GetProperty("hostedTravelByCentre").GetRawText());
        Assert.Equal("""{"hostedTravel":null,"hostedTravelByCentre":[]}""", answer.GetProperty("few").GetRawText());
    }

    // Another home network of the month says something too, of another year: not of these visits.
    [Fact]
    public async Task Travel_OfATotal_NamesTheYearsOfTheSurveysBehindItAlone()
    {
        await using var host = await GatewayHost.StartAsync();
        await SeedAsync(host);
        await host.Seed.ChangeAsync(Seed.Network("ours") with { Travel = new TravelStatement { CarKmSaved = 8, Year = 2019 } }, version: 1);

        var answer = (await host.AskAsync("""{ visitStatements(network: "ours", month: "2026-02") { hostedTravel { surveyYears } hostedTravelByCentre { surveyYears } } }""", token: host.Token)).Data;

        Assert.Equal("""{"hostedTravel":{"surveyYears":[2025]},"hostedTravelByCentre":[{"surveyYears":[2025]}]}""", answer.GetProperty("visitStatements").GetRawText());
    }

    [Fact]
    public async Task Dispute_ByTheHomeNetwork_IsAnsweredByTheHostAndNotByOperators()
    {
        await using var host = await GatewayHost.StartAsync();
        await SeedAsync(host);
        string ours = host.Callers.Add(Role.NetworkManager, "ours"), ruche = host.Callers.Add(Role.NetworkManager, "ruche"), grange = host.Callers.Add(Role.NetworkManager, "grange");
        const string dispute = "disputeVisits(network: \"NETWORK\", statement: \"2026-02/ours/ruche\", centre: \"CENTRE\", tier: \"nomad\", reason: NOT_MEMBERS)";
        const string answer = "answerVisitDispute(network: \"NETWORK\", statement: \"2026-02/ours/ruche\", centre: \"CENTRE\", tier: \"nomad\", visitorDays: 8, visits: 9)";

        Assert.Equal("""{"__typename":"NotFound","code":"visits.no-line"}""", await AskAsync(dispute, "grange", grange));
        Assert.Equal("""{"__typename":"Refused","code":"visits.not-yours"}""", await AskAsync(dispute, "ruche", host.Token));
        Assert.Equal("""{"__typename":"NotFound","code":"visits.no-line"}""", await AskAsync(dispute.Replace("nomad", "gold", StringComparison.Ordinal), "ruche", ruche));
        Assert.Equal("""{"__typename":"Refused","code":"visits.no-dispute"}""", await AskAsync(answer, "ours", ours));
        Assert.Equal("""{"__typename":"VisitDisputed","dispute":{"statement":"2026-02/ours/ruche","reason":"NOT_MEMBERS","by":"ruche","state":"OPEN","visitorDays":null,"visits":null,"enteredIn":null}}""", await AskAsync(dispute, "ruche", ruche));
        Assert.Equal("""{"__typename":"Refused","code":"visits.disputed"}""", await AskAsync(dispute, "ours", ours));
        Assert.Equal("""{"__typename":"NotFound","code":"visits.no-line"}""", await AskAsync(answer, "ruche", ruche));
        Assert.Equal("""{"__typename":"Refused","code":"visits.not-yours"}""", await AskAsync(answer, "ours", host.Token));
        Assert.Equal("""{"__typename":"Refused","code":"visits.bad-numbers"}""", await AskAsync(answer.Replace("visits: 9", "visits: 7", StringComparison.Ordinal), "ours", ours));
        Assert.Equal("""{"__typename":"Refused","code":"visits.not-agreed"}""", await AskAsync(answer.Replace("visits: 9", "visits: 13", StringComparison.Ordinal), "ours", ours));
        Assert.Equal("""{"__typename":"VisitDisputed","dispute":{"statement":"2026-02/ours/ruche","reason":"NOT_MEMBERS","by":"ruche","state":"CONCEDED","visitorDays":-2,"visits":-3,"enteredIn":null}}""", await AskAsync(answer, "ours", ours));
        Assert.Equal("""{"__typename":"Refused","code":"visits.answered"}""", await AskAsync(answer.Replace("Days: 8", "Days: 7", StringComparison.Ordinal), "ours", ours));

        async Task<string> AskAsync(string mutation, string network, string token) => (await host.AskAsync(
            $"mutation {{ done: {mutation.Replace("NETWORK", network, StringComparison.Ordinal).Replace("CENTRE", Place.Value, StringComparison.Ordinal)} {{ __typename ... on Refusal {{ code }} ... on VisitDisputed {{ dispute {{ statement reason by state visitorDays visits enteredIn }} }} }} }}",
            token: token)).Data.GetProperty("done").GetRawText();
    }

    private static VisitLine Line(string host, string home, string tier, int days, int visits) =>
        new() { Centre = Place, Host = NetworkId.Parse(host), Home = NetworkId.Parse(home), Tier = Tier.Parse(tier), VisitorDays = days, Visits = visits };
}
