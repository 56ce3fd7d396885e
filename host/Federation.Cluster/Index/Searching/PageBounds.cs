using Federation.Cluster.Index.Segments;

namespace Federation.Cluster.Index.Searching;

/// <summary>Between which places of its order a page lies, in the terms of one segment: names have become ranks. Immutable.</summary>
internal sealed class PageBounds
{
    private readonly double _afterRank = double.NegativeInfinity, _beforeRank = double.PositiveInfinity;

    public PageBounds(CentreSearch search, NameColumn names)
    {
        Last = names.Numbers.Length;
        if (search.After is { } after) (_afterRank, First) = (after.Rank, names.CountUpTo(after));
        if (search.Before is { } before) (_beforeRank, Last) = (before.Rank, names.CountBefore(before));
    }

    /// <summary>Among centres of the first place's rank, the first rank by name that comes after it.</summary>
    public int First { get; }

    /// <summary>Among centres of the last place's rank, the first rank by name that does not come before it.</summary>
    public int Last { get; }

    public bool Hold(double rank, int nameRank) =>
        (rank > _afterRank || (rank == _afterRank && nameRank >= First)) && (rank < _beforeRank || (rank == _beforeRank && nameRank < Last));
}
