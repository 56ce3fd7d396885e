using System.Runtime.InteropServices;
using Federation.Cluster.Centres;
using Federation.Cluster.Index.Segments;

namespace Federation.Cluster.Index.Searching;

/// <summary>Gathers the centres that a map shows each by itself. Pure and thread safe.</summary>
internal static class PointSearch
{
    /// <param name="most">How many points at most; 0 or more.</param>
    /// <param name="at">When levels have to be held.</param>
    /// <exception cref="OperationCanceledException">As with <see cref="SegmentWalk.Run"/>.</exception>
    public static CentrePoints Run(SegmentStack stack, CentreQuery query, GeoBox box, int most, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var found = new List<(Location Place, CentrePoint Point)>();
        var walk = new SegmentWalk(query with { Box = box }, AskedWord.Of(query, stack.Views));
        foreach (var view in stack.Views) walk.Run(view, (in SegmentWalk.Met met) => Visit(view.Segment, met.Centre, met.Missed), from: 0, cancellationToken);
        found.Sort((one, other) => PlaceOrder.Compare(one.Place, other.Place) is not 0 and var order ? order : one.Point.Id.CompareTo(other.Point.Id));
        var first = CollectionsMarshal.AsSpan(found)[..Math.Min(most, found.Count)];
        var points = new CentrePoint[first.Length];
        for (int point = 0; point < points.Length; point++) points[point] = first[point].Point;
        return new CentrePoints(points, found.Count > most);

        bool Visit(Segment segment, int centre, Choices missed)
        {
            if (missed != Choices.None || segment.Places[centre] is not { } place) return true;
            found.Add((place, new CentrePoint(segment.Centres[centre].Id, place.Latitude, place.Longitude, segment.Labels[centre].LevelAt(at.UtcTicks, axis: null))));
            return true;
        }
    }
}
