using System.Collections.Immutable;

namespace Federation.Cluster.Index.Segments;

/// <summary>A column of which each centre has no, one or several values out of few: services, networks, countries. Immutable.</summary>
internal sealed class TermColumn
{
    private const int MostMasked = 64;

    private readonly Numbering _numbering;

    /// <summary>A bit for each value of a centre, which answers without a look at its list; null where there are more values than bits.</summary>
    private readonly ulong[]? _masks;

    private TermColumn(Numbering numbering)
    {
        _numbering = numbering;
        if (numbering.Texts.Length > MostMasked) return;
        _masks = new ulong[numbering.Count];
        for (int centre = 0; centre < _masks.Length; centre++) _masks[centre] = MaskOf(numbering.Of(centre));
    }

    /// <summary>All values, in ordinal order.</summary>
    public string[] Terms => _numbering.Texts;

    /// <param name="rows">The values of each centre, each once.</param>
    public static TermColumn Of(IReadOnlyList<ImmutableArray<string>> rows) => new(Numbering.Of(rows, out _));

    public static TermColumn Together(Func<Segment, TermColumn> column, SegmentOrder order) => new(Numbering.Together([.. order.Segments.Select(segment => column(segment)._numbering)], order, out _));

    /// <summary>The value's number; -1 where no centre of the segment has it.</summary>
    public int NumberOf(string term) => _numbering.NumberOf(term);

    /// <summary>The numbers of the values that begin so: from the first up to, and without, the second.</summary>
    public (int From, int To) Beginning(string start) => _numbering.Beginning(start);

    /// <summary>A centre's values.</summary>
    public ImmutableArray<string> ValuesOf(int centre)
    {
        var values = ImmutableArray.CreateBuilder<string>();
        foreach (int term in Of(centre)) values.Add(Terms[term]);
        return values.DrainToImmutable();
    }

    /// <summary>The numbers of a centre's values, in order.</summary>
    public ReadOnlySpan<int> Of(int centre) => _numbering.Of(centre);

    /// <summary>Some values, to be asked for again and again.</summary>
    public TermSet SetOf(IEnumerable<string> terms)
    {
        int[] numbers = [.. terms.Select(NumberOf)];
        int[] known = Array.FindAll(numbers, number => number >= 0);
        return new TermSet(known, IsWhole: known.Length == numbers.Length, _masks is null ? 0 : MaskOf(known));
    }

    /// <summary>Whether the centre has each of these values.</summary>
    public bool HasAll(int centre, in TermSet set)
    {
        if (!set.IsWhole) return false;
        if (_masks is not null) return (_masks[centre] & set.Mask) == set.Mask;
        var own = Of(centre);
        foreach (int term in set.Terms)
        {
            if (!own.Contains(term)) return false;
        }

        return true;
    }

    /// <summary>Those of the centres that have each of these values, as they stood.</summary>
    public int[] WithAll(ReadOnlySpan<int> centres, in TermSet set)
    {
        var kept = new int[centres.Length];
        int count = 0;
        foreach (int centre in centres)
        {
            kept[count] = centre;
            if (HasAll(centre, set)) count++;
        }

        return kept.AsSpan(0, count).ToArray();
    }

    /// <summary>A bit for each value of each of these centres; null where there are more values than bits.</summary>
    public ulong[]? MasksOf(int[] centres) => _masks is null ? null : Array.ConvertAll(centres, centre => _masks[centre]);

    /// <summary>Whether the centre has one of these values.</summary>
    public bool HasAny(int centre, in TermSet set) => _masks is not null ? (_masks[centre] & set.Mask) != 0 : Of(centre).ContainsAny(set.Terms);

    /// <summary>Whether the centre has a value of these numbers.</summary>
    public bool HasBetween(int centre, int from, int to)
    {
        foreach (int term in Of(centre))
        {
            if (term >= from && term < to) return true;
        }

        return false;
    }

    /// <summary>The centres that have the value, in order.</summary>
    public ReadOnlySpan<int> With(int term) => _numbering.With(term, term + 1);

    private static ulong MaskOf(ReadOnlySpan<int> terms)
    {
        ulong mask = 0;
        foreach (int term in terms) mask |= 1UL << term;
        return mask;
    }
}
