using System.Runtime.InteropServices;
using Federation.Cluster.Centres;
using Federation.Cluster.Index.Segments;

namespace Federation.Cluster.Index.Searching;

/// <summary>Gathers what a map shows. Pure and thread safe.</summary>
internal static class ClusterMap
{
    /// <returns>One for each square with any centre, from north to south and from west to east.</returns>
    /// <exception cref="OperationCanceledException">As with <see cref="SegmentMatches.MoveNext"/>.</exception>
    public static IReadOnlyList<CentreCluster> Run(SegmentStack stack, CentreQuery query, MapView map, CancellationToken cancellationToken)
    {
        var squares = new Dictionary<(int Row, int Column), Square>();
        var question = new SegmentQuestion(query with { Box = map.Box }, AskedWord.Of(query, stack.Views));
        foreach (var view in stack.Views)
        {
            using var conditions = question.For(view.Segment, cancellationToken);
            if (conditions is null) continue;
            var matches = new SegmentMatches(view, conditions, mayMissOne: false, cancellationToken);
            while (matches.MoveNext())
            {
                ref readonly var row = ref view.Segment.Rows[matches.Centre];
                var (column, line) = map.SquareOf(row.Latitude, row.Longitude);
                CollectionsMarshal.GetValueRefOrAddDefault(squares, (line, column), out _).Add(new CentrePlace(view.Segment, matches.Centre), row.Latitude, row.Longitude);
            }
        }

        return [.. squares.OrderBy(square => square.Key).Select(square => square.Value.ToCluster())];
    }

    private struct Square
    {
        private int _count;
        private double _latitudes, _longitudes, _south, _west, _north, _east;
        private CentrePlace _first;

        public void Add(CentrePlace centre, double latitude, double longitude)
        {
            if (_count == 0) _first = centre;
            (_south, _north) = _count == 0 ? (latitude, latitude) : (Math.Min(_south, latitude), Math.Max(_north, latitude));
            (_west, _east) = _count == 0 ? (longitude, longitude) : (Math.Min(_west, longitude), Math.Max(_east, longitude));
            _count++;
            _latitudes += latitude;
            _longitudes += longitude;
        }

        public readonly CentreCluster ToCluster() =>
            new(_count, new Location(_latitudes / _count, _longitudes / _count), new GeoBox(_south, _west, _north, _east), _count == 1 ? _first : null);
    }
}
