using Federation.Cluster.Centres;
using Federation.Cluster.Normalising.Hours;

namespace Federation.Cluster.Tests.Normalising.Hours;

public sealed class PlaceZoneTests
{
    [Theory]
    [InlineData("FR", "21000", null, null, "Europe/Paris")]
    [InlineData("FR", null, null, null, "Europe/Paris")]
    [InlineData("FR", "97400", null, null, "Indian/Reunion")]
    [InlineData("FR", "97110", 16.24, -61.53, "America/Guadeloupe")]
    [InlineData("PT", null, 38.72, -9.13, "Europe/Lisbon")]
    [InlineData("PT", null, 32.65, -16.91, "Atlantic/Madeira")]
    [InlineData("ES", null, 28.1, -15.4, "Atlantic/Canary")]
    [InlineData("US", null, 34.05, -118.24, "America/Los_Angeles")]
    [InlineData(null, null, 48.85, 2.35, "Europe/Paris")]
    [InlineData("ZZ", null, 48.85, 2.35, "Europe/Paris")]
    [InlineData("PT", null, null, null, null)]
    [InlineData("ZZ", null, null, null, null)]
    [InlineData(null, null, null, null, null)]
    public void Of_APlace_IsTheNearestZoneOfItsCountry(string? country, string? postcode, double? latitude, double? longitude, string? expected)
    {
        var point = latitude is { } north && longitude is { } east ? new Location(north, east) : null;

        Assert.Equal(expected, PlaceZone.Of(new Address { Country = country, PostalCode = postcode }, point)?.Id);
    }

    [Fact]
    public void Of_NoAddress_AsksThePoint() => Assert.Equal("Europe/Lisbon", PlaceZone.Of(null, new Location(38.72, -9.13))?.Id);
}
