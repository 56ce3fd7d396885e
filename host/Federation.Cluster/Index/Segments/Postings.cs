using System.Collections.Frozen;

namespace Federation.Cluster.Index.Segments;

/// <summary>
/// Which centres have each of some numbered things: a list of them in order for what few have, a bit for every centre of the segment for what many have. Immutable.
/// </summary>
internal sealed class Postings
{
    /// <summary>From one in so many on, bits take less room than a list.</summary>
    private const int CentresPerListed = 32;

    /// <summary>In smaller segments everything is listed.</summary>
    private const int FewestForBits = 1_024;

    /// <summary>How many centres have what comes before each thing.</summary>
    private readonly int[] _counts;

    /// <summary>Where each thing's list begins; nothing is listed of those that have bits.</summary>
    private readonly int[] _starts;

    private readonly int[] _lists;
    private readonly FrozenDictionary<int, ulong[]> _bits;

    private Postings(int[] counts, int[] starts, int[] lists, FrozenDictionary<int, ulong[]> bits) => (_counts, _starts, _lists, _bits) = (counts, starts, lists, bits);

    /// <summary>The things of a centre: each of the numbers is a thing's, after a shift to the right.</summary>
    public delegate ReadOnlySpan<int> Row(int centre);

    /// <param name="things">How many things there are.</param>
    /// <param name="centres">How many centres there are.</param>
    /// <param name="shift">By how many bits numbers are shifted.</param>
    public static Postings Of(int things, int centres, Row row, int shift = 0)
    {
        var counts = new int[things + 1];
        for (int centre = 0; centre < centres; centre++)
        {
            foreach (int number in row(centre)) counts[(number >> shift) + 1]++;
        }

        var bits = new Dictionary<int, ulong[]>();
        var starts = new int[things + 1];
        for (int thing = 0; thing < things; thing++)
        {
            int count = counts[thing + 1];
            bool isCommon = centres >= FewestForBits && (long)count * CentresPerListed >= centres;
            if (isCommon) bits.Add(thing, new ulong[Bits.WordsFor(centres)]);
            starts[thing + 1] = starts[thing] + (isCommon ? 0 : count);
            counts[thing + 1] += counts[thing];
        }

        int[] next = [.. starts];
        var lists = new int[starts[things]];
        for (int centre = 0; centre < centres; centre++)
        {
            foreach (int number in row(centre))
            {
                int thing = number >> shift;
                if (starts[thing] < starts[thing + 1]) lists[next[thing]++] = centre;
                else bits[thing][centre >> 6] |= 1UL << (centre & 63);
            }
        }

        return new Postings(counts, starts, lists, bits.ToFrozenDictionary());
    }

    /// <summary>How many centres have a thing of these numbers; one counts again for each that it has.</summary>
    /// <param name="to">The first that is not among them.</param>
    public int Count(int from, int to) => _counts[to] - _counts[from];

    /// <summary>The centres that have this thing.</summary>
    public CentreSet With(int thing) => _bits.TryGetValue(thing, out ulong[]? bits) ? new CentreSet(bits, Count(thing, thing + 1)) : new CentreSet(_lists, _starts[thing], _starts[thing + 1]);

    /// <summary>Adds the centres that have a thing of these numbers to a set of bits.</summary>
    public void AddTo(Span<ulong> all, int from, int to)
    {
        foreach (int centre in _lists.AsSpan(_starts[from].._starts[to])) all[centre >> 6] |= 1UL << (centre & 63);
        foreach (int thing in CommonOf(from, to)) Bits.Or(all, _bits[thing]);
    }

    /// <summary>Whether a centre that stands in the view has a thing of these numbers.</summary>
    public bool AnyIn(SegmentView view, int from, int to)
    {
        foreach (int centre in _lists.AsSpan(_starts[from].._starts[to]))
        {
            if (view.Stands(centre)) return true;
        }

        foreach (int thing in CommonOf(from, to))
        {
            if (view.AnyOf(_bits[thing])) return true;
        }

        return false;
    }

    /// <summary>How many of the view's centres have this thing.</summary>
    public int CountIn(SegmentView view, int thing)
    {
        if (_bits.TryGetValue(thing, out ulong[]? bits)) return view.CountOf(bits);
        int count = 0;
        foreach (int centre in _lists.AsSpan(_starts[thing].._starts[thing + 1])) count += view.Stands(centre) ? 1 : 0;
        return count;
    }

    private IEnumerable<int> CommonOf(int from, int to) => _bits.Count <= to - from ? _bits.Keys.Where(thing => thing >= from && thing < to) : Enumerable.Range(from, to - from).Where(_bits.ContainsKey);
}
