using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Gateway.GraphQL;
using Federation.Gateway.Tests.Doubles;

namespace Federation.Gateway.Tests.GraphQL;

public sealed class CentreTests
{
    private static readonly ListingContent Cantine = new()
    {
        Name = "La Cantine",
        Description = "Un lieu partagé.",
        Address = new Address { Street = "1 rue de la Liberté", PostalCode = "21000", Locality = "Dijon", Country = "FR" },
        Location = new Location(47.322, 5.041),
        Services = ["coworking", "meeting-room"],
        Capacity = 12,
    };

    [Fact]
    public async Task Centres_NearAPoint_AnswerEverythingWithItsSource()
    {
        await using var host = await GatewayHost.StartAsync();
        await host.Seed.AddAsync(Seed.Network("cote-dor", "Côte-d'Or"));
        await host.Seed.AddAsync(Seed.Network("spaces", "Spaces"));
        var id = await host.Seed.OpenAsync("cote-dor", "7", Cantine);
        host.Clock.Advance(TimeSpan.FromHours(1));
        await host.Seed.PutAsync(id, "spaces", "s1", new ListingContent { Name = "Cantine (the)", Services = ["printing"], Website = "https://cantine.example" });
        await host.CatchUpAsync();

        var answer = await host.AskAsync("""
            { centres(filter: { place: { near: { latitude: 47.3, longitude: 5, radiusKm: 50 } } }) {
                totalCount
                edges { cursor distanceKm node {
                  id key name description address { street postalCode locality region country text } location { latitude longitude } website phone openingHours
                  services { key label fr: label(language: FR) } capacity labelClaim stale openedAt changedAt networks { key name }
                  provenance { field value network { key } listing adapter observedAt licence attribution others { value listing } }
                  listings { key sourceId observedAt staleSince name } } } } }
            """);

        var centres = answer.Data.GetProperty("centres");
        Assert.Equal(1, centres.GetProperty("totalCount").GetInt32());
        var edge = centres.GetProperty("edges")[0];
        Assert.Equal(3.945, edge.GetProperty("distanceKm").GetDouble(), 0.01);
        var node = edge.GetProperty("node");
        Assert.Equal(GlobalId.Of(id), Text(node, "id"));
        Assert.Equal("La Cantine", Text(node, "name"));
        Assert.Equal("1 rue de la Liberté, 21000 Dijon, FR", Text(node.GetProperty("address"), "text"));
        Assert.Equal("https://cantine.example", Text(node, "website"));
        Assert.Equal(["coworking", "meeting-room", "printing"], node.GetProperty("services").EnumerateArray().Select(service => Text(service, "key")));
        Assert.Equal("Salle de réunion", Text(node.GetProperty("services")[1], "fr"));
        Assert.Equal("2026-03-01T09:30:00.000Z", Text(node, "openedAt"));
        Assert.Equal("2026-03-01T10:30:00.000Z", Text(node, "changedAt"));
        Assert.Equal(["Côte-d'Or", "Spaces"], node.GetProperty("networks").EnumerateArray().Select(network => Text(network, "name")));
        Assert.Equal(["cote-dor/7", "spaces/s1"], node.GetProperty("listings").EnumerateArray().Select(listing => Text(listing, "key")));
        var name = node.GetProperty("provenance")[0];
        Assert.Equal(("name", "La Cantine", "cote-dor/7", "etalab-2.0"), (Text(name, "field"), Text(name, "value"), Text(name, "listing"), Text(name, "licence")));
        Assert.Equal("Cantine (the)", Text(name.GetProperty("others")[0], "value"));
    }

    [Fact]
    public async Task Centres_APageOfAHundred_ReadTheStoreOnce()
    {
        await using var host = await GatewayHost.StartAsync();
        for (int i = 0; i < 120; i++) await host.Seed.OpenAsync("cote-dor", $"{i}", Cantine with { Name = $"Centre {i:000}" });
        await host.CatchUpAsync();

        var answer = await host.AskAsync("{ centres(first: 100) { nodes { name description services { key } listings { key } provenance { field others { value } } } edges { node { capacity } } } }");

        Assert.Equal(100, answer.Data.GetProperty("centres").GetProperty("nodes").GetArrayLength());
        Assert.Equal(1, host.Store.ReadManyCalls);
    }

    [Fact]
    public async Task Centres_PagedBothWays_GiveEveryCentreOnceInOrder()
    {
        await using var host = await GatewayHost.StartAsync();
        for (int i = 0; i < 7; i++) await host.Seed.OpenAsync("cote-dor", $"{i}", Cantine with { Name = $"Centre {i}" });
        await host.CatchUpAsync();

        Assert.Equal(["Centre 0 1 2", "Centre 3 4 5", "Centre 6"], await PagesAsync(host, "first", "after", "endCursor", "hasNextPage"));
        Assert.Equal(["Centre 4 5 6", "Centre 1 2 3", "Centre 0"], await PagesAsync(host, "last", "before", "startCursor", "hasPreviousPage"));
    }

