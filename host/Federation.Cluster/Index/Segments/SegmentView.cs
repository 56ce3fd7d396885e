using System.Numerics;

namespace Federation.Cluster.Index.Segments;

/// <summary>A segment as one version of the index sees it: without the centres that have been struck out. Immutable.</summary>
internal sealed class SegmentView
{
    /// <summary>A bit for each centre, set while it stands.</summary>
    private readonly ulong[] _standing;

    private volatile StandingCounts? _counts;

    private SegmentView(Segment segment, ulong[] standing, int count) => (Segment, _standing, Count) = (segment, standing, count);

    public Segment Segment { get; }

    /// <summary>How many stand.</summary>
    public int Count { get; }

    /// <summary>What all of them are: counted when somebody asks.</summary>
    public StandingCounts Counts => _counts ??= new StandingCounts(this); // two who come first at once both count, and the same

    /// <summary>A bit for each centre of the segment, set where it stands.</summary>
    public ReadOnlySpan<ulong> Standing => _standing;

    public static SegmentView Whole(Segment segment)
    {
        var standing = new ulong[Bits.WordsFor(segment.Count)];
        Array.Fill(standing, ulong.MaxValue);
        if (segment.Count % 64 is > 0 and var rest) standing[^1] = (1UL << rest) - 1;
        return new SegmentView(segment, standing, segment.Count);
    }

    public bool Stands(int number) => (_standing[number >> 6] >> (number & 63) & 1) != 0;

    /// <summary>Whether one of these stands.</summary>
    public bool AnyOf(ReadOnlySpan<ulong> bits)
    {
        for (int word = 0; word < _standing.Length; word++)
        {
            if ((_standing[word] & bits[word]) != 0) return true;
        }

        return false;
    }

    /// <summary>How many of these stand.</summary>
    public int CountOf(ReadOnlySpan<ulong> bits)
    {
        int count = 0;
        for (int word = 0; word < _standing.Length; word++) count += BitOperations.PopCount(_standing[word] & bits[word]);
        return count;
    }

    /// <summary>Without these, which may have been struck out before.</summary>
    public SegmentView Without(IReadOnlyCollection<int> numbers)
    {
        if (numbers.Count == 0) return this;
        ulong[] standing = [.. _standing];
        foreach (int number in numbers) standing[number >> 6] &= ~(1UL << (number & 63));
        return new SegmentView(Segment, standing, standing.Sum(word => BitOperations.PopCount(word)));
    }

    /// <summary>Those that stand, in order of their numbers.</summary>
    public IEnumerable<int> Numbers() => Enumerable.Range(0, Segment.Count).Where(Stands);

    /// <summary>Those that stand, in order of names.</summary>
    public IEnumerable<int> NumbersByName() => Segment.Names.Numbers.Where(Stands);
}
