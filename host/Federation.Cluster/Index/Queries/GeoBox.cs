using Federation.Cluster.Centres;

namespace Federation.Cluster.Index;

/// <summary>
/// A box of degrees, all sides inclusive. West of 180 and east of -180 it goes across the antimeridian: then <see cref="West"/> is
/// greater than <see cref="East"/>.
/// </summary>
public readonly record struct GeoBox(double South, double West, double North, double East)
{
    /// <summary>Metres in a degree of latitude on the sphere that <see cref="Location.DistanceTo(Location)"/> uses.</summary>
    private const double MetresPerDegree = 111_195.08;

    /// <summary>Latitudes within -90 to 90 and in order, longitudes within -180 to 180.</summary>
    public bool IsValid => South is >= -90 and <= 90 && North is >= -90 and <= 90 && South <= North && West is >= -180 and <= 180 && East is >= -180 and <= 180;

    public bool Contains(Location location) =>
        location.Latitude >= South && location.Latitude <= North
        && (West <= East ? location.Longitude >= West && location.Longitude <= East : location.Longitude >= West || location.Longitude <= East);

    /// <summary>The smallest box that holds every point within the radius (metres), all longitudes near a pole.</summary>
    public static GeoBox Around(Location centre, double radius)
    {
        double latitudes = radius / MetresPerDegree * 1.001;
        double south = Math.Max(-90, centre.Latitude - latitudes), north = Math.Min(90, centre.Latitude + latitudes);
        if (south <= -90 || north >= 90) return new GeoBox(south, -180, north, 180);
        // The widest parallel that the circle touches has this half width (J. P. Snyder, Map Projections, 1987, eq. 5-3).
        double sine = Math.Sin(double.DegreesToRadians(latitudes)) / Math.Cos(double.DegreesToRadians(centre.Latitude));
        if (sine >= 1) return new GeoBox(south, -180, north, 180);
        double longitudes = double.RadiansToDegrees(Math.Asin(sine));
        return longitudes >= 180 ? new GeoBox(south, -180, north, 180) : new GeoBox(south, Wrap(centre.Longitude - longitudes), north, Wrap(centre.Longitude + longitudes));
    }

    private static double Wrap(double longitude) => longitude < -180 ? longitude + 360 : longitude > 180 ? longitude - 360 : longitude;
}
