using System.Collections.Immutable;

namespace Federation.Cluster.Index.Segments;

/// <summary>A column of which each centre has no, one or several values out of few: services, postcodes. Centres with the same values share them. Immutable.</summary>
internal sealed class TermColumn
{
    private const int MostMasked = 64;

    private readonly TermSets _sets;
    private readonly int[] _setOf;

    private TermColumn(TermSets sets, int[] setOf)
    {
        _sets = sets;
        _setOf = setOf;
        Postings = Postings.Of(sets.Terms.Length, setOf.Length, Of);
    }

    /// <summary>All values, in ordinal order.</summary>
    public string[] Terms => _sets.Terms;

    public Postings Postings { get; }

    /// <summary>Whether a mask has a bit for each value.</summary>
    public bool HasMasks => Terms.Length <= MostMasked;

    /// <param name="rows">The values of each centre, each once.</param>
    public static TermColumn Of(IReadOnlyList<ImmutableArray<string>> rows)
    {
        var sets = TermSets.Of(rows, out int[] setOf);
        return new TermColumn(sets, setOf);
    }

    public static TermColumn Together(Func<Segment, TermColumn> column, SegmentOrder order)
    {
        var sets = TermSets.Together([.. order.Segments.Select(segment => column(segment)._sets)], out int[][] renumbered);
        return new TermColumn(sets, order.Column(segment => column(segment)._setOf, (set, segment) => renumbered[segment][set]));
    }

    /// <summary>The value's number; -1 where no centre of the segment has it.</summary>
    public int NumberOf(string term) => _sets.NumberOf(term);

    /// <summary>The numbers of the values that begin so: from the first up to, and without, the second.</summary>
    public (int From, int To) Beginning(string start) => OrdinalTexts.Beginning(Terms, start);

    /// <summary>A centre's values.</summary>
    public ImmutableArray<string> ValuesOf(int centre) => _sets.ValuesOf(_setOf[centre]);

    /// <summary>The numbers of a centre's values, in order.</summary>
    public ReadOnlySpan<int> Of(int centre) => _sets[_setOf[centre]];

    /// <summary>A bit for each of a centre's values; 0 where there are more values than bits.</summary>
    public ulong MaskOf(int centre) => HasMasks ? MaskOf(Of(centre)) : 0;

    /// <summary>A bit for each of these values.</summary>
    public static ulong MaskOf(ReadOnlySpan<int> terms)
    {
        ulong mask = 0;
        foreach (int term in terms) mask |= 1UL << term;
        return mask;
    }
}
