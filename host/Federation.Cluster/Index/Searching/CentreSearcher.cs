using Federation.Cluster.Index.Segments;

namespace Federation.Cluster.Index.Searching;

/// <summary>Answers a search from one version of the index. Pure and thread safe.</summary>
internal static class CentreSearcher
{
    /// <exception cref="OperationCanceledException">As with <see cref="SegmentWalk.Run"/>.</exception>
    public static CentrePage Run(SegmentStack stack, CentreSearch search, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var top = new TopHits(search.Limit + 1, search.FromTheEnd);
        var walk = new SegmentWalk(stack, search.Query);
        int total = 0;
        var facets = new List<FacetCounts>();
        foreach (var view in stack.Views)
        {
            var counts = search.Facets is { } request ? new FacetCounts(view.Segment, request) : null;
            if (counts is not null) facets.Add(counts);
            total += Run(walk, view, search, top, counts, cancellationToken);
        }

        var hits = top.Take();
        bool more = hits.Count > search.Limit;
        var page = !more ? hits : search.FromTheEnd ? hits.Skip(1) : hits.Take(search.Limit);
        return new CentrePage([.. page.Select(hit => Told(hit, search.Order))], more, search.Counts ? total : null, search.Facets is null ? null : FacetCounts.Sum(facets));
    }

    private static CentreHit Told(TopHits.Hit hit, CentreOrder order) =>
        new(hit.Centre, double.IsNaN(hit.Distance) ? null : hit.Distance, new PageCursor(order, hit.Rank, hit.Centre.SortName, hit.Centre.Id));

    /// <returns>How many centres of the segment meet the query, as far as it was looked through.</returns>
    private static int Run(SegmentWalk walk, SegmentView view, CentreSearch search, TopHits top, FacetCounts? facets, CancellationToken cancellationToken)
    {
        // Centres are numbered by name: a list by name is full with the first that fit.
        bool mayStop = search.Order == CentreOrder.Name && !search.FromTheEnd && !search.Counts && facets is null;
        int found = 0, offered = 0;
        walk.Run(view, Visit, cancellationToken);
        return found;

        bool Visit(SegmentConditions conditions, int centre, Choices missed, double distance)
        {
            if (facets is not null && (missed & (missed - 1)) == 0) facets.Add(centre, missed);
            if (missed != Choices.None) return true;
            found++;
            var hit = new TopHits.Hit(RankOf(view.Segment, conditions, centre, distance, search), distance, view.Segment.Centres[centre]);
            if (!IsOnPage(hit, search)) return true;
            top.Offer(hit);
            return !(mayStop && conditions.AreInOrder && ++offered > search.Limit);
        }
    }

    private static bool IsOnPage(in TopHits.Hit hit, CentreSearch search) =>
        (search.After is not { } after || hit.CompareTo(after) > 0) && (search.Before is not { } before || hit.CompareTo(before) < 0);

    private static double RankOf(Segment segment, SegmentConditions conditions, int centre, double distance, CentreSearch search) => search.Order switch
    {
        CentreOrder.Name => 0,
        CentreOrder.Distance => distance,
        CentreOrder.Relevance => -conditions.WeightOf(centre),
        CentreOrder.Level => -segment.Labels[centre].LevelAt(search.LevelsAt.UtcTicks, search.Query.Label?.Axis),
        CentreOrder.Freshness => -(double)segment.ChangedAt[centre],
        _ => throw new ArgumentOutOfRangeException(nameof(search), search.Order, "There is no such order."),
    };
}