    [Fact]
    public async Task Centres_InTheMiddle_TellBothNeighbours()
    {
        await using var host = await GatewayHost.StartAsync();
        for (int i = 0; i < 3; i++) await host.Seed.OpenAsync("cote-dor", $"{i}", Cantine with { Name = $"Centre {i}" });
        await host.CatchUpAsync();
        var first = (await host.AskAsync("{ centres(first: 1) { pageInfo { hasNextPage hasPreviousPage endCursor } } }")).Data.GetProperty("centres").GetProperty("pageInfo");
        Assert.Equal((true, false), (first.GetProperty("hasNextPage").GetBoolean(), first.GetProperty("hasPreviousPage").GetBoolean()));

        var variables = new { cursor = Text(first, "endCursor") };
        var next = (await host.AskAsync("query($cursor: String) { centres(first: 1, after: $cursor) { pageInfo { hasNextPage hasPreviousPage } } }", variables)).Data.GetProperty("centres").GetProperty("pageInfo");
        Assert.Equal((true, true), (next.GetProperty("hasNextPage").GetBoolean(), next.GetProperty("hasPreviousPage").GetBoolean()));
        var back = (await host.AskAsync("query($cursor: String) { centres(last: 1, before: $cursor) { nodes { name } pageInfo { hasNextPage hasPreviousPage } } }", variables)).Data.GetProperty("centres");
        Assert.Equal(0, back.GetProperty("nodes").GetArrayLength());
        Assert.True(back.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean());
        Assert.False(back.GetProperty("pageInfo").GetProperty("hasPreviousPage").GetBoolean());
    }

    [Theory]
    [InlineData("filter: { text: \"cant dij\" }", 1)]
    [InlineData("filter: { text: \"nowhere\" }", 0)]
    [InlineData("filter: { networks: [\"cote-dor\"] }", 1)]
    [InlineData("filter: { networks: [\"bmV0d29yazpzcGFjZXM\", \"nobody\"] }", 1)]
    [InlineData("filter: { countries: [\"fr\"] }", 1)]
    [InlineData("filter: { services: [\"coworking\", \"meeting-room\"] }", 1)]
    [InlineData("filter: { services: [\"parking\"] }", 0)]
    [InlineData("filter: { services: [] }", 2)]
    [InlineData("filter: { place: { box: { south: 47, west: 5, north: 48, east: 6 } } }", 1)]
    [InlineData("filter: { place: { near: { latitude: 47.3, longitude: 5, radiusKm: 1 } } }", 0)]
    [InlineData("filter: { anyServices: [\"parking\", \"coworking\"] }", 1)]
    [InlineData("filter: { locality: \"DIJON\", postalCode: \"21\" }", 1)]
    [InlineData("filter: { text: \"cantin\", words: WHOLE }", 0)]
    [InlineData("filter: { text: \"elswhere\" }", 1)]
    [InlineData("filter: { leastCapacity: 1000 }", 0)]
    [InlineData("filter: { changedSince: \"2030-01-01T00:00:00Z\" }", 0)]
    [InlineData("first: 0", 2)]
    public async Task Centres_Filtered_CountThoseThatMeetEveryCondition(string filter, int count)
    {
        await using var host = await GatewayHost.StartAsync();
        await host.Seed.OpenAsync("cote-dor", "7", Cantine);
        await host.Seed.OpenAsync("spaces", "s", new ListingContent { Name = "Elsewhere" });
        await host.CatchUpAsync();

        var answer = await host.AskAsync($"{{ centres({filter}) {{ totalCount }} }}");

        Assert.Equal(count, answer.Data.GetProperty("centres").GetProperty("totalCount").GetInt32());
    }

