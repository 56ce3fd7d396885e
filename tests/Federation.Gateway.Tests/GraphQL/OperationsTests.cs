using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Labels;
using Federation.Cluster.Operating;
using Federation.Cluster.Storage;
using Federation.Gateway.Identity.Access;
using Federation.Gateway.Tests.Doubles;
using Federation.Registry.Labels;

namespace Federation.Gateway.Tests.GraphQL;

/// <summary>How the directory does, as the schema tells its operators.</summary>
public sealed class OperationsTests : IAsyncLifetime
{
    private const string Everything = """
        { operations {
            host { version runtime startedAt memoryBytes heapBytes threads queuedWork processors }
            cluster { silos { name address state release since isOwn activations cpuPercent memoryBytes availableBytes isOverloaded } grains { kind count } }
            storage { countedAt engine engineVersion format bytes freeBytes kinds { kind rows } }
            feed { position events readers { reader behind behindSince lagSeconds } }
            publicLog { size }
            keys { purpose state key algorithm from until changesAt problem remedy }
            acts { readAt items { at kind subject actor } next hasMore }
        } }
        """;

    private GatewayHost? _host;

    private GatewayHost Host => _host ?? throw new InvalidOperationException("It was not started.");

    public async ValueTask InitializeAsync() => _host = await GatewayHost.StartAsync();

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    [Fact]
    public async Task Operations_ForAnOperator_TellHostClusterAndStorage()
    {
        await Host.Seed.AddAsync(Seed.Network("a"));

        var told = (await AskAsync(Everything)).GetProperty("operations");

        Assert.True(told.GetProperty("host").GetProperty("memoryBytes").GetDouble() > 0);
        Assert.Equal(JsonValueKind.Null, told.GetProperty("publicLog").ValueKind); // a host without a public address has none
        Assert.Equal(
            ["Silo_1 ACTIVE 0.1.0 True 40", "Silo_2 DEAD  False "],
            told.GetProperty("cluster").GetProperty("silos").EnumerateArray().Select(silo => $"{silo.GetProperty("name").GetString()} {silo.GetProperty("state").GetString()} {silo.GetProperty("release").GetString()} {silo.GetProperty("isOwn").GetBoolean()} {silo.GetProperty("activations")}"));
        Assert.Equal("""[{"kind":"CentreGrain","count":36},{"kind":"NetworkGrain","count":4}]""", told.GetProperty("cluster").GetProperty("grains").GetRawText());
        Assert.Equal("""[{"kind":"network","rows":1}]""", told.GetProperty("storage").GetProperty("kinds").GetRawText());
        Assert.Equal("2026-03-01T09:30:00.000Z", told.GetProperty("storage").GetProperty("countedAt").GetString());
    }

    [Fact]
    public async Task Storage_AskedAgainAndAgain_IsCountedOnce()
    {
        for (int asked = 0; asked < 5; asked++) await AskAsync("{ operations { storage { bytes } } }");
        Assert.Equal(1, Host.Store.Measures);

        Host.Clock.Advance(StoreCensus.Lasts);
        await AskAsync("{ operations { storage { bytes } } }");
        Assert.Equal(2, Host.Store.Measures);
    }

    [Fact]
    public async Task Feed_OfAnIndexThatHasReadEverything_IsNotBehind()
    {
        await Host.Seed.AddAsync(Seed.Network("a"));
        await Host.CatchUpAsync();

        var reader = Assert.Single((await AskAsync("{ operations { feed { readers { reader behind behindSince lagSeconds } } } }")).GetProperty("operations").GetProperty("feed").GetProperty("readers").EnumerateArray());

        Assert.Equal("""{"reader":"INDEX","behind":0,"behindSince":null,"lagSeconds":0}""", reader.GetRawText());
    }

    // Matching has its place in a row, which a test can put where it likes.
    [Fact]
    public async Task Feed_OfAReaderThatStandsStill_TellsByHowMuch()
    {
        await Host.Seed.AddAsync(Seed.Network("a"));
        string place = (await Host.Store.HeadAsync(TestContext.Current.CancellationToken)).ToString();
        await Host.Store.CommitAsync(
            new StoreBatch
            {
                PartitionKey = "m",
                Writes = [new StateWrite(new StateKey(RowKinds.MatchingPass, Cluster.Matching.IMatchingGrain.Key), 0, JsonSerializer.SerializeToUtf8Bytes(new { cursor = place, weights = "1" }))],
            },
            TestContext.Current.CancellationToken);
        await Host.Seed.AddAsync(Seed.Network("b"));
        var first = await MatchingAsync();
        await Host.Seed.AddAsync(Seed.Network("c"));
        var second = await MatchingAsync();

        Assert.Equal((1, 0), (first.GetProperty("behind").GetInt32(), first.GetProperty("lagSeconds").GetInt32()));
        Assert.Equal((2, JsonValueKind.String), (second.GetProperty("behind").GetInt32(), second.GetProperty("behindSince").ValueKind));
    }

