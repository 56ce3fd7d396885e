namespace Federation.Cluster.Index.Segments;

/// <summary>Some centres of a segment, in order: a list, or a bit for each of the segment's. Immutable.</summary>
internal readonly struct CentreSet
{
    private readonly int[] _list;
    private readonly int _from, _to;
    private readonly ulong[]? _bits;

    /// <param name="list">Numbers in order and each once, of which those from the first to before the second place count.</param>
    public CentreSet(int[] list, int from, int to) => (_list, _from, _to, Count) = (list, from, to, to - from);

    /// <param name="bits">For every centre of the segment; there may be more.</param>
    /// <param name="count">How many are set, at most.</param>
    public CentreSet(ulong[] bits, int count) => (_list, _bits, Count) = ([], bits, count);

    /// <summary>How many there are, at most.</summary>
    public int Count { get; }

    public bool IsListed => _bits is null;

    /// <summary>The place in the list of the first that is not less than this number, looked for from a place on.</summary>
    /// <param name="place">What this gave for a lower number; 0 at first.</param>
    public int PlaceOf(int number, int place)
    {
        int low = _from + place, step = 1;
        // What comes next is near: steps that double find it sooner than halves of the whole list.
        while (low + step < _to && _list[low + step] < number) (low, step) = (low + step, step * 2);
        int high = Math.Min(low + step, _to);
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_list[middle] < number) low = middle + 1;
            else high = middle;
        }

        return low - _from;
    }

    /// <summary>The number at a place of the list; <see cref="int.MaxValue"/> past its end.</summary>
    public int At(int place) => _from + place < _to ? _list[_from + place] : int.MaxValue;

    /// <summary>Keeps of these words the centres that are in the set.</summary>
    /// <param name="first">Which of the segment's words the first of them is.</param>
    /// <param name="place">Of the list, as <see cref="PlaceOf"/>; goes on to the first of these words, and no further, for what is asked for next may begin in the last of them.</param>
    public void And(Span<ulong> words, int first, ref int place)
    {
        if (_bits is not null)
        {
            Bits.And(words, _bits.AsSpan(first));
            return;
        }

        place = PlaceOf(first << 6, place);
        int at = place;
        for (int word = 0; word < words.Length; word++)
        {
            ulong own = 0;
            for (; At(at) is var number && number >> 6 == first + word; at++) own |= 1UL << (number & 63);
            words[word] &= own;
        }
    }
}
