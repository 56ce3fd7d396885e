using Federation.Cluster.Centres;
using Federation.Cluster.Sync;
using Federation.Contracts;
using Federation.Gateway.GraphQL;
using Federation.Gateway.Tests.Doubles;

namespace Federation.Gateway.Tests.GraphQL;

public sealed class NetworkTests
{
    [Fact]
    public async Task Networks_WithRuns_TellCountsAndTheLastRun()
    {
        await using var host = await GatewayHost.StartAsync();
        await host.Seed.AddAsync(Seed.Network("cote-dor", "Côte-d'Or") with { Schedule = "15 4 * * *" });
        await host.Seed.AddAsync(Seed.Network("spaces"));
        await host.Seed.AddAsync(Seed.RunOf("cote-dor", "1", GatewayHost.Now));
        await host.Seed.AddAsync(Seed.RunOf("cote-dor", "2", GatewayHost.Now.AddHours(1), RunStatus.Running));
        await host.Seed.OpenAsync("cote-dor", "7", new ListingContent { Name = "One" });
        await host.CatchUpAsync();

        var answer = await host.AskAsync("{ networks { id key name adapter schedule listingCount lastRun { key status endedAt durationMs } runs(first: 1) { key } } network(id: \"spaces\") { lastRun { key } } none: network(id: \"none\") { key } }");

        Assert.Equal(
            """[{"id":"bmV0d29yazpjb3RlLWRvcg","key":"cote-dor","name":"Côte-d'Or","adapter":"tiers-lieux","schedule":"15 4 * * *","listingCount":1,"lastRun":{"key":"2","status":"RUNNING","endedAt":null,"durationMs":null},"runs":[{"key":"2"}]},{"id":"bmV0d29yazpzcGFjZXM","key":"spaces","name":"A network","adapter":"tiers-lieux","schedule":null,"listingCount":0,"lastRun":null,"runs":[]}]""",
            answer.Data.GetProperty("networks").GetRawText());
        Assert.Equal("""{"lastRun":null}""", answer.Data.GetProperty("network").GetRawText());
        Assert.Equal("null", answer.Data.GetProperty("none").GetRawText());
    }

    [Fact]
    public async Task Network_ApprovedHosts_AreToldToOperatorsAlone()
    {
        await using var host = await GatewayHost.StartAsync();
        await host.Seed.AddAsync(Seed.Network("spaces") with { Hosts = new ApprovedHosts(["b.example", "*.a.example"]) });
        await host.Seed.AddAsync(Seed.Network("none"));
        const string query = "{ networks { key approvedHosts } }";

        var operators = await host.AskAsync(query, token: host.Token);
        var others = await host.AskAsync(query);

        Assert.Equal("""[{"key":"none","approvedHosts":[]},{"key":"spaces","approvedHosts":["*.a.example","b.example"]}]""", operators.Data.GetProperty("networks").GetRawText());
        Assert.Equal("""[{"key":"none","approvedHosts":null},{"key":"spaces","approvedHosts":null}]""", others.Data.GetProperty("networks").GetRawText());
    }

    [Fact]
    public async Task SyncRuns_OfAllNetworks_AreNewestFirst()
    {
        await using var host = await GatewayHost.StartAsync();
        await host.Seed.AddAsync(Seed.Network("cote-dor"));
        await host.Seed.AddAsync(Seed.Network("spaces"));
        await host.Seed.AddAsync(Seed.RunOf("cote-dor", "1", GatewayHost.Now));
        await host.Seed.AddAsync(Seed.RunOf("spaces", "2", GatewayHost.Now.AddHours(1)));
        await host.Seed.AddAsync(Seed.RunOf("cote-dor", "3", GatewayHost.Now.AddHours(2)));

        var answer = await host.AskAsync("{ all: syncRuns(first: 2) { key } one: syncRuns(network: \"cote-dor\") { key } }");

        Assert.Equal("""[{"key":"3"},{"key":"2"}]""", answer.Data.GetProperty("all").GetRawText());
        Assert.Equal("""[{"key":"3"},{"key":"1"}]""", answer.Data.GetProperty("one").GetRawText());
    }

