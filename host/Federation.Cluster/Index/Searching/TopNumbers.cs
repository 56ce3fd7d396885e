namespace Federation.Cluster.Index.Searching;

/// <summary>Keeps the first centres of one segment, or the last, of those that it is offered in any order: by rank, then by name. Not thread safe.</summary>
/// <param name="most">How many to keep; 1 or more.</param>
internal sealed class TopNumbers(int most, bool fromTheEnd)
{
    private readonly List<RankedCentre> _kept = [];
    private RankedCentre? _worst;

    public void Offer(RankedCentre centre)
    {
        if (_worst is { } worst && Compare(centre, worst) > 0) return;
        _kept.Add(centre);
        if (_kept.Count >= most * 2) Cut(); // now and then: sorting at each would cost more
    }

    /// <summary>In the order of the list.</summary>
    public List<RankedCentre> Take()
    {
        Cut();
        if (fromTheEnd) _kept.Reverse();
        return _kept;
    }

    private void Cut()
    {
        _kept.Sort(Compare);
        if (_kept.Count <= most) return;
        _kept.RemoveRange(most, _kept.Count - most);
        _worst = _kept[^1];
    }

    private int Compare(RankedCentre one, RankedCentre other) => fromTheEnd ? other.CompareTo(one) : one.CompareTo(other);
}
