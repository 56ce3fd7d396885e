using Federation.Cluster.Centres;

namespace Federation.Cluster.Tests.Centres;

public sealed class LocationTests
{
    // Halves, quarters and sixths of a great circle, which are pi times the radius, and half and a third of that.
    [Theory]
    [InlineData(0, 0, 0, 90, 10_007_557)]
    [InlineData(0, 0, 90, 0, 10_007_557)]
    [InlineData(0, 0, 0, 180, 20_015_115)]
    [InlineData(60, 0, 60, 180, 6_671_705)]
    [InlineData(-90, 12, 90, -70, 20_015_115)]
    [InlineData(47, 5, 47, 5, 0)]
    public void DistanceTo_AnotherPlace_IsAlongTheSphere(double latitude, double longitude, double otherLatitude, double otherLongitude, double metres)
    {
        var (one, other) = (new Location(latitude, longitude), new Location(otherLatitude, otherLongitude));

        Assert.Equal(metres, one.DistanceTo(other), 1.0);
        Assert.Equal(one.DistanceTo(other), other.DistanceTo(one), 1e-6);
    }

    [Fact]
    public void ToString_OfZerosBelowZero_HasNoSign() => Assert.Equal("0, 0", new Location(-0.0000001, -0.0).ToString());
}
