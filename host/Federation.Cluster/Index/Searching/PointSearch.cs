using System.Runtime.InteropServices;
using Federation.Cluster.Index.Segments;

namespace Federation.Cluster.Index.Searching;

/// <summary>Gathers the centres that a map shows each by itself. Pure and thread safe.</summary>
internal static class PointSearch
{
    /// <summary>A map from near has some hundreds.</summary>
    private const int UsualPoints = 512;

    /// <param name="most">How many points at most; 0 or more.</param>
    /// <param name="at">When levels have to be held.</param>
    /// <exception cref="OperationCanceledException">As with <see cref="SegmentMatches.MoveNext"/>.</exception>
    public static CentrePoints Run(SegmentStack stack, CentreQuery query, GeoBox box, int most, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var found = new List<CentrePoint>(Math.Min(most + 1, UsualPoints));
        int segments = 0;
        var question = new SegmentQuestion(query with { Box = box }, AskedWord.Of(query, stack.Views));
        foreach (var view in stack.Views)
        {
            using var conditions = question.For(view.Segment, cancellationToken);
            if (conditions is null) continue;
            int before = found.Count;
            var matches = new SegmentMatches(view, conditions, mayMissOne: false, cancellationToken);
            // Centres are numbered in the order of points: the first that fit are the first of the segment.
            while (found.Count - before <= most && matches.MoveNext())
            {
                ref readonly var row = ref view.Segment.Rows[matches.Centre];
                found.Add(new CentrePoint(new CentrePlace(view.Segment, matches.Centre), view.Segment.Ids[matches.Centre], row.Latitude, row.Longitude, view.Segment.Labels.LevelAt(matches.Centre, at.UtcTicks, axis: null)));
            }

            if (found.Count > before) segments++;
        }

        if (segments > 1) found.Sort((one, other) => KeyOf(one).CompareTo(KeyOf(other))); // those of one segment are in order already
        var first = CollectionsMarshal.AsSpan(found)[..Math.Min(most, found.Count)];
        return new CentrePoints(first.ToArray(), found.Count > most);
    }

    private static PlaceKey KeyOf(CentrePoint point) => PlaceKey.Of(point.Place.Segment.Rows[point.Place.Number], point.Id);
}
