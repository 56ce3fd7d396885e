using System.Text.Json;
using Xunit;

namespace Federation.Adapters.Sdk.Tests;

public sealed class CoordinatesTests
{
    [Theory]
    [InlineData("""{"lat":47.32,"lon":5.04}""", null)]
    [InlineData("""{"lat":"47,32","lon":"5.04"}""", "coordinates.text")]
    [InlineData("""{"lat":-90,"lon":180}""", null)]
    [InlineData("""{"lat":0,"lon":153}""", null)]
    public void Read_UsableNumbers_GiveALocation(string json, string? code)
    {
        var reading = Read(json);

        Assert.NotNull(reading.Location);
        Assert.False(reading.Invalid);
        Assert.Equal(code, reading.Issues.SingleOrDefault()?.Code);
    }

    [Theory]
    [InlineData("{}", "coordinates.missing", false)]
    [InlineData("""{"lat":"","lon":"#N/D"}""", "coordinates.missing", false)]
    [InlineData("""{"lat":null,"lon":null}""", "coordinates.missing", false)]
    [InlineData("""{"lat":47.3,"lon":""}""", "coordinates.missing", true)]
    [InlineData("""{"lat":47.3,"lon":913}""", "coordinates.range", true)]
    [InlineData("""{"lat":153.36,"lon":-28.08}""", "coordinates.range", true)]
    [InlineData("""{"lat":1e999,"lon":5}""", "coordinates.unreadable", true)]
    [InlineData("""{"lat":"NaN","lon":"5"}""", "coordinates.unreadable", true)]
    [InlineData("""{"lat":"nord","lon":"5"}""", "coordinates.unreadable", true)]
    [InlineData("""{"lat":"47.3.1","lon":"5"}""", "coordinates.unreadable", true)]
    [InlineData("""{"lat":[47],"lon":5}""", "coordinates.unreadable", true)]
    [InlineData("""{"lat":0,"lon":0.0}""", "coordinates.null-island", true)]
    [InlineData("""{"lat":"0","lon":"0,0"}""", "coordinates.null-island", true)]
    public void Read_AnythingElse_GivesNoLocationAndSaysWhy(string json, string code, bool invalid)
    {
        var reading = Read(json);

        Assert.Null(reading.Location);
        Assert.Equal(code, Assert.Single(reading.Issues).Code);
        Assert.Equal(invalid, reading.Invalid);
    }

    [Fact]
    public void Read_OutOfRange_NamesBothValuesAndWhatLooksSwapped()
    {
        Assert.Equal(
            "Latitude 47.3 (/lat) and longitude 913 (/lon) are no place: latitudes go from -90 to 90, longitudes from -180 to 180.",
            Read("""{"lat":47.3,"lon":913}""").Issues[0].Message);
        Assert.EndsWith(" The two look swapped.", Read("""{"lat":153.36,"lon":-28.08}""").Issues[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"geometry":{"type":"Point","coordinates":[5.04,47.32]}}""", null)]
    [InlineData("""{"geometry":{"type":"Point","coordinates":[5.04,47.32,250]}}""", null)]
    [InlineData("""{"geometry":null}""", "coordinates.missing")]
    [InlineData("""{}""", "coordinates.missing")]
    [InlineData("""{"geometry":{"type":"Point","coordinates":[]}}""", "coordinates.missing")]
    [InlineData("""{"geometry":{"type":"Point","coordinates":[5.04,47.32]},"crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}}}""", null)]
    [InlineData("""{"geometry":{"type":"Point","coordinates":[5.04,47.32]},"bbox":[5,47,6,48],"crs":null}""", null)]
    [InlineData("""{"geometry":{"type":"Point","coordinates":[5.04,47.32],"crs":{"type":"name","properties":{"name":"EPSG:2154"}}}}""", "geojson.crs")]
    [InlineData("""{"geometry":{"type":"Point","coordinates":[5.04,47.32]},"crs":{}}""", "geojson.crs")]
    [InlineData("""{"geometry":{"type":"Polygon","coordinates":[[[5,47],[5,"47"]]]}}""", "coordinates.unreadable")]
    [InlineData("""{"geometry":{"type":"Polygon","coordinates":[5,47]}}""", "coordinates.unreadable")]
    [InlineData("""{"geometry":{"type":"Polygon","coordinates":[]}}""", "coordinates.unreadable")]
    [InlineData("""{"geometry":{"type":"Circle","coordinates":[5,47]}}""", "coordinates.unreadable")]
    [InlineData("""{"geometry":{"type":"LineString","coordinates":[[5,1e999],[5,47]]}}""", "coordinates.unreadable")]
    [InlineData("""{"geometry":{"type":"Polygon","coordinates":[[[5,47],[6,47],[6,48],[5,47]]]}}""", "geometry.not-a-point")]
    [InlineData("""{"geometry":{"type":"LineString","coordinates":[[179.999,1],[-179.999,1]]}}""", "geometry.not-a-point")]
    [InlineData("""{"geometry":{"type":"Point","coordinates":[5]}}""", "coordinates.unreadable")]
    [InlineData("""{"geometry":{"type":"Point","coordinates":[5,147]}}""", "coordinates.range")]
    [InlineData("""{"geometry":7}""", "coordinates.unreadable")]
    public void ReadGeoJson_OfAFeature_TakesOnlyAPoint(string json, string? code)
    {
        using var document = RecordDocument.TryParse(System.Text.Encoding.UTF8.GetBytes(json), out _);

        var reading = Coordinates.ReadGeoJson(document!.Fields);

        Assert.Equal(code, reading.Issues.SingleOrDefault()?.Code);
        Assert.Equal(code is null, reading.Location is { Latitude: 47.32, Longitude: 5.04 });
    }

    [Theory]
    [InlineData("""{"type":"Polygon","coordinates":[[[5.000,47.000],[5.002,47.000],[5.002,47.002],[5.000,47.002],[5.000,47.000]]]}""")]
    [InlineData("""{"type":"Polygon","coordinates":[[[5.002,47.002,80],[5.000,47.002,80],[5.000,47.000,81],[5.002,47.000,81],[5.002,47.002,80]]]}""")]
    [InlineData("""{"type":"MultiPolygon","coordinates":[[[[5.000,47.000],[5.002,47.000]]],[[[5.002,47.002],[5.000,47.002]]]]}""")]
    [InlineData("""{"type":"MultiPoint","coordinates":[[5.001,47.001]]}""")]
    [InlineData("""{"type":"LineString","coordinates":[[5.000,47.001],[5.002,47.001]]}""")]
    [InlineData("""{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[5.000,47.000]},{"type":"LineString","coordinates":[[5.002,47.002],[5.001,47.001]]}]}""")]
    public void ReadGeoJson_OfASmallDrawing_GivesTheMeanAndSaysSo(string geometry)
    {
        using var document = RecordDocument.TryParse(System.Text.Encoding.UTF8.GetBytes($$"""{"geometry":{{geometry}}}"""), out _);

        var reading = Coordinates.ReadGeoJson(document!.Fields);

        Assert.Equal((47.001, 5.001), (reading.Location!.Latitude, reading.Location.Longitude));
        Assert.False(reading.Invalid);
        Assert.Equal(("geometry.not-a-point", Federation.Contracts.IssueSeverity.Info), (reading.Issues[0].Code, reading.Issues[0].Severity));
    }

    private static CoordinatesReading Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Coordinates.Read(new RecordFields(document.RootElement, ""), "lat", "lon", numbersExpected: true);
    }
}
