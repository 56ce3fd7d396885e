using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Federation.Cluster.Index.Segments;

/// <summary>Sets of values, each kept once and numbered: of a million centres some ten have the same services, and nearly all the same networks. Immutable.</summary>
internal sealed class TermSets
{
    private readonly int[] _starts;
    private readonly int[] _terms;

    private TermSets(string[] terms, int[] starts, int[] numbers) => (Terms, _starts, _terms) = (terms, starts, numbers);

    /// <summary>All values, in ordinal order.</summary>
    public string[] Terms { get; }

    public int Count => _starts.Length - 1;

    /// <summary>The numbers of a set's values, in order.</summary>
    public ReadOnlySpan<int> this[int set] => _terms.AsSpan(_starts[set].._starts[set + 1]);

    /// <param name="rows">The values of each centre, each once.</param>
    /// <param name="setOf">The set that each has.</param>
    public static TermSets Of(IReadOnlyList<ImmutableArray<string>> rows, out int[] setOf)
    {
        var numbers = OrdinalTexts.Numbered(rows.SelectMany(row => row), out string[] terms);
        var sets = new Builder();
        setOf = new int[rows.Count];
        Span<int> row = stackalloc int[64];
        for (int at = 0; at < setOf.Length; at++)
        {
            var values = rows[at];
            var own = values.Length <= row.Length ? row[..values.Length] : new int[values.Length];
            for (int value = 0; value < own.Length; value++) own[value] = numbers[values[value]];
            own.Sort();
            setOf[at] = sets.Add(own);
        }

        return sets.Build(terms);
    }

    /// <summary>The sets of several segments.</summary>
    /// <param name="renumbered">Of each of them, the new number of each old set.</param>
    public static TermSets Together(IReadOnlyList<TermSets> all, out int[][] renumbered)
    {
        string[] terms = OrdinalTexts.Together([.. all.Select(sets => sets.Terms)], out int[][] newTerms);
        var together = new Builder();
        renumbered = [.. all.Select(sets => new int[sets.Count])];
        for (int segment = 0; segment < all.Count; segment++)
        {
            for (int set = 0; set < all[segment].Count; set++)
            {
                // Later values keep later numbers, so each set stays in order.
                int[] own = [.. all[segment][set]];
                for (int at = 0; at < own.Length; at++) own[at] = newTerms[segment][own[at]];
                renumbered[segment][set] = together.Add(own);
            }
        }

        return together.Build(terms);
    }

    /// <summary>The value's number; -1 where it is in no set.</summary>
    public int NumberOf(string term) => OrdinalTexts.NumberOf(Terms, term);

    public ImmutableArray<string> ValuesOf(int set)
    {
        var values = ImmutableArray.CreateBuilder<string>(this[set].Length);
        foreach (int term in this[set]) values.Add(Terms[term]);
        return values.MoveToImmutable();
    }

    /// <summary>Gathers sets, each once. Not thread safe.</summary>
    private sealed class Builder
    {
        private readonly Dictionary<int[], int> _known = new(new SetComparer());
        private readonly List<int> _starts = [0];
        private readonly List<int> _terms = [];

        /// <summary>The set's number.</summary>
        public int Add(ReadOnlySpan<int> set)
        {
            var known = _known.GetAlternateLookup<ReadOnlySpan<int>>();
            if (known.TryGetValue(set, out int number)) return number;
            known[set] = _known.Count;
            _terms.AddRange(set);
            _starts.Add(_terms.Count);
            return _known.Count - 1;
        }

        public TermSets Build(string[] terms) => new(terms, [.. _starts], [.. _terms]);
    }

    private sealed class SetComparer : IEqualityComparer<int[]>, IAlternateEqualityComparer<ReadOnlySpan<int>, int[]>
    {
        public bool Equals(int[]? x, int[]? y) => x.AsSpan().SequenceEqual(y);

        public bool Equals(ReadOnlySpan<int> alternate, int[] other) => alternate.SequenceEqual(other);

        public int GetHashCode([DisallowNull] int[] obj) => GetHashCode(obj.AsSpan());

        public int GetHashCode(ReadOnlySpan<int> alternate)
        {
            var hash = new HashCode();
            foreach (int term in alternate) hash.Add(term);
            return hash.ToHashCode();
        }

        public int[] Create(ReadOnlySpan<int> alternate) => alternate.ToArray();
    }
}