    [Fact]
    public async Task SyncRuns_AFailedRun_SaysWhyAndWhatToDoInBothLanguages()
    {
        await using var host = await GatewayHost.StartAsync();
        await host.Seed.AddAsync(Seed.Network("cote-dor"));
        await host.Seed.AddAsync(Seed.RunOf("cote-dor", "1", GatewayHost.Now, RunStatus.Failed) with { Failure = new RunFailure(FailureKind.SourceChanged, "csv.headers", "The column \"nom\" is missing.") });

        var run = (await host.AskAsync("""
            { syncRuns { status trigger counts { read new changed unchanged quarantined attached stale } startedAt durationMs
              failure { kind code message en: remedy fr: remedy(language: FR) }
              problems { code severity locator sourceId pointer message remedy } problemCounts { code count } } }
            """)).Data.GetProperty("syncRuns")[0];

        Assert.Equal(3_000, run.GetProperty("durationMs").GetDouble());
        Assert.Equal("""{"read":10,"new":4,"changed":3,"unchanged":2,"quarantined":1,"attached":0,"stale":0}""", run.GetProperty("counts").GetRawText());
        var failure = run.GetProperty("failure");
        Assert.Equal("SOURCE_CHANGED", failure.GetProperty("kind").GetString());
        Assert.NotEmpty(failure.GetProperty("en").GetString()!);
        Assert.NotEqual(failure.GetProperty("en").GetString(), failure.GetProperty("fr").GetString());
        var problem = run.GetProperty("problems")[0];
        Assert.Equal(("coordinates.range", "row 7", "/LAT"), (problem.GetProperty("code").GetString(), problem.GetProperty("locator").GetString(), problem.GetProperty("pointer").GetString()));
        Assert.Equal("""[{"code":"coordinates.range","count":1}]""", run.GetProperty("problemCounts").GetRawText());
    }

