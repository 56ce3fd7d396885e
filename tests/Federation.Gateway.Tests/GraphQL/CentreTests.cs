using Federation.Cluster.Centres;
using Federation.Gateway.Tests.Doubles;

namespace Federation.Gateway.Tests.GraphQL;

public sealed class CentreTests
{
    [Fact]
    public async Task Centres_AskedForEverything_AnswerFromIndexAndStore()
    {
        await using var host = await GatewayHost.StartAsync();
        await host.Seed.AddAsync(Seed.Network("cote-dor", "Côte-d'Or"));
        var id = await host.Seed.OpenAsync("cote-dor", "7", new ListingContent
        {
            Name = "La Cantine",
            Address = new Address { Street = "1 rue de la Liberté", PostalCode = "21000", Locality = "Dijon", Country = "FR" },
            Location = new Location(47.322, 5.041),
            Services = ["coworking", "meeting-room"],
        });
        await host.CatchUpAsync();

        var answer = await host.AskAsync("""
            { centres(near: { latitude: 47.3, longitude: 5, radiusKm: 50 }) {
                totalCount
                edges { cursor distanceKm node { id name address { text } location { latitude } services { key label(language: FR) } networks { name } provenance { field value licence others { value } } listings { key sourceId } } }
                pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }
            """);

        var centres = answer.Data.GetProperty("centres");
        Assert.Equal(1, centres.GetProperty("totalCount").GetInt32());
        var edge = centres.GetProperty("edges")[0];
        Assert.Equal(3.945, edge.GetProperty("distanceKm").GetDouble(), 0.01);
        var node = edge.GetProperty("node");
        Assert.Equal("La Cantine", node.GetProperty("name").GetString());
        Assert.Equal("1 rue de la Liberté, 21000 Dijon, FR", node.GetProperty("address").GetProperty("text").GetString());
        Assert.Equal("Salle de réunion", node.GetProperty("services")[1].GetProperty("label").GetString());
        Assert.Equal("Côte-d'Or", node.GetProperty("networks")[0].GetProperty("name").GetString());
        Assert.Equal("etalab-2.0", node.GetProperty("provenance")[0].GetProperty("licence").GetString());
        Assert.Equal("cote-dor/7", node.GetProperty("listings")[0].GetProperty("key").GetString());
        Assert.NotNull(id.Value);
    }
}
