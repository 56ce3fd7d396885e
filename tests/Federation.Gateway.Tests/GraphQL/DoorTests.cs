using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using Federation.Cluster.Members.Admissions;
using Federation.Cluster.Members.Doors;
using Federation.Cluster.Members.Doors.Offline;
using Federation.Cluster.Members.Doors.Trail;
using Federation.Cluster.Members.Passes;
using Federation.Cluster.Members.Visits;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;
using Federation.Gateway.GraphQL;
using Federation.Gateway.Identity.Access;
using Federation.Gateway.Tests.Doubles;

namespace Federation.Gateway.Tests.GraphQL;

public sealed class DoorTests
{
    private const string DoorFields = "{ __typename ... on DoorSet { door { version rules { admits { networkKey network { name } tier daysPerMonth } hours } blocked { visitor since } } } ... on DoorRefused { door { version } } ... on Refusal { code message } }";

    private static readonly AdmissionRules Rules = new() { Admits = [new AdmittedMembers { Network = NetworkId.Parse("ruche"), Tier = Tier.Parse("nomad"), DaysPerMonth = 5 }, new AdmittedMembers { Network = NetworkId.Parse("unheard-of") }], Hours = "Mo-Fr 09:00-18:00" };

    private static readonly Pseudonym Visitor = Pseudonym.Of(new byte[32], "account-1", default);

    [Fact]
    public async Task Admission_OfACentre_IsForEverybodyToRead()
    {
        await using var host = await GatewayHost.StartAsync();
        await host.Seed.AddAsync(Seed.Network("ruche", "La Ruche"));
        var one = await OpenAsync(host, "1");
        await OpenAsync(host, "2");
        await host.Seed.AddAsync(one, new DoorRecord { Version = 1, Rules = Rules });
        await host.CatchUpAsync();
        int before = host.Store.ReadManyCalls;

        var nodes = (await host.AskAsync("{ centres { nodes { admission { admits { networkKey network { name } tier daysPerMonth } hours } } } }")).Data.GetProperty("centres").GetProperty("nodes");

        Assert.Equal(
            """[{"admission":{"admits":[{"networkKey":"ruche","network":{"name":"La Ruche"},"tier":"nomad","daysPerMonth":5},{"networkKey":"unheard-of","network":null,"tier":null,"daysPerMonth":null}],"hours":"Mo-Fr 09:00-18:00"}},{"admission":null}]""",
            nodes.GetRawText());
        Assert.Equal(1, host.Store.ReadManyCalls - before); // one read for all centres
    }

