namespace Federation.Cluster.Index.Segments;

/// <summary>Where each centre of a segment stands in a list by folded name and id: two ranks are compared instead of two names. Immutable.</summary>
internal sealed class NameColumn
{
    private readonly IndexedCentre[] _centres;

    private NameColumn(IndexedCentre[] centres, int[] numbers)
    {
        _centres = centres;
        Numbers = numbers;
        Ranks = new int[numbers.Length];
        for (int rank = 0; rank < numbers.Length; rank++) Ranks[numbers[rank]] = rank;
    }

    /// <summary>Of each centre, by number: 0 comes first.</summary>
    public int[] Ranks { get; }

    /// <summary>The centres' numbers, by rank.</summary>
    public int[] Numbers { get; }

    /// <param name="centres">By number. Kept, not copied.</param>
    public static NameColumn Of(IndexedCentre[] centres)
    {
        int[] numbers = [.. Enumerable.Range(0, centres.Length)];
        Array.Sort((IndexedCentre[])centres.Clone(), numbers, NameOrder.Instance);
        return new NameColumn(centres, numbers);
    }

    /// <param name="centres">By number, in the new order. Kept, not copied.</param>
    public static NameColumn Together(IndexedCentre[] centres, SegmentOrder order)
    {
        var newNumbers = order.NewNumbers();
        var names = order.Segments.Select((segment, at) => segment.Names.Numbers.Select(number => newNumbers[at][number]).Where(number => number >= 0)).ToList();
        return new NameColumn(centres, [.. Merge.InOrder(names, number => centres[number], NameOrder.Instance)]);
    }

    /// <summary>How many come before this place in a list by name, or stand at it.</summary>
    public int CountUpTo(PageCursor place) => Bound(place, isAfter: true);

    /// <summary>How many come before it.</summary>
    public int CountBefore(PageCursor place) => Bound(place, isAfter: false);

    private int Bound(PageCursor place, bool isAfter)
    {
        int low = 0, high = Numbers.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            var centre = _centres[Numbers[middle]];
            int order = string.CompareOrdinal(centre.SortName, place.SortName);
            if (order == 0) order = centre.Id.CompareTo(place.Id);
            if (order < 0 || (isAfter && order == 0)) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
