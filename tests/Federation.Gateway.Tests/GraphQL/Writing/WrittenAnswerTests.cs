using CsCheck;
using Federation.Cluster.Centres;
using Federation.Gateway.GraphQL;
using Federation.Gateway.GraphQL.Writing.Fragments;
using Federation.Gateway.Tests.Doubles;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.Tests.GraphQL.Writing;

/// <summary>A document that is asked for the first time is executed field by field; after that it is written as a whole, and from then on with what was kept.</summary>
public sealed class WrittenAnswerTests
{
    private const string Card = "{ id name address { locality } services { key } label { state level validUntil axes { axis level } } networks { key name } }";

    // Whatever is asked, and however: what is written says what executing would.
    [Fact]
    public async Task Query_OfAnySelection_IsAnsweredTheSameWhenItIsWrittenAndWhenItWasKept()
    {
        await using var host = await SeededAsync();
        var schema = host.Services.GetRequiredService<DirectorySchema>();
        var ids = Enumerable.Range(1, 3).Select(number => GlobalId.Of(Id(number))).Append(GlobalId.Of(Seed.Network("a").Id)).Append(GlobalId.Of(Id(9)));
        var roots = Gen.OneOf(
            RandomSelection.Of(Type("CentreConnection"), 4).Select(inner => $"centres(first: 3, filter: {{ text: \"hangar\" }}) {inner}"),
            RandomSelection.Of(Type("Centre"), 3).Select(inner => $"centre(id: \"{Id(2)}\") {inner}"),
            RandomSelection.Of(Type("Node"), 3).Select(inner => $"nodes(ids: [{string.Join(',', ids.Select(id => $"\"{id}\""))}]) {inner}"),
            RandomSelection.Of(Type("SearchSuggestions"), 3).Select(inner => $"suggest(text: \"han\") {inner}"),
            RandomSelection.Of(Type("CentreCluster"), 3).Select(inner => $"centreClusters(zoom: 3, box: {{ south: 40, west: 0, north: 50, east: 10 }}) {inner}"));
        int number = 0, valid = 0;
        await Gen.Select(roots, roots, (one, other) => $"{{ {one} other: {other} }}").SampleAsync(
            async query =>
            {
                string asked = $"{query} # {Interlocked.Increment(ref number)}"; // never asked before
                var executed = await host.AskAsync(asked);
                if (!executed.HasData) return; // two ways to ask for one name
                Interlocked.Increment(ref valid);
                for (int again = 0; again < 3; again++) Assert.Equal(executed.Body.GetRawText(), (await host.AskAsync(asked)).Body.GetRawText());
            },
            iter: 150,
            threads: 1);
        Assert.InRange(valid, number / 3, number);
        Assert.True(host.Services.GetRequiredService<FragmentCache>().Bytes > 0);

        IGraphType Type(string name) => schema.AllTypes[name]!;
    }

    // No mutation is written as a whole; what its document takes from outside is found once, in fragments on unions and interfaces too.
    [Fact]
    public async Task Mutation_OfAnySelection_IsAnsweredTheSameWhenItsDocumentIsKept()
    {
        await using var host = await SeededAsync();
        int number = 0, valid = 0;
        await RandomSelection.Of(host.Services.GetRequiredService<DirectorySchema>().AllTypes["LabelResult"]!, 3).SampleAsync( // the schema has it
            async inner =>
            {
                string asked = $"mutation {{ suspendLabel(input: {{ centre: \"{Id(1)}\", madeOn: 7, actor: \"me\", reason: \"late\" }}) {inner} }} # {Interlocked.Increment(ref number)}";
                var executed = await host.AskAsync(asked, token: host.Token);
                if (!executed.HasData) return; // two ways to ask for one name
                Interlocked.Increment(ref valid);
                for (int again = 0; again < 2; again++) Assert.Equal(executed.Body.GetRawText(), (await host.AskAsync(asked, token: host.Token)).Body.GetRawText());
            },
            iter: 100,
            threads: 1);
        Assert.InRange(valid, number / 3, number);
    }

    [Fact]
    public async Task Centres_AskedAgain_ReadNothing()
    {
        await using var host = await SeededAsync();
        string query = $"{{ centres {{ nodes {Card} edges {{ node {Card} }} }} }}";
        var first = await host.AskAsync(query);
        await host.AskAsync(query);
        int reads = host.Store.ReadManyCalls;
        host.Store.Broken = new InvalidOperationException("Nobody reads.");

        var again = await host.AskAsync(query);

        Assert.Equal(first.Data.GetRawText(), again.Data.GetRawText());
        Assert.Equal(reads, host.Store.ReadManyCalls);
    }

    [Fact]
    public async Task Centres_WrittenForTheFirstTime_AreReadInOneBatch()
    {
        await using var host = await SeededAsync();
        await host.AskAsync($"{{ centres(first: 1) {{ nodes {Card} }} }}");
        const string query = "query($first: Int) { a: centres(first: $first) { nodes { name phone } } b: centres(first: $first) { nodes { name website } } }";
        await host.AskAsync(query, new { first = 0 });
        int before = host.Store.ReadManyCalls;

        Assert.Equal(3, (await host.AskAsync(query, new { first = 3 })).Data.GetProperty("b").GetProperty("nodes").GetArrayLength());

        Assert.Equal(before + 1, host.Store.ReadManyCalls);
    }

    [Fact]
    public async Task Centre_ThatChanged_IsAnsweredAnew()
    {
        await using var host = await SeededAsync();
        string query = $"{{ centre(id: \"{Id(1)}\") {{ name }} }}";
        for (int time = 0; time < 3; time++) await host.AskAsync(query);

        await host.Seed.PutAsync(Id(1), "a", "1", Content("Renamed"));
        await host.CatchUpAsync();

        Assert.Equal("""{"centre":{"name":"Renamed"}}""", (await host.AskAsync(query)).Data.GetRawText());
    }

    [Fact]
    public async Task Label_AwardedOrExpired_IsAnsweredAnew()
    {
        await using var host = await SeededAsync();
        string query = $"{{ a: centre(id: \"{Id(1)}\") {{ label {{ state }} }} b: centre(id: \"{Id(3)}\") {{ label {{ state }} }} }}";
        for (int time = 0; time < 3; time++) Assert.Equal("""{"a":{"label":{"state":"AWARDED"}},"b":{"label":null}}""", (await host.AskAsync(query)).Data.GetRawText());

        await AwardAsync(host, 3);
        await host.CatchUpAsync();
        Assert.Equal("""{"a":{"label":{"state":"AWARDED"}},"b":{"label":{"state":"AWARDED"}}}""", (await host.AskAsync(query)).Data.GetRawText());
        host.Clock.AdjustTime(GatewayHost.Now.AddYears(2));
        Assert.Equal("""{"a":{"label":{"state":"EXPIRED"}},"b":{"label":{"state":"EXPIRED"}}}""", (await host.AskAsync(query)).Data.GetRawText());
    }

    [Fact]
    public async Task Network_ThatChangedItsName_IsAnsweredAnew()
    {
        await using var host = await SeededAsync();
        string query = $"{{ centre(id: \"{Id(1)}\") {{ networks {{ name }} }} }}";
        for (int time = 0; time < 3; time++) Assert.Contains("Réseau A", (await host.AskAsync(query)).Data.GetRawText(), StringComparison.Ordinal);

        await host.Seed.ChangeAsync(Seed.Network("a", "Réseau Z"), version: 1);
        await host.CatchUpAsync();

        Assert.Contains("Réseau Z", (await host.AskAsync(query)).Data.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Field_ThatIsGuarded_IsNeverWritten()
    {
        await using var host = await SeededAsync();
        string query = $"{{ centre(id: \"{Id(1)}\") {{ networks {{ name approvedHosts }} }} }}";
        for (int time = 0; time < 3; time++) Assert.Equal("""{"centre":{"networks":[{"name":"Réseau A","approvedHosts":[]}]}}""", (await host.AskAsync(query, token: host.Token)).Data.GetRawText());

        for (int time = 0; time < 3; time++) Assert.Equal("""{"centre":{"networks":[{"name":"Réseau A","approvedHosts":null}]}}""", (await host.AskAsync(query)).Data.GetRawText());
    }

    // What nobody asks for any more makes room.
    [Fact]
    public async Task Fragments_MoreThanMayBeKept_StayWithinTheBound()
    {
        const long most = 60_000;
        await using var host = await SeededAsync(options => options.KeptAnswerBytes = most);
        var kept = host.Services.GetRequiredService<FragmentCache>();
        for (int number = 0; number < 100; number++)
        {
            string query = $"{{ centres {{ nodes {{ name{number}: name }} }} }}";
            for (int time = 0; time < 3; time++) Assert.Equal(3, (await host.AskAsync(query)).Data.GetProperty("centres").GetProperty("nodes").GetArrayLength());
            Assert.InRange(kept.Bytes, 1, most + 10_000);
        }
    }

    // Whoever makes up shapes fills nothing by it.
    [Fact]
    public async Task Fragments_OfShapesThatFindNothingOrAreEndless_AreNotKept()
    {
        await using var host = await SeededAsync();
        var kept = host.Services.GetRequiredService<FragmentCache>();
        string endless = string.Join(' ', Enumerable.Range(0, 10).Select(number => $"{new string('a', 500)}{number}: name"));
        for (int number = 0; number < 20; number++)
        {
            string query = $"{{ centrePoints(box: {{ south: 40, west: 0, north: 50, east: 10 }}, first: 0) {{ points {{ p{number}: level }} }} centres {{ nodes {{ {endless} x{number}: name }} }} }}";
            for (int time = 0; time < 3; time++) Assert.Equal(3, (await host.AskAsync(query)).Data.GetProperty("centres").GetProperty("nodes").GetArrayLength());
        }

        Assert.Equal(0, kept.Bytes);
    }

    [Fact]
    public async Task CentrePoints_AskedAgain_AreTheSameAndKept()
    {
        await using var host = await SeededAsync();
        const string query = "{ centrePoints(box: { south: 40, west: 0, north: 50, east: 10 }) { more points { centreId level location { latitude longitude } } } }";
        var first = await host.AskAsync(query);

        Assert.Equal(3, first.Data.GetProperty("centrePoints").GetProperty("points").GetArrayLength());
        for (int time = 0; time < 3; time++) Assert.Equal(first.Body.GetRawText(), (await host.AskAsync(query)).Body.GetRawText());
        Assert.InRange(host.Services.GetRequiredService<FragmentCache>().Bytes, 1, 20_000);
    }

    [Fact]
    public async Task Answer_WithMoreValuesThanAllowed_IsRefusedAlsoWhenItIsWritten()
    {
        await using var host = await SeededAsync(options => options.Limits = options.Limits with { ResultFields = 20 });
        const string query = "query($first: Int) { centres(first: $first) { nodes { a: name b: name c: name d: name e: name f: name g: name h: name } } }";
        Assert.False((await host.AskAsync(query, new { first = 1 })).HasErrors);

        Assert.Equal("LIMIT_RESULT", (await host.AskAsync(query, new { first = 3 })).Code);
        Assert.Equal("LIMIT_RESULT", (await host.AskAsync(query, new { first = 3 })).Code);
    }

    private static async Task<GatewayHost> SeededAsync(Action<GatewayOptions>? configure = null)
    {
        var host = await GatewayHost.StartAsync(options =>
        {
            options.RequestsPerSecond = 0; // they are asked many times over
            configure?.Invoke(options);
        });
        await host.Seed.AddAsync(Seed.Network("a", "Réseau A"));
        await host.Seed.AddAsync(Seed.Network("b", "B <&> \"b\""));
        await host.Seed.PutAsync(Id(1), "a", "1", Content("Hangar 7"));
        await host.Seed.PutAsync(Id(2), "a", "2", Content("Atelier du Hangar"));
        await host.Seed.PutAsync(Id(2), "b", "2", Content("L'atelier") with { Description = "Au hangar.\u2028“Hé”" });
        await host.Seed.PutAsync(Id(3), "b", "3", Content("Hangar nu") with { Address = null, Services = [] });
        await AwardAsync(host, 1);
        await host.CatchUpAsync();
        return host;
    }

    private static Task AwardAsync(GatewayHost host, int number) => host.AskAsync(
        $$"""mutation { awardLabel(input: { centre: "{{Id(number)}}", levels: { technicalPerformance: 2, services: 1, quality: 3, commitments: 2 }, reason: "seen", actor: "me", madeOn: 0 }) { __typename } }""", token: host.Token);

    private static ListingContent Content(string name) => new()
    {
        Name = name,
        Address = new Address { Street = "7 rue des Quais", PostalCode = "21000", Locality = "Dijon", Country = "FR" },
        Location = new Location(47.3, 5.04),
        Services = ["coworking", "kitchen"],
        Phone = "+33 3 80 12 34 56",
        OpeningHours = "Mo-Fr 08:00-18:00",
    };

    private static CentreId Id(int number) => CentreId.TryParse(number.ToString("x32", System.Globalization.CultureInfo.InvariantCulture), out var id) ? id : throw new ArgumentOutOfRangeException(nameof(number));
}
