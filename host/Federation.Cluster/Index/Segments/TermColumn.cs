using System.Collections.Immutable;

namespace Federation.Cluster.Index.Segments;

/// <summary>A column of which each centre has no, one or several values out of few: services, networks, countries. Immutable.</summary>
internal sealed class TermColumn
{
    private readonly Numbering _numbering;

    private TermColumn(Numbering numbering) => _numbering = numbering;

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

    /// <summary>Whether the centre has each of these values.</summary>
    public bool HasAll(int centre, ReadOnlySpan<int> terms)
    {
        var own = Of(centre);
        foreach (int term in terms)
        {
            if (!own.Contains(term)) return false;
        }

        return true;
    }

    /// <summary>Whether the centre has one of these values.</summary>
    public bool HasAny(int centre, ReadOnlySpan<int> terms) => Of(centre).ContainsAny(terms);

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
}
