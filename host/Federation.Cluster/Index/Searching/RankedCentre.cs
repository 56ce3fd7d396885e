namespace Federation.Cluster.Index.Searching;

/// <summary>A centre of one segment and what decides its place in a list.</summary>
/// <param name="Rank">Lower comes first, see <see cref="PageCursor.Rank"/>.</param>
/// <param name="NameRank">Its rank by name in the segment, which decides ties and leads to its number.</param>
/// <param name="Distance">In metres; NaN for none. Decides nothing.</param>
internal readonly record struct RankedCentre(double Rank, int NameRank, double Distance) : IComparable<RankedCentre>
{
    public int CompareTo(RankedCentre other)
    {
        int order = Rank.CompareTo(other.Rank);
        return order != 0 ? order : NameRank.CompareTo(other.NameRank);
    }
}
