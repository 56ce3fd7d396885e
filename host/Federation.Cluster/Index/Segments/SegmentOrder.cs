namespace Federation.Cluster.Index.Segments;

/// <summary>The centres of several segments in one order: what a segment that is laid together from them is made by. Immutable.</summary>
/// <param name="Segments">Where they come from.</param>
/// <param name="Places">Each centre's segment, by its place among them, and its number there; by folded name and id.</param>
internal sealed record SegmentOrder(IReadOnlyList<Segment> Segments, (int Segment, int Number)[] Places)
{
    /// <param name="views">Only what stands in them is taken.</param>
    public static SegmentOrder Of(IReadOnlyList<SegmentView> views)
    {
        var places = new (int, int)[views.Sum(view => view.Count)];
        var heads = new PriorityQueue<int, IndexedCentre>(NameOrder.Instance);
        var numbers = views.Select(view => view.Numbers().GetEnumerator()).ToArray();
        for (int segment = 0; segment < numbers.Length; segment++) Push(segment);
        for (int at = 0; at < places.Length; at++)
        {
            int segment = heads.Dequeue();
            places[at] = (segment, numbers[segment].Current);
            Push(segment);
        }

        return new SegmentOrder([.. views.Select(view => view.Segment)], places);

        void Push(int segment)
        {
            if (numbers[segment].MoveNext()) heads.Enqueue(segment, views[segment].Segment.Centres[numbers[segment].Current]);
        }
    }

    /// <summary>A column in this order.</summary>
    public T[] Column<T>(Func<Segment, T[]> column)
    {
        var columns = Segments.Select(column).ToArray();
        var together = new T[Places.Length];
        for (int at = 0; at < together.Length; at++) together[at] = columns[Places[at].Segment][Places[at].Number];
        return together;
    }
}
