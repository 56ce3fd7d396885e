using System.Text.Json;
using Federation.EndToEnd.Tests.Feeds;
using Federation.EndToEnd.Tests.Support;

namespace Federation.EndToEnd.Tests;

/// <summary>The centres within 50 km of Dijon, as a visitor of the API finds them in real listings.</summary>
public sealed class DijonTests(RealDirectory real, ITestOutputHelper output)
{
    private const double Latitude = 47.3220;
    private const double Longitude = 5.0415;
    private const double RadiusKm = 50;

    private const string Query =
        """
        query($near: NearInput!) {
          centres(filter: { place: { near: $near } }, first: 100) {
            totalCount
            pageInfo { hasNextPage }
            edges {
              distanceKm
              node {
                name
                address { text }
                location { latitude longitude }
                networks { key name }
                listings { sourceId network { key } }
                provenance { field value listing observedAt licence adapter network { key } }
              }
            }
          }
        }
        """;

    [Fact]
    public async Task Centres_AroundDijon_AreThoseOfTheCensusNearestFirst()
    {
        var found = await AskAsync();

        double[] distances = [.. found.Select(edge => edge.GetProperty("distanceKm").GetDouble())];
        Assert.Equal(distances.Order(), distances);
        Assert.All(distances, distance => Assert.InRange(distance, 0, RadiusKm));
        var listed = found
            .SelectMany(edge => edge.GetProperty("node").GetProperty("listings").EnumerateArray())
            .Where(listing => listing.GetProperty("network").GetProperty("key").GetString() == "tiers-lieux")
            .Select(listing => listing.GetProperty("sourceId").GetString());
        var near = CensusRows.Read(RealData.Census2019April).Where(place => Distance(place.Latitude, place.Longitude) <= RadiusKm).Select(place => place.Id).ToList();
        Assert.NotEmpty(near);
        Assert.Equal(near.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Centres_AroundDijon_TellDistanceNameAddressAndNetworks()
    {
        foreach (var edge in await AskAsync())
        {
            var centre = edge.GetProperty("node");
            var location = centre.GetProperty("location");
            double distance = edge.GetProperty("distanceKm").GetDouble();
            Assert.Equal(Distance(location.GetProperty("latitude").GetDouble(), location.GetProperty("longitude").GetDouble()), distance, tolerance: 0.001);
            Assert.NotEqual("", centre.GetProperty("name").GetString());
            Assert.NotEqual("", centre.GetProperty("address").GetProperty("text").GetString());
            Assert.NotEmpty(centre.GetProperty("networks").EnumerateArray());
            output.WriteLine($"{distance,7:0.000} km  {centre.GetProperty("name")} · {centre.GetProperty("address").GetProperty("text")} · {string.Join(", ", centre.GetProperty("networks").EnumerateArray().Select(network => network.GetProperty("name")))}");
        }
    }

    [Fact]
    public async Task Centres_AroundDijon_TellForEveryFieldWhoSaysSoSinceWhenAndUnderWhichLicence()
    {
        foreach (var edge in await AskAsync())
        {
            var centre = edge.GetProperty("node");
            var fields = centre.GetProperty("provenance").EnumerateArray().ToList();
            Assert.Superset(new HashSet<string?> { "name", "address", "location" }, fields.Select(field => field.GetProperty("field").GetString()).ToHashSet());
            var networks = centre.GetProperty("networks").EnumerateArray().Select(network => network.GetProperty("key").GetString());
            Assert.All(fields, field =>
            {
                string? network = field.GetProperty("network").GetProperty("key").GetString();
                Assert.Contains(network, networks);
                Assert.StartsWith($"{network}/", field.GetProperty("listing").GetString(), StringComparison.Ordinal);
                Assert.StartsWith($"{network}@", field.GetProperty("adapter").GetString(), StringComparison.Ordinal);
                Assert.Equal("etalab-2.0", field.GetProperty("licence").GetString());
                Assert.NotEqual(default, field.GetProperty("observedAt").GetDateTimeOffset());
            });
        }
    }

    private async Task<IReadOnlyList<JsonElement>> AskAsync()
    {
        var host = (await real.StateAsync()).Host;
        var centres = (await host.Client.AskAsync(Query, new { near = new { latitude = Latitude, longitude = Longitude, radiusKm = RadiusKm } })).GetProperty("centres");
        JsonElement[] edges = [.. centres.GetProperty("edges").EnumerateArray()];
        Assert.Equal(centres.GetProperty("totalCount").GetInt32(), edges.Length);
        Assert.False(centres.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean());
        return edges;
    }

    private static double Distance(double? latitude, double? longitude) =>
        latitude is { } north && longitude is { } east ? GreatCircle.Km(Latitude, Longitude, north, east) : double.PositiveInfinity;
}
