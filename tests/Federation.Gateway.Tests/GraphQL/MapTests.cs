using Federation.Cluster.Centres;
using Federation.Gateway.Tests.Doubles;

namespace Federation.Gateway.Tests.GraphQL;

public sealed class MapTests
{
    [Fact]
    public async Task CentreClusters_OfAMap_GatherWhatWouldCoverEachOther()
    {
        await using var host = await SeededAsync();

        var clusters = (await host.AskAsync("""
            { centreClusters(box: { south: 40, west: -5, north: 52, east: 10 }, zoom: 5, filter: { services: ["coworking"] }) { count middle { latitude longitude } box { south north west east } centre { name } } }
            """)).Data.GetProperty("centreClusters");

        Assert.Equal(2, clusters.GetArrayLength());
        Assert.Equal("""{"count":1,"middle":{"latitude":48.85,"longitude":2.35},"box":{"south":48.85,"north":48.85,"west":2.35,"east":2.35},"centre":{"name":"Paris"}}""", clusters[0].GetRawText());
        Assert.Equal("""{"count":2,"middle":{"latitude":47.31,"longitude":5.04},"box":{"south":47.3,"north":47.32,"west":5.03,"east":5.05},"centre":null}""", clusters[1].GetRawText());
    }

    [Theory]
    [InlineData("box: { south: -80, west: -180, north: 80, east: 180 }, zoom: 12", "may have 2500")]
    [InlineData("box: { south: 1, west: 1, north: 2, east: 2 }, zoom: 21", "0 to 20")]
    [InlineData("box: { south: 3, west: 1, north: 2, east: 2 }, zoom: 1", "south at or below its north")]
    public async Task CentreClusters_OfNoMap_AreRefused(string arguments, string message)
    {
        await using var host = await SeededAsync();

        var answer = await host.AskAsync($"{{ centreClusters({arguments}) {{ count }} }}");

        Assert.Equal("BAD_INPUT", answer.Code);
        Assert.Contains(message, answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Suggest_WhileSomebodyTypes_TellsCentresTownsAndServices()
    {
        await using var host = await SeededAsync();
        const string Question = "query($text: String!) { suggest(text: $text, language: FR) { centres { name } localities { name count } services { key } } }";

        Assert.Equal("""{"centres":[{"name":"Dijon Est"},{"name":"Dijon Ouest"},{"name":"Sans service"}],"localities":[{"name":"Dijon","count":3}],"services":[]}""", (await host.AskAsync(Question, new { text = "dij" })).Data.GetProperty("suggest").GetRawText());
        Assert.Equal("meeting-room", (await host.AskAsync(Question, new { text = "réunion" })).Data.GetProperty("suggest").GetProperty("services")[0].GetProperty("key").GetString());
        Assert.Equal("""{"centres":[],"localities":[],"services":[]}""", (await host.AskAsync(Question, new { text = " " })).Data.GetProperty("suggest").GetRawText());
        Assert.Equal("BAD_INPUT", (await host.AskAsync(Question, new { text = new string('x', 101) })).Code);
    }

    private static async Task<GatewayHost> SeededAsync()
    {
        var host = await GatewayHost.StartAsync();
        await OpenAsync("1", "Dijon Est", 47.32, 5.05, "Dijon", "coworking");
        await OpenAsync("2", "Dijon Ouest", 47.3, 5.03, "DIJON", "coworking");
        await OpenAsync("3", "Sans service", 47.31, 5.04, "dijon");
        await OpenAsync("4", "Paris", 48.85, 2.35, "Paris", "coworking");
        await host.CatchUpAsync();
        return host;

        Task<CentreId> OpenAsync(string id, string name, double latitude, double longitude, string town, params string[] services) =>
            host.Seed.OpenAsync("a", id, new ListingContent { Name = name, Location = new Location(latitude, longitude), Address = new Address { Locality = town }, Services = [.. services] });
    }
}
