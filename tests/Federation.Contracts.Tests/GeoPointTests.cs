using CsCheck;

namespace Federation.Contracts.Tests;

public sealed class GeoPointTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(-90, -180)]
    [InlineData(90, 180)]
    [InlineData(47.322, 5.041)]
    public void TryCreate_WithinBounds_KeepsBothValues(double latitude, double longitude)
    {
        Assert.True(GeoPoint.TryCreate(latitude, longitude, out var point));
        Assert.Equal(latitude, point.Latitude);
        Assert.Equal(longitude, point.Longitude);
    }

    [Theory]
    [InlineData(47.3, 913)]
    [InlineData(90.0000001, 0)]
    [InlineData(-90.0000001, 0)]
    [InlineData(0, 180.0000001)]
    [InlineData(0, -180.0000001)]
    [InlineData(double.NaN, 0)]
    [InlineData(0, double.NaN)]
    [InlineData(double.PositiveInfinity, 0)]
    [InlineData(0, double.NegativeInfinity)]
    public void TryCreate_OutOfBounds_IsRefused(double latitude, double longitude)
    {
        Assert.False(GeoPoint.TryCreate(latitude, longitude, out var point));
        Assert.Null(point);
    }

    [Fact]
    public void TryCreate_AnyNumbers_SucceedsExactlyOnTheGlobe() =>
        Gen.Select(Gen.Double, Gen.Double).Sample((latitude, longitude) =>
            GeoPoint.TryCreate(latitude, longitude, out _) == (Math.Abs(latitude) <= 90 && Math.Abs(longitude) <= 180));

    [Fact]
    public void Equality_SameDegrees_IsByValue()
    {
        GeoPoint.TryCreate(47.322, 5.041, out var one);
        GeoPoint.TryCreate(47.322, 5.041, out var other);
        GeoPoint.TryCreate(5.041, 47.322, out var swapped);

        Assert.Equal(one, other);
        Assert.NotEqual(one, swapped);
    }
}
