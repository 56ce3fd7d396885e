namespace Federation.Cluster.Index.Searching;

/// <summary>Keeps the first centres of one segment, or the last, of those that it is offered in any order: by rank, then by number, which is the order of names. Not thread safe.</summary>
/// <param name="most">How many to keep; 1 or more.</param>
internal sealed class TopNumbers(int most, bool fromTheEnd)
{
    private readonly List<(double Rank, int Centre, double Distance)> _kept = [];
    private (double Rank, int Centre)? _worst;

    public void Offer(double rank, int centre, double distance)
    {
        if (_worst is { } worst && Compare(rank, centre, worst.Rank, worst.Centre) > 0) return;
        _kept.Add((rank, centre, distance));
        if (_kept.Count >= most * 2) Cut(); // now and then: sorting at each would cost more
    }

    /// <summary>In the order of the list.</summary>
    public List<(double Rank, int Centre, double Distance)> Take()
    {
        Cut();
        if (fromTheEnd) _kept.Reverse();
        return _kept;
    }

    private void Cut()
    {
        _kept.Sort((one, other) => Compare(one.Rank, one.Centre, other.Rank, other.Centre));
        if (_kept.Count <= most) return;
        _kept.RemoveRange(most, _kept.Count - most);
        _worst = (_kept[^1].Rank, _kept[^1].Centre);
    }

    private int Compare(double rank, int centre, double otherRank, int otherCentre)
    {
        int order = rank.CompareTo(otherRank);
        if (order == 0) order = centre - otherCentre;
        return fromTheEnd ? -order : order;
    }
}