    // An operator needs the page most when something is broken.
    [Fact]
    public async Task Operations_WhereOnePartCannotBeTold_HaveTheOthers()
    {
        Host.Cluster.Broken = new TimeoutException("The silo at 10.0.0.1 does not answer.");

        var answer = await Host.AskAsync("{ operations { host { threads } cluster { grains { kind } } storage { engine } } }", token: Host.Token);

        var told = answer.Body.GetProperty("data").GetProperty("operations");
        Assert.Equal((JsonValueKind.Null, "memory"), (told.GetProperty("cluster").ValueKind, told.GetProperty("storage").GetProperty("engine").GetString()));
        Assert.True(told.GetProperty("host").GetProperty("threads").GetInt32() > 0);
        Assert.True(answer.HasErrors);
        Assert.DoesNotContain("10.0.0.1", answer.Body.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Acts_InPages_AreEachToldOnceTheNewestFirst()
    {
        var centre = await Host.Seed.OpenAsync("a", "1", new ListingContent { Name = "x" });
        foreach (var (version, kind) in ((LabelEventKind[])[LabelEventKind.Awarded, LabelEventKind.Suspended, LabelEventKind.Reinstated, LabelEventKind.Revoked]).Index())
        {
            Host.Clock.Advance(TimeSpan.FromMinutes(1));
            await Host.Grains.Label(centre).Decide(new LabelOrder { Kind = kind, MadeOn = version, Actor = "Jeanne Dupont", Reason = "y", Levels = new LabelLevels { Services = 1 } });
        }

        var kinds = new List<string?>();
        string? after = null;
        for (bool hasMore = true; hasMore;)
        {
            var page = (await AskAsync($$"""{ operations { acts(first: 3{{(after is null ? "" : $", after: \"{after}\"")}}) { items { kind subject actor } next hasMore } } }""")).GetProperty("operations").GetProperty("acts");
            kinds.AddRange(page.GetProperty("items").EnumerateArray().Select(act => act.GetProperty("kind").GetString()));
            Assert.All(page.GetProperty("items").EnumerateArray(), act => Assert.Equal((centre.Value, (string?)null), (act.GetProperty("subject").GetString(), act.GetProperty("actor").GetString())));
            (after, hasMore) = (page.GetProperty("next").GetString(), page.GetProperty("hasMore").GetBoolean());
        }

        Assert.Equal(["LABEL_REVOKED", "LABEL_REINSTATED", "LABEL_SUSPENDED", "LABEL_AWARDED"], kinds);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("LTE")]
    [InlineData("OTk5OTk5OTk5OTk5OTk5OTk5OTkKeA")]
    public async Task Acts_AfterWhatIsNoCursor_AreRefused(string after) =>
        Assert.Equal("BAD_INPUT", (await Host.AskAsync($$"""{ operations { acts(after: "{{after}}") { next } } }""", token: Host.Token)).Code);

    [Fact]
    public async Task Operations_ForAnybodyElse_AreNotTold()
    {
        Assert.True((await Host.AskAsync(Everything)).HasErrors);
        foreach (var role in (Role[])[Role.Member, Role.CentreStaff, Role.NetworkManager, Role.Assessor])
        {
            var answer = await Host.AskAsync(Everything, token: Host.Callers.Add(role, "a"));
            Assert.True(answer.HasErrors, $"{role}");
            Assert.DoesNotContain("Silo_1", answer.Body.ToString(), StringComparison.Ordinal);
        }
    }

    private async Task<JsonElement> MatchingAsync() =>
        (await AskAsync("{ operations { feed { readers { reader behind behindSince lagSeconds } } } }")).GetProperty("operations").GetProperty("feed").GetProperty("readers").EnumerateArray().Single(reader => reader.GetProperty("reader").GetString() == "MATCHING");

    private async Task<JsonElement> AskAsync(string query) => (await Host.AskAsync(query, token: Host.Token)).Data;
}
