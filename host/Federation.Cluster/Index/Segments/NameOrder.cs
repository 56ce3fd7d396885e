namespace Federation.Cluster.Index.Segments;

/// <summary>By folded name, then by id: the order in which centres are numbered, and that of every tie.</summary>
internal sealed class NameOrder : IComparer<IndexedCentre>
{
    public static NameOrder Instance { get; } = new();

    public int Compare(IndexedCentre? x, IndexedCentre? y)
    {
        if (x is null || y is null) return (x is null ? 0 : 1) - (y is null ? 0 : 1);
        int order = string.CompareOrdinal(x.SortName, y.SortName);
        return order != 0 ? order : x.Id.CompareTo(y.Id);
    }
}
