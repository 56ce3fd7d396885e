namespace Federation.Cluster.Index.Segments;

/// <summary>The centres of several segments in one order: what a segment that is laid together from them is made by. Immutable.</summary>
/// <param name="Segments">Where they come from.</param>
/// <param name="Places">Each centre's segment, by its place among them, and its number there; in order of <see cref="PlaceKey"/>.</param>
internal sealed record SegmentOrder(IReadOnlyList<Segment> Segments, (int Segment, int Number)[] Places)
{
    /// <param name="views">Only what stands in them is taken.</param>
    public static SegmentOrder Of(IReadOnlyList<SegmentView> views)
    {
        Segment[] segments = [.. views.Select(view => view.Segment)];
        var numbers = views.Select((view, segment) => view.Numbers().Select(number => (Segment: segment, Number: number)));
        return new SegmentOrder(segments, [.. Merge.InOrder(numbers, place => PlaceKey.Of(segments[place.Segment].Rows[place.Number], segments[place.Segment].Ids[place.Number]), Comparer<PlaceKey>.Default)]);
    }

    /// <summary>A column in this order.</summary>
    public T[] Column<T>(Func<Segment, T[]> column) => Column(column, (value, _) => value);

    /// <summary>A column in this order, of values that are others for each segment.</summary>
    /// <param name="translate">Takes a value and its segment's place.</param>
    public T[] Column<T>(Func<Segment, T[]> column, Func<T, int, T> translate)
    {
        var columns = Segments.Select(column).ToArray();
        var together = new T[Places.Length];
        for (int at = 0; at < together.Length; at++)
        {
            var (segment, number) = Places[at];
            together[at] = translate(columns[segment][number], segment);
        }

        return together;
    }

    /// <summary>For each segment, which number each of its centres gets; -1 for one that is not taken.</summary>
    public int[][] NewNumbers()
    {
        int[][] numbers = [.. Segments.Select(segment => new int[segment.Count])];
        foreach (int[] segment in numbers) Array.Fill(segment, -1);
        for (int at = 0; at < Places.Length; at++) numbers[Places[at].Segment][Places[at].Number] = at;
        return numbers;
    }
}
