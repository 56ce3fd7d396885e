using System.Buffers;
using Federation.Cluster.Index.Segments;

namespace Federation.Cluster.Index.Searching;

/// <summary>The centres of a segment that are in several sets at once, for any part of the segment. Not thread safe.</summary>
internal sealed class SetIntersection : IDisposable
{
    private readonly int _centres;
    private readonly List<CentreSet> _sets = [];
    private readonly List<ulong[]> _rented = [];
    private int[] _places = [];

    /// <param name="centres">How many the segment has.</param>
    public SetIntersection(int centres) => (_centres, Most) = (centres, centres);

    /// <summary>No more than this many are in all of them.</summary>
    public int Most { get; private set; }

    /// <summary>Whether everything is in it, because no set was added.</summary>
    public bool IsWhole => _sets.Count == 0;

    /// <summary>Keeps the centres that have this thing.</summary>
    public void Add(Postings postings, int thing) => Add(thing < 0 ? new CentreSet([], 0, 0) : postings.With(thing));

    /// <summary>Keeps the centres that have one of these things.</summary>
    /// <param name="things">Each once.</param>
    public void Add(Postings postings, IReadOnlyList<NumberRange> things)
    {
        if (things is [{ Count: 1, From: var only }])
        {
            Add(postings, only);
            return;
        }

        int most = 0;
        foreach (var range in things) most += postings.Count(range.From, range.To);
        ulong[] bits = ArrayPool<ulong>.Shared.Rent(Bits.WordsFor(_centres));
        _rented.Add(bits);
        Array.Clear(bits);
        foreach (var range in things) postings.AddTo(bits, range.From, range.To);
        Add(new CentreSet(bits, most));
    }

    /// <summary>Nothing is added from here on, and parts are asked for, each once and in order.</summary>
    public void Begin()
    {
        _sets.Sort((one, other) => one.Count.CompareTo(other.Count));
        _places = new int[_sets.Count];
    }

    /// <summary>The first number from this one on that may be in it: what comes before is not.</summary>
    public int Next(int number)
    {
        if (_sets is not [{ IsListed: true } rarest, ..]) return number;
        _places[0] = rarest.PlaceOf(number, _places[0]);
        return rarest.At(_places[0]);
    }

    /// <summary>Keeps of these words what is in it.</summary>
    /// <param name="first">Which of the segment's words the first of them is.</param>
    /// <returns>False where nothing is left.</returns>
    public bool Keep(Span<ulong> words, int first)
    {
        for (int set = 0; set < _sets.Count; set++)
        {
            _sets[set].And(words, first, ref _places[set]);
            if (!words.ContainsAnyExcept(0UL)) return false;
        }

        return true;
    }

    public void Dispose()
    {
        foreach (ulong[] bits in _rented) ArrayPool<ulong>.Shared.Return(bits);
        _rented.Clear();
    }

    private void Add(CentreSet set)
    {
        _sets.Add(set);
        Most = Math.Min(Most, set.Count);
    }
}
