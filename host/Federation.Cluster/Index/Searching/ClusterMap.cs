using System.Runtime.InteropServices;
using Federation.Cluster.Centres;
using Federation.Cluster.Index.Segments;

namespace Federation.Cluster.Index.Searching;

/// <summary>Gathers what a map shows. Pure and thread safe.</summary>
internal static class ClusterMap
{
    /// <returns>One for each square with any centre, from north to south and from west to east.</returns>
    /// <exception cref="OperationCanceledException">As with <see cref="SegmentWalk.Run"/>.</exception>
    public static IReadOnlyList<CentreCluster> Run(SegmentStack stack, CentreQuery query, MapView map, CancellationToken cancellationToken)
    {
        var squares = new Dictionary<(int Row, int Column), Square>();
        var walk = new SegmentWalk(query with { Box = map.Box }, AskedWord.Of(query, stack.Views));
        foreach (var view in stack.Views) walk.Run(view, (in SegmentWalk.Met met) => Visit(view.Segment, met.Centre, met.Missed), from: 0, cancellationToken);
        return [.. squares.OrderBy(square => square.Key).Select(square => square.Value.ToCluster())];

        bool Visit(Segment segment, int centre, Choices missed)
        {
            if (missed != Choices.None || segment.Places[centre] is not { } place) return true;
            var (column, row) = map.SquareOf(place.Latitude, place.Longitude);
            CollectionsMarshal.GetValueRefOrAddDefault(squares, (row, column), out _).Add(new CentrePlace(segment, centre), place);
            return true;
        }
    }

    private struct Square
    {
        private int _count;
        private double _latitudes, _longitudes, _south, _west, _north, _east;
        private CentrePlace? _first;

        public void Add(CentrePlace centre, Location place)
        {
            (_south, _north) = _count == 0 ? (place.Latitude, place.Latitude) : (Math.Min(_south, place.Latitude), Math.Max(_north, place.Latitude));
            (_west, _east) = _count == 0 ? (place.Longitude, place.Longitude) : (Math.Min(_west, place.Longitude), Math.Max(_east, place.Longitude));
            _count++;
            _latitudes += place.Latitude;
            _longitudes += place.Longitude;
            _first ??= centre;
        }

        public readonly CentreCluster ToCluster() =>
            new(_count, new Location(_latitudes / _count, _longitudes / _count), new GeoBox(_south, _west, _north, _east), _count == 1 ? _first : null);
    }
}
