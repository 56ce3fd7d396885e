using Federation.Contracts;

namespace Federation.Adapters.Sdk;

/// <summary>An area between two parallels and two meridians, in decimal degrees, edges included. It does not reach over the date line.</summary>
public sealed record GeoBox
{
    public required double South { get; init; }

    public required double West { get; init; }

    /// <summary>At least <see cref="South"/>; else nothing is inside.</summary>
    public required double North { get; init; }

    /// <summary>At least <see cref="West"/>; else nothing is inside.</summary>
    public required double East { get; init; }

    public bool Contains(GeoPoint point) =>
        point.Latitude >= South && point.Latitude <= North && point.Longitude >= West && point.Longitude <= East;
}