    [Fact]
    public async Task Network_WhoseSourceIsDead_TellsItsConditionAndIsAnAlert()
    {
        await using var host = await GatewayHost.StartAsync();
        await host.Seed.AddAsync(Seed.Network("alive"));
        await host.Seed.AddAsync(Seed.RunOf("alive", "1", GatewayHost.Now));
        await host.Seed.AddAsync(Seed.Network("gone"));
        await host.Seed.AddAsync(Seed.RunOf("gone", "1", GatewayHost.Now));
        await host.Seed.AddAsync(Seed.RunOf("gone", "2", GatewayHost.Now.AddHours(1), RunStatus.Failed) with { Failure = new RunFailure(FailureKind.SourceChanged, "http.404", "Nothing is there: HTTP 404.") });
        await host.Seed.AddAsync(Seed.Network("held"));
        await host.Seed.AddAsync(Seed.RunOf("held", "1", GatewayHost.Now) with { HeldRemovals = 7 });

        var answer = await host.AskAsync("{ networks { key source { condition failuresInRow failure { code } } } alerts { network { key } code message remedy(language: FR) } network(id: \"gone\") { alerts { code } } }");

        Assert.Equal(
            """[{"key":"alive","source":{"condition":"ALIVE","failuresInRow":0,"failure":null}},{"key":"gone","source":{"condition":"GONE","failuresInRow":1,"failure":{"code":"http.404"}}},{"key":"held","source":{"condition":"ALIVE","failuresInRow":0,"failure":null}}]""",
            answer.Data.GetProperty("networks").GetRawText());
        Assert.Equal("""{"alerts":[{"code":"source.is-gone"}]}""", answer.Data.GetProperty("network").GetRawText());
        var alerts = answer.Data.GetProperty("alerts").EnumerateArray().ToList();
        Assert.Equal(["held", "gone"], alerts.Select(alert => alert.GetProperty("network").GetProperty("key").GetString()));
        Assert.Equal("7 listings wait for somebody to release them.", alerts[0].GetProperty("message").GetString());
        Assert.StartsWith("L'adresse de la source", alerts[1].GetProperty("remedy").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task MissedListings_ForAnOperator_TellWhatBecomesOfEachByTheNetworksRule()
    {
        await using var host = await GatewayHost.StartAsync();
        await host.Seed.AddAsync(Seed.Network("spaces") with { Removals = new RemovalRule { Runs = 2, Hours = 24, MostShare = 0.1 } });
        await host.Seed.AddAsync(Seed.RunOf("spaces", "9", GatewayHost.Now));
        var centre = await host.Seed.OpenAsync("spaces", "a", new ListingContent { Name = "La Ruche" });
        var binding = new Binding { Centre = centre, ContentHash = "x" };
        await host.Seed.AddAsync("spaces", "a", binding);
        await host.Seed.AddAsync("spaces", "b", binding with { MissedRuns = 1, MissedSince = GatewayHost.Now.AddDays(-2) });
        await host.Seed.AddAsync("spaces", "c", binding with { MissedRuns = 2, MissedSince = GatewayHost.Now.AddDays(-2) });
        await host.Seed.AddAsync("spaces", "d", binding with { MissedRuns = 3, RemovedAt = GatewayHost.Now, RemovedBy = "9" });
        await host.CatchUpAsync();
        const string query = "query($state: MissedState, $after: String) { network(id: \"spaces\") { removals { runs hours mostShare } } missedListings(network: \"spaces\", state: $state, first: 2, after: $after) { key state missedRuns centre { name } removedBy { key } } }";

        var all = await host.AskAsync(query, token: host.Token);
        var rest = await host.AskAsync(query, new { after = "spaces/c" }, host.Token);
        var due = await host.AskAsync(query, new { state = "DUE" }, host.Token);

        Assert.Equal("""{"removals":{"runs":2,"hours":24,"mostShare":0.1}}""", all.Data.GetProperty("network").GetRawText());
        Assert.Equal(
            """[{"key":"spaces/b","state":"MISSED","missedRuns":1,"centre":{"name":"La Ruche"},"removedBy":null},{"key":"spaces/c","state":"DUE","missedRuns":2,"centre":{"name":"La Ruche"},"removedBy":null}]""",
            all.Data.GetProperty("missedListings").GetRawText());
        Assert.Equal("""[{"key":"spaces/d","state":"REMOVED","missedRuns":3,"centre":{"name":"La Ruche"},"removedBy":{"key":"9"}}]""", rest.Data.GetProperty("missedListings").GetRawText());
        Assert.Equal(["spaces/c"], due.Data.GetProperty("missedListings").EnumerateArray().Select(listing => listing.GetProperty("key").GetString()));
        Assert.Equal("BAD_INPUT", (await host.AskAsync(query, new { after = "nonsense" }, host.Token)).Code);
        Assert.Equal("UNAUTHENTICATED", (await host.AskAsync(query)).Code);
    }

    [Fact]
    public async Task QuarantineGroups_ForAnOperator_CountByCodeAndShowTheDraftBesideTheRecord()
    {
        await using var host = await GatewayHost.StartAsync();
        await host.Seed.AddAsync(Seed.Network("cote-dor"));
        foreach (string id in (string[])["a", "b", "c"]) await host.Seed.AddAsync($"cote-dor/{id}", Seed.QuarantinedOf("cote-dor", id) with { CanReplay = id != "c", Draft = new ListingDraft { Name = "", Phone = id } });
        const string query = "{ quarantineGroups(network: \"cote-dor\") { code count replayable remedy examples { sourceId raw draft canReplay } } }";

        var groups = (await host.AskAsync(query, token: host.Token)).Data.GetProperty("quarantineGroups");

        var group = Assert.Single(groups.EnumerateArray());
        Assert.Equal(("name.missing", 3, 2), (group.GetProperty("code").GetString(), group.GetProperty("count").GetInt32(), group.GetProperty("replayable").GetInt32()));
        Assert.Contains("\"phone\": \"a\"", group.GetProperty("examples")[0].GetProperty("draft").GetString(), StringComparison.Ordinal);
        Assert.Equal("UNAUTHENTICATED", (await host.AskAsync(query)).Code);
    }

    [Fact]
    public async Task Quarantine_ForAnOperator_IsReadInPages()
    {
        await using var host = await GatewayHost.StartAsync();
        await host.Seed.AddAsync(Seed.Network("cote-dor"));
        foreach (string id in (string[])["a", "b", "c"]) await host.Seed.AddAsync($"cote-dor/{id}", Seed.QuarantinedOf("cote-dor", id));
        const string query = "query($after: String) { quarantine(network: \"cote-dor\", first: 2, after: $after) { items { sourceId locator raw rawLength since issues { code severity message pointer remedy } } next hasMore } }";

        var first = (await host.AskAsync(query, token: host.Token)).Data.GetProperty("quarantine");
        var second = (await host.AskAsync(query, new { after = first.GetProperty("next").GetString() }, host.Token)).Data.GetProperty("quarantine");

        Assert.True(first.GetProperty("hasMore").GetBoolean());
        Assert.Equal("{\"id\":\"a\"}", first.GetProperty("items")[0].GetProperty("raw").GetString());
        Assert.Equal("name.missing", first.GetProperty("items")[0].GetProperty("issues")[0].GetProperty("code").GetString());
        Assert.Equal("c", Assert.Single(second.GetProperty("items").EnumerateArray()).GetProperty("sourceId").GetString());
        Assert.False(second.GetProperty("hasMore").GetBoolean());
        Assert.Equal("BAD_INPUT", (await host.AskAsync(query, new { after = GlobalId.Of(NetworkId.Parse("cote-dor")) }, host.Token)).Code);
    }

    [Fact]
    public async Task Quarantine_OfAnUnknownNetwork_IsNull()
    {
        await using var host = await GatewayHost.StartAsync();

        var answer = await host.AskAsync("{ quarantine(network: \"none\") { hasMore } quarantineGroups(network: \"none\") { code } }", token: host.Token);

        Assert.Equal("""{"quarantine":null,"quarantineGroups":null}""", answer.Data.GetRawText());
    }

    [Fact]
    public async Task Quarantine_ForAnyoneElse_IsClosed()
    {
        await using var host = await GatewayHost.StartAsync();
        await host.Seed.AddAsync("cote-dor/a", Seed.QuarantinedOf("cote-dor", "secret-record"));

        foreach (string? token in (string?[])[null, "wrong", host.Token + "x"])
        {
            var answer = await host.AskAsync("{ quarantine(network: \"cote-dor\") { items { raw } } }", token: token);
            Assert.Equal("UNAUTHENTICATED", answer.Code);
            Assert.DoesNotContain("secret-record", answer.Body.ToString(), StringComparison.Ordinal);
        }
    }
}
