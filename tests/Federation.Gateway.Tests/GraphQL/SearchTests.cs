using Federation.Cluster.Centres;
using Federation.Gateway.Tests.Doubles;

namespace Federation.Gateway.Tests.GraphQL;

public sealed class SearchTests
{
    [Fact]
    public async Task Centres_WithFacets_CountEachChoiceAsIfItHadNotBeenMade()
    {
        await using var host = await SeededAsync();

        var facets = (await host.AskAsync("""
            { centres(filter: { networks: ["a"], services: ["coworking"] }) { totalCount facets {
                levels { level count } services { service { key } count } networks { network { key } count } countries { code count } } } }
            """)).Data.GetProperty("centres");

        Assert.Equal(2, facets.GetProperty("totalCount").GetInt32());
        var counted = facets.GetProperty("facets");
        Assert.Equal("""[{"level":0,"count":2},{"level":1,"count":0},{"level":2,"count":0},{"level":3,"count":0}]""", counted.GetProperty("levels").GetRawText());
        Assert.Equal("""[{"service":{"key":"coworking"},"count":2},{"service":{"key":"kitchen"},"count":1}]""", counted.GetProperty("services").GetRawText());
        Assert.Equal("""[{"network":{"key":"a"},"count":2},{"network":{"key":"b"},"count":1}]""", counted.GetProperty("networks").GetRawText());
        Assert.Equal("""[{"code":"FR","count":2}]""", counted.GetProperty("countries").GetRawText());
    }

    [Theory]
    [InlineData("filter: { text: \"hangar\" }", "Atelier du Hangar, Hangar 7, Abeille")]
    [InlineData("filter: { text: \"hangar\" }, orderBy: NAME", "Abeille, Atelier du Hangar, Hangar 7")]
    [InlineData("orderBy: FRESHNESS", "Abeille, Atelier du Hangar, Hangar 7")]
    [InlineData("filter: { place: { near: { latitude: 47.3, longitude: 5, radiusKm: 500 } } }", "Hangar 7, Atelier du Hangar, Abeille")]
    [InlineData("filter: { place: { near: { latitude: 47.3, longitude: 5, radiusKm: 500 } } }, orderBy: NAME", "Abeille, Atelier du Hangar, Hangar 7")]
    public async Task Centres_InAnOrder_ComeInIt(string arguments, string names)
    {
        await using var host = await SeededAsync();

        var centres = (await host.AskAsync($"{{ centres({arguments}) {{ nodes {{ name }} }} }}")).Data.GetProperty("centres").GetProperty("nodes");

        Assert.Equal(names, string.Join(", ", centres.EnumerateArray().Select(centre => centre.GetProperty("name").GetString())));
    }

    [Fact]
    public async Task Centres_OnTheWayToWork_BeginWithWhatSavesMost()
    {
        await using var host = await SeededAsync();

        var edges = (await host.AskAsync("""
            { centres(filter: { place: { commute: { home: { latitude: 47.31, longitude: 5 }, office: { latitude: 47.8, longitude: 5 } } } }) { edges { distanceKm savedKm node { name } } } }
            """)).Data.GetProperty("centres").GetProperty("edges");

        Assert.Equal(["Hangar 7", "Atelier du Hangar"], edges.EnumerateArray().Select(edge => edge.GetProperty("node").GetProperty("name").GetString()));
        Assert.Equal(1.112, edges[0].GetProperty("distanceKm").GetDouble(), 0.002);
        Assert.Equal(53.374, edges[0].GetProperty("savedKm").GetDouble(), 0.002);
    }

    [Fact]
    public async Task Centres_InTwoPlacesAtOnce_AreNoQuestion()
    {
        await using var host = await SeededAsync();

        var answer = await host.AskAsync("{ centres(filter: { place: { near: { latitude: 47, longitude: 5, radiusKm: 5 }, box: { south: 1, west: 1, north: 2, east: 2 } } }) { totalCount } }");

        Assert.Equal((400, false), (answer.Status, answer.HasData));
    }

    private static async Task<GatewayHost> SeededAsync()
    {
        var host = await GatewayHost.StartAsync();
        await host.Seed.AddAsync(Seed.Network("a"));
        await host.Seed.AddAsync(Seed.Network("b"));
        await host.Seed.OpenAsync("a", "1", new ListingContent { Name = "Hangar 7", Services = ["coworking"], Location = new Location(47.3, 5), Address = new Address { Country = "FR" } });
        host.Clock.Advance(TimeSpan.FromHours(1));
        await host.Seed.OpenAsync("a", "2", new ListingContent { Name = "Atelier du Hangar", Services = ["coworking", "kitchen"], Location = new Location(47.5, 5), Address = new Address { Country = "FR" } });
        host.Clock.Advance(TimeSpan.FromHours(1));
        await host.Seed.OpenAsync("b", "1", new ListingContent { Name = "Abeille", Description = "Près du hangar", Services = ["coworking"], Location = new Location(48.8, 2.3) });
        await host.CatchUpAsync();
        return host;
    }
}
