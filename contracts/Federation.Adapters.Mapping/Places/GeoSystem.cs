using Federation.Adapters.Sdk;
using Federation.Contracts;
using ProjNet.CoordinateSystems;
using ProjNet.CoordinateSystems.Transformations;

namespace Federation.Adapters.Mapping.Places;

/// <summary>One system of coordinates. Thread safe.</summary>
internal sealed class GeoSystem
{
    // No system here reaches farther; what is beyond is no coordinate of it.
    private const double Farthest = 1e8;
    private const int Decimals = 7;

    private readonly Lazy<MathTransform>? _toDegrees;
    private readonly Lock _turn = new();

    /// <param name="wkt">Null for degrees on WGS 84.</param>
    /// <param name="use">Where it is used; what comes out elsewhere is no place of it.</param>
    public GeoSystem(string code, string? wkt, GeoBox use)
    {
        Code = code;
        Use = use;
        if (wkt is not null) _toDegrees = new Lazy<MathTransform>(() => new CoordinateTransformationFactory().CreateFromCoordinateSystems(new CoordinateSystemFactory().CreateFromWkt(wkt), GeographicCoordinateSystem.WGS84).MathTransform);
    }

    /// <summary>The EPSG code's digits.</summary>
    public string Code { get; }

    public GeoBox Use { get; }

    public bool IsDegrees => _toDegrees is null;

    /// <summary>The place of an easting and a northing (of degrees: longitude and latitude), to 1 cm; null where there is none within the system's use.</summary>
    public GeoPoint? Place(double x, double y)
    {
        if (!double.IsFinite(x) || !double.IsFinite(y) || Math.Abs(x) > Farthest || Math.Abs(y) > Farthest) return null;
        if (_toDegrees is null) return Point(y, x);
        try
        {
            lock (_turn)
            {
                var (east, north) = _toDegrees.Value.Transform(x, y);
                return Point(Math.Round(north, Decimals), Math.Round(east, Decimals));
            }
        }
        catch (Exception failure) when (failure is ArgumentException or ArithmeticException or InvalidOperationException)
        {
            // How the library says that its iteration came to no place.
            return null;
        }
    }

    private GeoPoint? Point(double north, double east) => GeoPoint.TryCreate(north, east, out var point) && Use.Contains(point) ? point : null;
}
