using CsCheck;
using Federation.Adapters.Mapping.Places;
using Federation.Contracts;

namespace Federation.Adapters.Mapping.Tests.Places;

/// <summary>Grids are held against points that those who keep them publish, and against a second implementation.</summary>
public sealed class SystemsTests
{
    private const double MetresOfADegree = 111_195;

    // Clarke 1880 (IGN), and what Federation takes NTF to WGS 84 by, as IGN publishes it.
    private const double ClarkeAxis = 6378249.2;
    private const double ClarkeFlattening = 293.4660212936269;

    [Theory]

    // The definition of Lambert-93 and of the nine conic zones: where their grids begin (décret 2006-272).
    [InlineData("2154", 700_000, 6_600_000, 46.5, 3, 0.05)]
    [InlineData("3942", 1_700_000, 1_200_000, 42, 3, 0.05)]
    [InlineData("3945", 1_700_000, 4_200_000, 45, 3, 0.05)]
    [InlineData("3950", 1_700_000, 9_200_000, 50, 3, 0.05)]

    // swisstopo, "Formeln und Konstanten": the old observatory of Bern, and the example of its formulas.
    [InlineData("2056", 2_600_000, 1_200_000, 46.951082778, 7.438632500, 1)]
    [InlineData("2056", 2_700_000, 1_100_000, 46.044130556, 8.730497222, 2)]

    // NSGI, RDNAPTRANS: the tower of Amersfoort.
    [InlineData("28992", 155_000, 463_000, 52.155172897, 5.387203657, 1)]

    // Ordnance Survey, worked example of OSTN15: Caister Water Tower. Seven parameters are good to five metres.
    [InlineData("27700", 651_409.804, 313_177.450, 52.658007833, 1.716073973, 5)]

    // IOGP Guidance Note 7-2: popular visualisation pseudo-Mercator.
    [InlineData("3857", -11_169_055.58, 2_800_000, 24.381786944, -100.333333333, 0.05)]

    // Zones of UTM, by their definition: 500 km stand on the meridian, the equator is 0 or 10,000 km.
    [InlineData("32631", 500_000, 0, 0, 3, 0.05)]
    [InlineData("25832", 500_000, 0, 0, 9, 0.05)]
    [InlineData("2975", 500_000, 10_000_000, 0, 57, 0.05)]
    public void Place_PublishedPoint_IsMet(string code, double x, double y, double latitude, double longitude, double metres) =>
        AssertNear(Systems.Find("EPSG:" + code)!.Place(x, y), latitude, longitude, metres); // All are in the table.

    [Fact]
    public void Lambert93_AllOverFrance_IsIgnsOwnWayBack() => Gen.Select(Gen.Double[100_000, 1_200_000], Gen.Double[6_050_000, 7_100_000]).Sample((x, y) =>
    {
        var (latitude, longitude) = LambertOracle.Inverse(x, y, 0.725607765053267, 11754255.426096, 700_000, 12655612.049876, 3, 298.257222101);
        AssertNear(Systems.Find("2154")!.Place(x, y), latitude, longitude, 0.05);
    }, iter: 500);

    [Fact]
    public void LambertTwoExtended_AllOverFrance_IsIgnsOwnWayBack() => Gen.Select(Gen.Double[100_000, 1_000_000], Gen.Double[1_800_000, 2_600_000]).Sample((x, y) =>
    {
        var (ntfLatitude, ntfLongitude) = LambertOracle.Inverse(x, y, 0.7289686274, 11745793.39, 600_000, 8199695.768, 2.33722917, ClarkeFlattening);
        var (latitude, longitude) = LambertOracle.Shift(ntfLatitude, ntfLongitude, ClarkeAxis, ClarkeFlattening, [-168, -60, 320, 0, 0, 0, 0]);
        AssertNear(Systems.Find("27572")!.Place(x, y), latitude, longitude, 0.5);
    }, iter: 500);

    [Fact]
    public void BelgianLambert_ExampleOfTheIogp_IsMetAfterTheShift()
    {
        // Guidance Note 7-2: 50°40'46.461"N 5°48'26.533"E on Belge 1972 is E 251763.20, N 153034.13.
        var (latitude, longitude) = LambertOracle.Shift(50.679572500, 5.807370278, 6378388, 297, [-106.8686, 52.2978, -103.7239, 0.3366, -0.457, 1.8422, -1.2747]);

        AssertNear(Systems.Find("31370")!.Place(251_763.20, 153_034.13), latitude, longitude, 1);
    }

    [Fact]
    public void Place_AnyNumbers_IsAPlaceOfTheSystemOrNone() => Gen.Select(Choice.Of("2154", "27572", "3946", "31370", "2056", "27700", "28992", "3857", "32631", "2169"), Gen.Double, Gen.Double).Sample((code, x, y) =>
    {
        var system = Systems.Find(code)!;
        return system.Place(x, y) is not { } point || system.Use.Contains(point);
    });

    private static void AssertNear(GeoPoint? point, double latitude, double longitude, double metres)
    {
        Assert.NotNull(point);
        double north = (point.Latitude - latitude) * MetresOfADegree;
        double east = (point.Longitude - longitude) * MetresOfADegree * Math.Cos(latitude * Math.PI / 180);
        Assert.True(Math.Sqrt((north * north) + (east * east)) <= metres, $"{north:0.000} m north and {east:0.000} m east of where it should be.");
    }
}
