using System.Collections.Immutable;

namespace Federation.Cluster.Index.Segments;

/// <summary>
/// A column of which each centre has no, one or several values out of few: services, networks, countries. Values are numbered in ordinal order; each centre's numbers lie side by side, and each value has its
/// centres in order. Immutable.
/// </summary>
internal sealed class TermColumn
{
    private readonly int[] _starts;
    private readonly int[] _terms;
    private readonly int[] _postingStarts;
    private readonly int[] _postings;

    /// <param name="rows">The values of each centre; one that is there twice counts once.</param>
    public TermColumn(IReadOnlyList<ImmutableArray<string>> rows)
    {
        Terms = [.. rows.SelectMany(row => row.AsEnumerable()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var numbers = Terms.Index().ToDictionary(term => term.Item, term => term.Index, StringComparer.Ordinal);
        _starts = new int[rows.Count + 1];
        var terms = new List<int>();
        for (int centre = 0; centre < rows.Count; centre++)
        {
            terms.AddRange(rows[centre].Select(term => numbers[term]).Distinct().Order());
            _starts[centre + 1] = terms.Count;
        }

        _terms = [.. terms];
        (_postingStarts, _postings) = Postings.Of(_starts, _terms, Terms.Length);
    }

    public string[] Terms { get; }

    /// <summary>The value's number; -1 where no centre of the segment has it.</summary>
    public int NumberOf(string term) => Math.Max(-1, Array.BinarySearch(Terms, term, StringComparer.Ordinal));

    /// <summary>The numbers of the values that begin so: from the first up to, and without, the second.</summary>
    public (int From, int To) Beginning(string start) => SortedTexts.Beginning(Terms, start);

    /// <summary>A centre's values.</summary>
    public ImmutableArray<string> ValuesOf(int centre)
    {
        var values = ImmutableArray.CreateBuilder<string>();
        foreach (int term in Of(centre)) values.Add(Terms[term]);
        return values.DrainToImmutable();
    }

    /// <summary>The numbers of a centre's values, in order.</summary>
    public ReadOnlySpan<int> Of(int centre) => _terms.AsSpan(_starts[centre].._starts[centre + 1]);

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
    public ReadOnlySpan<int> With(int term) => _postings.AsSpan(_postingStarts[term].._postingStarts[term + 1]);
}
