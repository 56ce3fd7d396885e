using Federation.Contracts;

namespace Federation.Adapters.Sdk;

/// <summary>
/// The positions of something drawn as a line or an area, and a point that stands for it: the mean of its positions, each counted once. That is
/// within the drawing's own size of any point of it, so it is only taken where that is small. Not thread safe.
/// </summary>
public sealed class Outline
{
    /// <summary>The widest drawing that a point may stand for, from corner to corner of the box around it: 1,000 metres.</summary>
    public const double MostMetres = 1_000;

    private const double MetresPerDegree = 111_195;

    private readonly HashSet<(double Latitude, double Longitude)> _positions = [];
    private double _south = double.MaxValue, _north = double.MinValue, _west = double.MaxValue, _east = double.MinValue;

    /// <summary>How many different positions there are.</summary>
    public int Count => _positions.Count;

    /// <summary>Adds a position. Both are decimal degrees on WGS 84.</summary>
    public void Add(GeoPoint position)
    {
        _positions.Add((position.Latitude, position.Longitude));
        (_south, _north) = (Math.Min(_south, position.Latitude), Math.Max(_north, position.Latitude));
        (_west, _east) = (Math.Min(_west, position.Longitude), Math.Max(_east, position.Longitude));
    }

    /// <summary>The point that stands for the drawing, rounded to 7 decimals (1 cm); null where there is no position, or it is too wide.</summary>
    public GeoPoint? Point()
    {
        if (Count == 0 || Metres() > MostMetres) return null;

        // Summed in one order, so that the same drawing gives the same point wherever it was begun.
        var ordered = _positions.Order().ToList();
        GeoPoint.TryCreate(Math.Round(ordered.Average(position => position.Latitude), 7), Math.Round(ordered.Average(position => position.Longitude), 7), out var point);
        return point;
    }

    /// <summary>The box's diagonal, in metres. Good to a few percent, on either side of the 180th meridian.</summary>
    private double Metres()
    {
        double latitude = (_north - _south) * MetresPerDegree;
        double longitude = (_east - _west) * MetresPerDegree * Math.Cos((_north + _south) / 2 * Math.PI / 180);
        return Math.Sqrt((latitude * latitude) + (longitude * longitude));
    }
}
