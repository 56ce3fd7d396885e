using System.Numerics;

namespace Federation.Cluster.Index.Segments;

/// <summary>A segment as one version of the index sees it: without the centres that have been struck out. Immutable.</summary>
internal sealed class SegmentView
{
    /// <summary>A bit for each centre, set while it stands.</summary>
    private readonly ulong[] _standing;

    private SegmentView(Segment segment, ulong[] standing, int count) => (Segment, _standing, Count) = (segment, standing, count);

    public Segment Segment { get; }

    /// <summary>How many stand.</summary>
    public int Count { get; }

    public static SegmentView Whole(Segment segment)
    {
        var standing = new ulong[(segment.Count + 63) / 64];
        Array.Fill(standing, ulong.MaxValue);
        if (segment.Count % 64 is > 0 and var rest) standing[^1] = (1UL << rest) - 1;
        return new SegmentView(segment, standing, segment.Count);
    }

    public bool Stands(int number) => (_standing[number >> 6] >> (number & 63) & 1) != 0;

    /// <summary>Without these, which may have been struck out before.</summary>
    public SegmentView Without(IReadOnlyCollection<int> numbers)
    {
        if (numbers.Count == 0) return this;
        ulong[] standing = [.. _standing];
        foreach (int number in numbers) standing[number >> 6] &= ~(1UL << (number & 63));
        return new SegmentView(Segment, standing, standing.Sum(word => BitOperations.PopCount(word)));
    }

    /// <summary>Those that stand, in order.</summary>
    public IEnumerable<int> Numbers()
    {
        for (int word = 0; word < _standing.Length; word++)
        {
            for (ulong left = _standing[word]; left != 0; left &= left - 1) yield return (word << 6) + BitOperations.TrailingZeroCount(left);
        }
    }
}
