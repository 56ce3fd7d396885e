using System.Numerics;
using Federation.Cluster.Index.Segments;

namespace Federation.Cluster.Index.Searching;

/// <summary>Walks through the centres of a segment that meet a query, in order of their numbers: a thousand at a time are held against all sets at once, and what is left of them is looked at one by one. Not thread safe.</summary>
internal struct SegmentMatches
{
    /// <summary>Words of 64 centres.</summary>
    private const int WordsAtOnce = 16;

    private readonly SegmentView _view;
    private readonly SegmentConditions _conditions;
    private readonly bool _mayMissOne;
    private readonly CancellationToken _cancellationToken;
    private readonly IReadOnlyList<NumberRange> _ranges;
    private readonly ulong[] _words = new ulong[WordsAtOnce];
    private int _range;

    /// <summary>Where the next words begin.</summary>
    private int _next;

    /// <summary>Which of the segment's words is the first of those in hand, how many these are, and which of them is looked at.</summary>
    private int _first, _count, _at;

    /// <summary>What is left of the word that is looked at.</summary>
    private ulong _left;

    /// <param name="mayMissOne">Whether centres come too that would meet the query but for one of its choices.</param>
    public SegmentMatches(SegmentView view, SegmentConditions conditions, bool mayMissOne, CancellationToken cancellationToken)
    {
        (_view, _conditions, _mayMissOne, _cancellationToken) = (view, conditions, mayMissOne, cancellationToken);
        _ranges = conditions.Ranges;
    }

    /// <summary>The centre's number.</summary>
    public int Centre { get; private set; }

    /// <summary>The choice that it does not meet; none where it meets all.</summary>
    public Choices Missed { get; private set; }

    /// <summary>In metres from the query's point; NaN where it names none.</summary>
    public double Distance { get; private set; }

    /// <summary>Goes on to the next; false where there is none.</summary>
    /// <exception cref="OperationCanceledException">Cancelled: looked at every 1,024 centres, since a query may look at all of them.</exception>
    public bool MoveNext()
    {
        while (true)
        {
            while (_left == 0)
            {
                if (++_at >= _count && !Fill()) return false;
                _left = _words[_at];
            }

            int centre = ((_first + _at) << 6) + BitOperations.TrailingZeroCount(_left);
            _left &= _left - 1;
            if (!_conditions.Meets(centre, _mayMissOne, out var missed, out double distance)) continue;
            (Centre, Missed, Distance) = (centre, missed, distance);
            return true;
        }
    }

    /// <summary>Takes the next words in hand of which something is left; false where there are none.</summary>
    private bool Fill()
    {
        while (_range < _ranges.Count)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            var (from, to) = _ranges[_range];
            from = _conditions.Sets.Next(Math.Max(from, _next));
            if (from >= to)
            {
                _range++;
                continue;
            }

            _first = from >> 6;
            _count = Math.Min(Bits.WordsFor(to) - _first, WordsAtOnce);
            _at = 0;
            _next = (_first + _count) << 6;
            var words = _words.AsSpan(0, _count);
            _view.Standing.Slice(_first, _count).CopyTo(words);
            words[0] &= ulong.MaxValue << (from & 63);
            if (_next > to)
            {
                words[^1] &= ulong.MaxValue >> (_next - to);
                _next = to;
            }

            if (_conditions.Sets.Keep(words, _first)) return true;
        }

        return false;
    }
}
