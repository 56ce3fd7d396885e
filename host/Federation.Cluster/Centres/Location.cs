using System.Globalization;

namespace Federation.Cluster.Centres;

/// <summary>A point on WGS 84 in decimal degrees, rounded to six decimals (0.11 m), so that the text of a number does not count as a change.</summary>
[GenerateSerializer, Immutable, Alias("location")]
public sealed record Location
{
    /// <summary>Mean radius of the earth (IUGG, R1), in metres.</summary>
    private const double EarthRadius = 6_371_008.7714;

    public Location(double latitude, double longitude)
    {
        // Adding zero turns -0 into 0: the two are equal but print differently.
        Latitude = Math.Round(latitude, 6) + 0.0;
        Longitude = Math.Round(longitude, 6) + 0.0;
    }

    [Id(0)]
    public double Latitude { get; }

    [Id(1)]
    public double Longitude { get; }

    /// <summary>Great-circle distance in metres on a sphere (haversine formula, R. W. Sinnott, 1984); within 0.6 % of the ellipsoid's.</summary>
    public double DistanceTo(Location other) => DistanceTo(other.Latitude, other.Longitude);

    /// <summary>The same to a place in degrees.</summary>
    internal double DistanceTo(double latitude, double longitude)
    {
        double latitudeSine = Math.Sin(double.DegreesToRadians(latitude - Latitude) / 2);
        double longitudeSine = Math.Sin(double.DegreesToRadians(longitude - Longitude) / 2);
        double chord = (latitudeSine * latitudeSine) + (Math.Cos(double.DegreesToRadians(Latitude)) * Math.Cos(double.DegreesToRadians(latitude)) * longitudeSine * longitudeSine);
        return 2 * EarthRadius * Math.Asin(Math.Min(1, Math.Sqrt(chord)));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Latitude:0.######}, {Longitude:0.######}");
}
