using Federation.Cluster.Index.Segments;

namespace Federation.Cluster.Index.Searching;

/// <summary>A centre that was found, of whichever segment.</summary>
/// <param name="Rank">Lower comes first, see <see cref="PageCursor.Rank"/>.</param>
/// <param name="Distance">In metres; NaN for none.</param>
internal readonly record struct Hit(double Rank, double Distance, CentrePlace Place) : IComparable<Hit>
{
    public IndexedCentre Centre => Place.Centre;

    public int CompareTo(Hit other)
    {
        int order = Rank.CompareTo(other.Rank);
        return order != 0 ? order : NameOrder.Instance.Compare(Centre, other.Centre);
    }
}
