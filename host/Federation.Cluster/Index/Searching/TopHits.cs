using Federation.Cluster.Index.Segments;

namespace Federation.Cluster.Index.Searching;

/// <summary>Keeps the first hits, or the last, of those that it is offered in any order. Not thread safe.</summary>
/// <param name="most">How many to keep; 1 or more.</param>
internal sealed class TopHits(int most, bool fromTheEnd)
{
    private readonly List<Hit> _kept = [];
    private Hit? _worst;

    /// <summary>Whether so many are kept as may be.</summary>
    public bool IsFull => _kept.Count >= most;

    public void Offer(in Hit hit)
    {
        if (_worst is { } worst && Compare(hit, worst) >= 0) return;
        _kept.Add(hit);
        if (_kept.Count >= most * 2) Cut(); // now and then: sorting at each would cost more
    }

    /// <summary>In the order of the list.</summary>
    public IReadOnlyList<Hit> Take()
    {
        Cut();
        if (fromTheEnd) _kept.Reverse();
        return _kept;
    }

    private void Cut()
    {
        _kept.Sort((one, other) => Compare(one, other));
        if (_kept.Count > most) _kept.RemoveRange(most, _kept.Count - most);
        if (_kept.Count == most) _worst = _kept[^1];
    }

    private int Compare(in Hit one, in Hit other) => fromTheEnd ? Hit.Compare(other, one) : Hit.Compare(one, other);

    /// <param name="Rank">Lower comes first, see <see cref="PageCursor.Rank"/>.</param>
    /// <param name="Distance">In metres; NaN for none.</param>
    public readonly record struct Hit(double Rank, double Distance, IndexedCentre Centre)
    {
        public static int Compare(in Hit one, in Hit other)
        {
            int order = one.Rank.CompareTo(other.Rank);
            return order != 0 ? order : NameOrder.Instance.Compare(one.Centre, other.Centre);
        }

        /// <summary>Below 0 where the hit comes before that place, above where it comes after.</summary>
        public int CompareTo(PageCursor place)
        {
            int order = Rank.CompareTo(place.Rank);
            if (order == 0) order = string.CompareOrdinal(Centre.SortName, place.SortName);
            return order != 0 ? order : Centre.Id.CompareTo(place.Id);
        }
    }
}