    [Theory]
    [InlineData("first: -5", "it was -5")]
    [InlineData("first: 99999999", "0 to 100")]
    [InlineData("first: 1, last: 1", "not both")]
    [InlineData("filter: { services: [\"sauna\"] }", "Known: 3d-printing, accommodation")]
    [InlineData("filter: { place: { near: { latitude: 95, longitude: 5, radiusKm: 1 } } }", "-90 to 90; it was 95")]
    [InlineData("filter: { place: { near: { latitude: 5, longitude: 500, radiusKm: 1 } } }", "-180 to 180")]
    [InlineData("filter: { place: { near: { latitude: 5, longitude: 5, radiusKm: 0 } } }", "more than 0")]
    [InlineData("filter: { place: { box: { south: 48, west: 5, north: 47, east: 6 } } }", "south at or below its north")]
    [InlineData("filter: { leastCapacity: 0 }", "1 or more")]
    [InlineData("filter: { text: \"b c d e f g h i j k l m n o p q r\" }", "up to 16 words; it had 17")]
    [InlineData("filter: { accessibility: [\"sauna\"] }", "is not known")]
    [InlineData("filter: { place: { commute: { home: { latitude: 47, longitude: 5 }, office: { latitude: 47, longitude: 5 } } } }", "no centre saves so much")]
    [InlineData("filter: { place: { commute: { home: { latitude: 97, longitude: 5 }, office: { latitude: 47, longitude: 5 } } } }", "commute.home.latitude")]
    [InlineData("orderBy: DISTANCE", "DISTANCE needs")]
    [InlineData("after: \"rubbish\"", "not a cursor")]
    [InlineData("after: \"f8AAAAAAAAAA\"", "not a cursor")]
    [InlineData("filter: { countries: [\"France\"] }", "two letters")]
    [InlineData("filter: { networks: [\"No Such\"] }", "not the id of a network")]
    [InlineData("filter: { text: \"a\\u0000b\" }", "U+0000")]
    [InlineData("filter: { text: \"\\ud800\" }", "surrogate")]
    public async Task Centres_BadInput_IsRefusedWithWhatWouldBeRight(string arguments, string message)
    {
        await using var host = await GatewayHost.StartAsync();

        var answer = await host.AskAsync($"{{ centres({arguments}) {{ totalCount }} }}");

        Assert.Equal("BAD_INPUT", answer.Code);
        Assert.Contains(message, answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Centres_CursorOfAnotherOrder_IsRefused()
    {
        await using var host = await GatewayHost.StartAsync();
        await host.Seed.OpenAsync("cote-dor", "7", Cantine);
        await host.CatchUpAsync();
        var page = await host.AskAsync("{ centres { pageInfo { endCursor } } }");

        var answer = await host.AskAsync(
            "query($after: String) { centres(after: $after, filter: { place: { near: { latitude: 47, longitude: 5, radiusKm: 99 } } }) { totalCount } }",
            new { after = Text(page.Data.GetProperty("centres").GetProperty("pageInfo"), "endCursor") });

        Assert.Equal("BAD_INPUT", answer.Code);
        Assert.Contains("another order", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Centre_AskedByEitherId_IsReadOnceAndWhatIsNowhereIsAskedOfItsGrain()
    {
        await using var host = await GatewayHost.StartAsync();
        var id = await host.Seed.OpenAsync("cote-dor", "7", Cantine);
        await host.CatchUpAsync();

        var answer = await host.AskAsync($"{{ global: centre(id: \"{GlobalId.Of(id)}\") {{ name }} plain: centre(id: \"{id}\") {{ id }} none: centre(id: \"{new string('0', 32)}\") {{ id }} }}");

        Assert.Equal("La Cantine", Text(answer.Data.GetProperty("global"), "name"));
        Assert.Equal(GlobalId.Of(id), Text(answer.Data.GetProperty("plain"), "id"));
        Assert.Equal(JsonValueKind.Null, answer.Data.GetProperty("none").ValueKind);
        Assert.Equal(1, host.Store.ReadManyCalls);
    }

    [Fact]
    public async Task Node_OfEachType_IsFoundByItsGlobalId()
    {
        await using var host = await GatewayHost.StartAsync();
        var network = Seed.Network("cote-dor", "Côte-d'Or");
        await host.Seed.AddAsync(network);
        await host.Seed.AddAsync(Seed.RunOf("cote-dor", Seed.Run, GatewayHost.Now));
        var id = await host.Seed.OpenAsync("cote-dor", "7", Cantine);

        var answer = await host.AskAsync(
            "query($c: ID!, $n: ID!, $r: ID!) { c: node(id: $c) { id ... on Centre { name } } n: node(id: $n) { __typename ... on Network { name } } r: node(id: $r) { __typename ... on SyncRun { status } } }",
            new { c = GlobalId.Of(id), n = GlobalId.Of(network.Id), r = GlobalId.Of(network.Id, Seed.Run) });

        Assert.Equal("La Cantine", Text(answer.Data.GetProperty("c"), "name"));
        Assert.Equal("Côte-d'Or", Text(answer.Data.GetProperty("n"), "name"));
        Assert.Equal("COMPLETED", Text(answer.Data.GetProperty("r"), "status"));
    }

    [Theory]
    [InlineData("rubbish")]
    [InlineData("cmVnaXN0cnk6eA")] // registry:x
    [InlineData("cXVhcmFudGluZTphL2I")] // quarantine:a/b
    [InlineData("Y2VudHJlOng")] // centre:x
    [InlineData("")]
    public async Task Node_UnreadableId_IsBadInput(string id)
    {
        await using var host = await GatewayHost.StartAsync();

        Assert.Equal("BAD_INPUT", (await host.AskAsync("query($id: ID!) { node(id: $id) { id } }", new { id })).Code);
    }

    private static async Task<List<string>> PagesAsync(GatewayHost host, string size, string from, string cursor, string more)
    {
        var pages = new List<string>();
        string? position = null;
        while (true)
        {
            var answer = await host.AskAsync($"query($from: String) {{ centres({size}: 3, {from}: $from) {{ nodes {{ name }} pageInfo {{ {cursor} {more} }} }} }}", new { from = position });
            var centres = answer.Data.GetProperty("centres");
            pages.Add("Centre " + string.Join(' ', centres.GetProperty("nodes").EnumerateArray().Select(node => Text(node, "name")![^1])));
            if (!centres.GetProperty("pageInfo").GetProperty(more).GetBoolean()) return pages;
            position = Text(centres.GetProperty("pageInfo"), cursor);
        }
    }

    private static string? Text(JsonElement element, string member) => element.GetProperty(member).GetString();
}
