using Federation.Cluster.Index.Segments;

namespace Federation.Cluster.Index;

/// <summary>
/// Where a centre stands in the index. As long as it stands at one place, nothing has changed about it and its label: whatever was made of both may be kept under the place.
/// </summary>
public readonly record struct CentrePlace
{
    internal CentrePlace(Segment segment, int number) => (Segment, Number) = (segment, number);

    /// <summary>A part of the index: compared by reference, and collected once no version of the index has it.</summary>
    public object Part => Segment;

    /// <summary>From 0 up, below <see cref="PartSize"/>.</summary>
    public int Number { get; }

    public int PartSize => Segment.Count;

    public IndexedCentre Centre => Segment.Centres[Number];

    internal Segment Segment { get; }
}
