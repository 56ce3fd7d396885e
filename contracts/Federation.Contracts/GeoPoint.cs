using System.Diagnostics.CodeAnalysis;

namespace Federation.Contracts;

/// <summary>A point on WGS 84, in decimal degrees. Latitude -90 to 90, longitude -180 to 180, both inclusive; never NaN.</summary>
public sealed record GeoPoint
{
    private GeoPoint(double latitude, double longitude)
    {
        Latitude = latitude;
        Longitude = longitude;
    }

    public double Latitude { get; }

    public double Longitude { get; }

    /// <summary>False when either value is outside its range or not a number.</summary>
    public static bool TryCreate(double latitude, double longitude, [NotNullWhen(true)] out GeoPoint? point)
    {
        point = latitude is >= -90 and <= 90 && longitude is >= -180 and <= 180 ? new GeoPoint(latitude, longitude) : null;
        return point is not null;
    }
}