    [Fact]
    public async Task OpenDoor_AtACentre_GivesANonceOrSaysWhyNot()
    {
        await using var host = await GatewayHost.StartAsync();
        var centre = await OpenAsync(host, "1");
        var door = host.Grains.DoorOf(centre);
        door.Until = GatewayHost.Now.AddMinutes(5);
        string mutation = $$"""mutation { openDoor(centre: "{{GlobalId.Of(centre)}}") { __typename ... on DoorOpened { nonce until } ... on Refusal { code message remedy } } }""";

        Assert.Equal($$"""{"__typename":"DoorOpened","nonce":"{{door.Nonce}}","until":"2026-03-01T09:35:00.000Z"}""", (await host.AskAsync(mutation, token: host.Token)).Data.GetProperty("openDoor").GetRawText());

        door.Refusal = new AdmissionRefusal(AdmissionCodes.DoorBusy, "Busy.");
        var refused = (await host.AskAsync(mutation, token: host.Token)).Data.GetProperty("openDoor");
        Assert.Equal(("Refused", "admission.door-busy", "Busy."), (refused.GetProperty("__typename").GetString(), refused.GetProperty("code").GetString(), refused.GetProperty("message").GetString()));
        Assert.StartsWith("The door has asked", refused.GetProperty("remedy").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PresentPass_WhateverIsDecided_IsAnAnswerWithItsRemedyInBothLanguages()
    {
        await using var host = await GatewayHost.StartAsync();
        var centre = await OpenAsync(host, "1");
        var door = host.Grains.DoorOf(centre);
        door.Answer = new AdmissionAnswer { Verdict = AdmissionVerdict.NoCredit, Code = AdmissionCodes.NoDaysLeft, At = GatewayHost.Now, Visitor = Visitor, HomeNetwork = NetworkId.Parse("ruche"), Tier = Tier.Parse("nomad") };

        var answer = await host.AskAsync(
            "mutation($centre: ID!, $pass: String!) { presentPass(centre: $centre, pass: $pass) { ... on Admission { verdict code en: remedy fr: remedy(language: FR) daysLeft visitor homeNetwork tier } ... on Refusal { message } } }",
            new { centre = centre.Value, pass = "a.b.c" },
            host.Token);

        var told = answer.Data.GetProperty("presentPass");
        Assert.Equal("a.b.c", door.Pass);
        Assert.Equal(("NO_CREDIT", "admission.no-days-left", Visitor.Value, "ruche", "nomad"), (Text("verdict"), Text("code"), Text("visitor"), Text("homeNetwork"), Text("tier")));
        Assert.StartsWith("The days", Text("en"), StringComparison.Ordinal);
        Assert.StartsWith("Les jours", Text("fr"), StringComparison.Ordinal);

        string? Text(string field) => told.GetProperty(field).GetString();
    }

    [Fact]
    public async Task RequestPassCode_ForAPass_IsACodeInTwoGroupsOrSaysWhyNot()
    {
        await using var host = await GatewayHost.StartAsync();
        var centre = await OpenAsync(host, "1");
        var door = host.Grains.DoorOf(centre);
        door.Until = GatewayHost.Now.AddMinutes(2);
        string member = host.Callers.Add(Role.Member, "ruche");
        const string mutation = "mutation($centre: ID!) { requestPassCode(centre: $centre, pass: \"a.b.c\") { __typename ... on PassCodeGiven { code until } ... on Refusal { code remedy(language: FR) } } }";

        Assert.Equal("""{"__typename":"PassCodeGiven","code":"BCDF-GHJK","until":"2026-03-01T09:32:00.000Z"}""", (await host.AskAsync(mutation, new { centre = centre.Value }, member)).Data.GetProperty("requestPassCode").GetRawText());
        Assert.Equal("a.b.c", door.Pass);

        door.Refusal = new AdmissionRefusal(PassCodes.Audience, "For another centre.");
        Assert.Equal("pass.audience", (await host.AskAsync(mutation, new { centre = centre.Value }, member)).Data.GetProperty("requestPassCode").GetProperty("code").GetString());
    }

    [Fact]
    public async Task PresentCode_ByStaff_IsAnsweredAsAPassIs()
    {
        await using var host = await GatewayHost.StartAsync();
        var centre = await OpenAsync(host, "1");
        var door = host.Grains.DoorOf(centre);
        door.Answer = new AdmissionAnswer { Verdict = AdmissionVerdict.NotAllowed, Code = PassCodes.CodeUnknown, At = GatewayHost.Now };
        const string mutation = "mutation($centre: ID!) { presentCode(centre: $centre, code: \"bcdf ghjk\") { ... on Admission { verdict code remedy } ... on Refusal { code } } }";

        var told = (await host.AskAsync(mutation, new { centre = centre.Value }, host.Callers.Add(Role.CentreStaff, "cote-dor"))).Data.GetProperty("presentCode");

        Assert.Equal(("bcdf ghjk", "NOT_ALLOWED", "pass.code-unknown"), (door.Typed, told.GetProperty("verdict").GetString(), told.GetProperty("code").GetString()));
        // A member cannot try codes.
        Assert.Equal("FORBIDDEN", (await host.AskAsync(mutation, new { centre = centre.Value }, host.Callers.Add(Role.Member, "ruche"))).Code);
    }

    [Fact]
    public async Task DoorKit_OfACentre_IsWhatTheDoorNeedsWithoutNetwork()
    {
        await using var host = await GatewayHost.StartAsync();
        var centre = await OpenAsync(host, "1");
        var day = new DateOnly(2026, 3, 1);
        host.Grains.DoorOf(centre).Kit = new DoorKit
        {
            At = GatewayHost.Now,
            Until = GatewayHost.Now.AddDays(1),
            Rules = Rules,
            Open = [new DoorSpan(GatewayHost.Now, GatewayHost.Now.AddHours(8))],
            Days = [new KitDay(day, GatewayHost.Now.AddHours(-9), GatewayHost.Now.AddHours(15))],
            LabelLevel = 2,
            Blocked = [Visitor],
            Closed = [new ClosedNetwork(NetworkId.Parse("unheard-of"), AdmissionCodes.NoReciprocity)],
            Visitors = [new DoorVisitor(Visitor, [day])],
        };

        var answer = await host.AskAsync(
            $$"""{ doorKit(centre: "{{centre}}") { at until audience rules { hours offlineAdmissions } open { from until } days { day from until } labelLevel blocked closed { networkKey code } visitors { visitor days } quota passSeconds leewaySeconds issuers { issuer } } }""",
            token: host.Token);

        Assert.Equal(
            $$"""{"at":"2026-03-01T09:30:00.000Z","until":"2026-03-02T09:30:00.000Z","audience":null,"rules":{"hours":"Mo-Fr 09:00-18:00","offlineAdmissions":20},"open":[{"from":"2026-03-01T09:30:00.000Z","until":"2026-03-01T17:30:00.000Z"}],"days":[{"day":"2026-03-01","from":"2026-03-01T00:30:00.000Z","until":"2026-03-02T00:30:00.000Z"}],"labelLevel":2,"blocked":["{{Visitor}}"],"closed":[{"networkKey":"unheard-of","code":"admission.no-reciprocity"}],"visitors":[{"visitor":"{{Visitor}}","days":["2026-03-01"]}],"quota":20,"passSeconds":300,"leewaySeconds":60,"issuers":[]}""",
            answer.Data.GetProperty("doorKit").GetRawText());
    }

    [Fact]
    public async Task ReconcileDoor_WhomItAdmittedAlone_IsAnsweredOneForOne()
    {
        await using var host = await GatewayHost.StartAsync();
        var centre = await OpenAsync(host, "1");
        const string mutation = "mutation($centre: ID!, $admissions: [OfflineAdmissionInput!]!) { reconcileDoor(centre: $centre, admissions: $admissions) { ... on DoorReconciled { admissions { recorded code remedy(language: FR) visitor } } ... on NotFound { code } } }";

        var told = (await host.AskAsync(mutation, new { centre = centre.Value, admissions = new[] { new { pass = "a.b.c", at = "2026-03-01T09:00:00Z" }, new { pass = "rubbish", at = "2026-03-01T09:01:00Z" } } }, host.Token)).Data.GetProperty("reconcileDoor").GetProperty("admissions");

        Assert.Equal(["a.b.c", "rubbish"], host.Grains.DoorOf(centre).Reconciled!.Value.Select(admission => admission.Pass)); // it was told
        Assert.Equal(["admission.allowed", "pass.malformed"], told.EnumerateArray().Select(one => one.GetProperty("code").GetString()));
        Assert.Equal([true, false], told.EnumerateArray().Select(one => one.GetProperty("recorded").GetBoolean()));

        var tooMany = await host.AskAsync(mutation, new { centre = centre.Value, admissions = Enumerable.Repeat(new { pass = "a.b.c", at = "2026-03-01T09:00:00Z" }, OfflineAdmission.MostAtOnce + 1) }, host.Token);
        Assert.Equal("BAD_INPUT", tooMany.Code);
    }

    [Fact]
    public async Task Admission_OverANonce_IsWhatTheDoorSaid()
    {
        await using var host = await GatewayHost.StartAsync();
        var centre = await OpenAsync(host, "1");
        var door = host.Grains.DoorOf(centre);
        string query = $$"""{ admission(centre: "{{centre}}", nonce: "{{door.Nonce}}") { verdict code at daysLeft } }""";
        door.Answer = null;

        Assert.Equal(JsonValueKind.Null, (await host.AskAsync(query, token: host.Token)).Data.GetProperty("admission").ValueKind);
        door.Answer = new AdmissionAnswer { Verdict = AdmissionVerdict.Allowed, Code = AdmissionCodes.Allowed, At = GatewayHost.Now, DaysLeft = 4 };
        Assert.Equal("""{"verdict":"ALLOWED","code":"admission.allowed","at":"2026-03-01T09:30:00.000Z","daysLeft":4}""", (await host.AskAsync(query, token: host.Token)).Data.GetProperty("admission").GetRawText());
    }

    [Fact]
    public async Task SetAdmissionRules_AsAskedFor_ReachTheDoor()
    {
        await using var host = await GatewayHost.StartAsync();
        var centre = await OpenAsync(host, "1");

        var result = await SetRulesAsync(host, centre, new { network = "ruche", tier = "nomad", daysPerMonth = 5 }, new { network = GlobalId.Of(NetworkId.Parse("grange")) });

        Assert.Equal(
            """{"version":1,"rules":{"admits":[{"networkKey":"ruche","network":null,"tier":"nomad","daysPerMonth":5},{"networkKey":"grange","network":null,"tier":null,"daysPerMonth":null}],"hours":"Mo-Fr 09:00-18:00"},"blocked":[]}""",
            result.GetProperty("door").GetRawText());
        host.Grains.DoorOf(centre).Refusal = new AdmissionRefusal(AdmissionCodes.Changed, "Changed.");
        Assert.Equal("""{"__typename":"DoorRefused","door":{"version":1},"code":"admission.changed","message":"Changed."}""", (await SetRulesAsync(host, centre)).GetRawText());
    }

    [Fact]
    public async Task SetAdmissionRules_ByAManagerOrAnOperator_SaysForWhichNetworkAndByWhom()
    {
        await using var host = await GatewayHost.StartAsync();
        var centre = await OpenAsync(host, "1");
        var door = host.Grains.DoorOf(centre);
        string manager = host.Callers.Add(new Caller("account-7", [new RoleGrant(Role.CentreStaff, NetworkId.Parse("spaces")), new RoleGrant(Role.NetworkManager, NetworkId.Parse("cote-dor"))], TokenScopes.All));
        string mutation = $$"""mutation { setAdmissionRules(input: { centre: "{{centre}}", madeOn: 0, admits: [] }) { ... on DoorSet { door { version } } ... on NotFound { code field } } }""";

        Assert.Equal("""{"setAdmissionRules":{"door":{"version":1}}}""", (await host.AskAsync(mutation, token: manager)).Data.GetRawText());
        Assert.Equal(("cote-dor", "account-7"), (door.Order?.For?.Value, door.By));
        await host.AskAsync(mutation, token: host.Token);
        Assert.Equal((null, "bootstrap"), (door.Order?.For, door.By));
        // The door knows better who keeps it than the version of the index that the question was asked of.
        door.IsAnothers = true;
        Assert.Equal("""{"setAdmissionRules":{"code":"admission.unknown-centre","field":"centre"}}""", (await host.AskAsync(mutation, token: manager)).Data.GetRawText());
    }

    [Fact]
    public async Task SetDoorKeeper_ByAnOperator_ReachesTheDoorOrSaysWhyNot()
    {
        await using var host = await GatewayHost.StartAsync();
        await host.Seed.AddAsync(Seed.Network("spaces", "Spaces"));
        var centre = await OpenAsync(host, "1");
        await host.Seed.PutAsync(centre, "spaces", "1", new ListingContent { Name = "Centre 1" });
        await host.CatchUpAsync();
        var door = host.Grains.DoorOf(centre);
        string mutation = $$"""mutation { setDoorKeeper(centre: "{{centre}}", network: "{{GlobalId.Of(NetworkId.Parse("spaces"))}}") { ... on DoorSet { door { keeper { name } version } } ... on Refusal { code remedy(language: FR) } } }""";

        Assert.Equal("""{"setDoorKeeper":{"door":{"keeper":{"name":"Spaces"},"version":0}}}""", (await host.AskAsync(mutation, token: host.Callers.Add(new Caller("operator-1", [new RoleGrant(Role.Operator)], TokenScopes.All)))).Data.GetRawText());
        Assert.Equal("operator-1", door.By);
        door.Refusal = new AdmissionRefusal(AdmissionCodes.KeeperNotListing, "It does not list it.");
        var refusal = (await host.AskAsync(mutation, token: host.Token)).Data.GetProperty("setDoorKeeper");
        Assert.Equal("admission.keeper-not-listing", refusal.GetProperty("code").GetString());
        Assert.StartsWith("Seul un réseau", refusal.GetProperty("remedy").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DoorKeeper_OfEveryCentre_IsToldToEverybodyInOneRead()
    {
        await using var host = await GatewayHost.StartAsync();
        foreach (string network in (string[])["cote-dor", "spaces"]) await host.Seed.AddAsync(Seed.Network(network));
        await OpenAsync(host, "1: one lists it");
        var several = await OpenAsync(host, "2: several list it");
        var named = await OpenAsync(host, "3: several list it, and one was named");
        var gone = await OpenAsync(host, "4: the one that was named lists it no more");
        foreach (var centre in (CentreId[])[several, named, gone]) await host.Seed.PutAsync(centre, "spaces", "1", new ListingContent { Name = "It" });
        foreach (var centre in (CentreId[])[named, gone]) await host.Seed.AddAsync(centre, new DoorRecord { Keeper = NetworkId.Parse("spaces") });
        await host.Seed.RemoveAsync(gone, "spaces", "1");
        await host.CatchUpAsync();
        int before = host.Store.ReadManyCalls;

        var nodes = (await host.AskAsync("{ centres { nodes { doorKeeper { key } } } }")).Data.GetProperty("centres").GetProperty("nodes");

        Assert.Equal("""[{"doorKeeper":{"key":"cote-dor"}},{"doorKeeper":null},{"doorKeeper":{"key":"spaces"}},{"doorKeeper":null}]""", nodes.GetRawText());
        Assert.Equal(1, host.Store.ReadManyCalls - before);
    }

    [Fact]
    public async Task BlockVisitor_AndUnblock_ReachTheDoor()
    {
        await using var host = await GatewayHost.StartAsync();
        var centre = await OpenAsync(host, "1");
        async Task<string> TellAsync(string mutation) =>
            (await host.AskAsync($$"""mutation { {{mutation}}(centre: "{{centre}}", visitor: "{{Visitor}}") { ... on DoorSet { door { blocked { visitor } } } ... on Refusal { code } } }""", token: host.Token)).Data.GetProperty(mutation).GetRawText();

        Assert.Equal($$$"""{"door":{"blocked":[{"visitor":"{{{Visitor}}}"}]}}""", await TellAsync("blockVisitor"));
        var door = (await host.AskAsync($$"""{ door(centre: "{{centre}}") { centreId version rules { hours } blocked { visitor } } }""", token: host.Token)).Data.GetProperty("door");
        Assert.Equal($$"""{"centreId":"{{GlobalId.Of(centre)}}","version":0,"rules":null,"blocked":[{"visitor":"{{Visitor}}"}]}""", door.GetRawText());
        Assert.Equal("""{"door":{"blocked":[]}}""", await TellAsync("unblockVisitor"));
    }

    // Whatever page follows whatever page: every visit once, oldest first, those of other months and centres never.
    [Fact]
    public async Task Visits_OfAMonth_ComePageByPageInOrder()
    {
        await using var host = await GatewayHost.StartAsync();
        var centre = await OpenAsync(host, "1");
        for (int number = 0; number < 7; number++) await VisitAsync(host, centre, GatewayHost.Now.AddMinutes(number / 2)); // two at one moment
        await VisitAsync(host, centre, GatewayHost.Now.AddDays(-1));
        await VisitAsync(host, await OpenAsync(host, "2"), GatewayHost.Now);

        var seen = new List<string>();
        string? after = null;
        do
        {
            var page = (await host.AskAsync(
                "query($centre: ID!, $after: String) { visits(centre: $centre, month: \"2026-03\", first: 3, after: $after) { items { at day visitor homeNetwork tier } next hasMore } }",
                new { centre = centre.Value, after },
                host.Token)).Data.GetProperty("visits");
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(visit => visit.GetRawText()));
            after = page.GetProperty("hasMore").GetBoolean() ? page.GetProperty("next").GetString() : null;
        }
        while (after is not null);

        Assert.Equal(Enumerable.Range(0, 7).Select(number => $$"""{"at":"2026-03-01T09:{{30 + number / 2}}:00.000Z","day":"2026-03-01","visitor":"{{Visitor}}","homeNetwork":"ruche","tier":"nomad"}"""), seen);
    }

    /// <summary>Whoever has the pass finds the answer to it, and whoever has the chain sees that it was not changed.</summary>
    [Fact]
    public async Task Entries_OfADoor_ComePageByPageAndByThePass()
    {
        await using var host = await GatewayHost.StartAsync();
        var centre = await OpenAsync(host, "1");
        var entries = new List<DoorEntry>();
        for (int number = 1; number <= 3; number++)
        {
            var entry = new DoorEntry { Centre = centre, Number = number, At = GatewayHost.Now, WrittenAt = GatewayHost.Now, Verdict = AdmissionVerdict.Allowed, Code = "admission.allowed", Network = NetworkId.Parse("ruche"), Pass = new string((char)('0' + number), 64), Previous = number == 1 ? new string('0', 64) : entries[^1].Hash() };
            await WriteAsync(host, centre, entry.Key, JsonSerializer.SerializeToUtf8Bytes(entry, ClusterJson.Default.DoorEntry));
            entries.Add(entry);
        }

        const string page = "query($centre: ID!, $after: String) { doorEntries(centre: $centre, first: 2, after: $after) { items { number hash previous } next hasMore } }";
        var two = (await host.AskAsync(page, new { centre = centre.Value }, host.Token)).Data.GetProperty("doorEntries");
        Assert.Equal([("1", entries[0].Hash(), entries[0].Previous), ("2", entries[1].Hash(), entries[0].Hash())], two.GetProperty("items").EnumerateArray().Select(item => (item.GetProperty("number").GetString(), item.GetProperty("hash").GetString(), item.GetProperty("previous").GetString())));
        Assert.Equal(("2", true), (two.GetProperty("next").GetString(), two.GetProperty("hasMore").GetBoolean()));
        Assert.Equal("""{"items":[{"number":"3"}],"next":"3","hasMore":false}""", (await host.AskAsync(page.Replace("number hash previous", "number", StringComparison.Ordinal), new { centre = centre.Value, after = "2" }, host.Token)).Data.GetProperty("doorEntries").GetRawText());
        const string one = "query($centre: ID!, $pass: String!) { doorEntry(centre: $centre, sha256: $pass) { number verdict code network chain } }";
        Assert.Equal("""{"doorEntry":{"number":"2","verdict":"ALLOWED","code":"admission.allowed","network":"ruche","chain":null}}""", (await host.AskAsync(one, new { centre = centre.Value, pass = entries[1].Pass }, host.Token)).Data.GetRawText());
        Assert.Equal("""{"doorEntry":null}""", (await host.AskAsync(one, new { centre = centre.Value, pass = new string('A', 64) }, host.Token)).Data.GetRawText());
    }

    [Theory]
    [InlineData("query { visits(centre: \"CENTRE\", month: \"2026-3\") { hasMore } }")]
    [InlineData("query { visits(centre: \"CENTRE\", month: \"2026-03\", after: \"7.Marie\") { hasMore } }")]
    [InlineData("query { visits(centre: \"CENTRE\", month: \"2026-03\", first: 101) { hasMore } }")]
    [InlineData("query { visits(centre: \"Marie\", month: \"2026-03\") { hasMore } }")]
    [InlineData("query { admission(centre: \"CENTRE\", nonce: \"Marie\") { code } }")]
    [InlineData("query { doorEntry(centre: \"CENTRE\", sha256: \"a.b.c\") { code } }")]
    [InlineData("query { doorEntries(centre: \"CENTRE\", first: 101) { hasMore } }")]
    [InlineData("query { doorEntries(centre: \"CENTRE\", after: \"-1\") { hasMore } }")]
    [InlineData("mutation { setDoorKeeper(centre: \"CENTRE\", network: \"La Ruche\") { __typename } }")]
    [InlineData("mutation { blockVisitor(centre: \"CENTRE\", visitor: \"marie@example.org\") { __typename } }")]
    [InlineData("mutation { setAdmissionRules(input: { centre: \"CENTRE\", madeOn: 0, admits: [{ network: \"ruche\", tier: \"Marie Curie\" }] }) { __typename } }")]
    [InlineData("mutation { setAdmissionRules(input: { centre: \"CENTRE\", madeOn: 0, admits: [{ network: \"La Ruche\" }] }) { __typename } }")]
    public async Task Anything_ThatIsNone_IsBadInput(string document)
    {
        await using var host = await GatewayHost.StartAsync();
        var centre = await OpenAsync(host, "1");

        var answer = await host.AskAsync(document.Replace("CENTRE", centre.Value, StringComparison.Ordinal), token: host.Token);

        Assert.Equal("BAD_INPUT", answer.Code);
        Assert.Empty(host.Grains.DoorOf(centre).View.Blocked);
    }

    // Nothing is woken for an id that somebody made up.
    [Theory]
    [InlineData("query { door(centre: \"CENTRE\") { version } }")]
    [InlineData("query { admission(centre: \"CENTRE\", nonce: \"AAECAwQFBgcICQoLDA0ODw\") { code } }")]
    [InlineData("query { visits(centre: \"CENTRE\", month: \"2026-03\") { hasMore } }")]
    [InlineData("query { doorEntries(centre: \"CENTRE\") { hasMore } }")]
    public async Task Query_OfACentreThatIsNotThere_IsNullAndWakesNoDoor(string document)
    {
        await using var host = await GatewayHost.StartAsync();

        var answer = await host.AskAsync(document.Replace("CENTRE", CentreId.New(host.Clock).Value, StringComparison.Ordinal), token: host.Token);

        Assert.Equal(JsonValueKind.Null, Assert.Single(answer.Data.EnumerateObject()).Value.ValueKind);
        Assert.Equal(0, host.Grains.Doors);
    }

    [Theory]
    [InlineData("openDoor(centre: \"CENTRE\")")]
    [InlineData("presentPass(centre: \"CENTRE\", pass: \"a.b.c\")")]
    [InlineData("setAdmissionRules(input: { centre: \"CENTRE\", madeOn: 0, admits: [] })")]
    [InlineData("setDoorKeeper(centre: \"CENTRE\", network: \"ruche\")")]
    [InlineData("blockVisitor(centre: \"CENTRE\", visitor: \"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\")")]
    public async Task Mutation_AtACentreThatIsNotThere_IsNotFoundAndWakesNoDoor(string mutation)
    {
        await using var host = await GatewayHost.StartAsync();

        var answer = await host.AskAsync($"mutation {{ {mutation.Replace("CENTRE", CentreId.New(host.Clock).Value, StringComparison.Ordinal)} {{ __typename ... on Refusal {{ code message }} }} }}", token: host.Token);

        Assert.Equal("""{"__typename":"NotFound","code":"admission.unknown-centre","message":"No listing speaks for a centre of that id."}""", Assert.Single(answer.Data.EnumerateObject()).Value.GetRawText());
        Assert.Equal(0, host.Grains.Doors);
    }

    // What happens at doors is in the feed of the store, and not in what everybody may read of it.
    [Fact]
    public async Task Changes_AfterAVisit_TellNothingOfIt()
    {
        await using var host = await GatewayHost.StartAsync();
        var centre = await OpenAsync(host, "1");
        await VisitAsync(host, centre, GatewayHost.Now);

        var answer = await host.AskAsync("{ changes(first: 100) { items { kind } hasMore } }");

        Assert.Equal("""{"items":[{"kind":"OPENED"}],"hasMore":false}""", answer.Data.GetProperty("changes").GetRawText());
    }

    private static async Task<CentreId> OpenAsync(GatewayHost host, string id)
    {
        var centre = await host.Seed.OpenAsync("cote-dor", id, new ListingContent { Name = $"Centre {id}" });
        await host.CatchUpAsync();
        return centre;
    }

    private static async Task<JsonElement> SetRulesAsync(GatewayHost host, CentreId centre, params object[] admits) => (await host.AskAsync(
        $"mutation($input: AdmissionRulesInput!) {{ setAdmissionRules(input: $input) {DoorFields} }}",
        new { input = new { centre = centre.Value, madeOn = 0, admits, hours = "Mo-Fr 09:00-18:00" } },
        host.Token)).Data.GetProperty("setAdmissionRules");

    private static async Task VisitAsync(GatewayHost host, CentreId centre, DateTimeOffset at)
    {
        var visit = new Visit { Centre = centre, Nonce = DoorNonce.New(), At = at, Day = DateOnly.FromDateTime(at.UtcDateTime), Visitor = Visitor, HomeNetwork = NetworkId.Parse("ruche"), Tier = Tier.Parse("nomad") };
        await WriteAsync(host, centre, visit.Key, JsonSerializer.SerializeToUtf8Bytes(visit, ClusterJson.Default.Visit));
    }

    private static async Task WriteAsync(GatewayHost host, CentreId centre, StateKey key, byte[] body) => await host.Store.CommitAsync(
        new StoreBatch
        {
            PartitionKey = centre.Value,
            Writes = [new StateWrite(key, 0, body)],
            Events = [new EventWrite(key, JsonSerializer.SerializeToUtf8Bytes(new DoorEvent { Kind = DoorEventKind.Visited, At = GatewayHost.Now }, ClusterJson.Default.DoorEvent))],
        },
        TestContext.Current.CancellationToken);
}
