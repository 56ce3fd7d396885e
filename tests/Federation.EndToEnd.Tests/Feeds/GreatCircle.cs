namespace Federation.EndToEnd.Tests.Feeds;

/// <summary>Distances by the haversine formula on a sphere of the earth's mean radius, 6371.0088 km (IUGG).</summary>
internal static class GreatCircle
{
    private const double RadiusKm = 6371.0088;

    public static double Km(double latitude, double longitude, double otherLatitude, double otherLongitude)
    {
        double north = Math.Sin(double.DegreesToRadians(otherLatitude - latitude) / 2);
        double east = Math.Sin(double.DegreesToRadians(otherLongitude - longitude) / 2);
        double half = (north * north) + (Math.Cos(double.DegreesToRadians(latitude)) * Math.Cos(double.DegreesToRadians(otherLatitude)) * east * east);
        return 2 * RadiusKm * Math.Asin(Math.Sqrt(half));
    }
}
