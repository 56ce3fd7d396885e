using System.Runtime.InteropServices;
using Federation.Cluster.Index.Segments;

namespace Federation.Cluster.Index.Searching;

/// <summary>Answers a search from one version of the index. Pure and thread safe.</summary>
internal static class CentreSearcher
{
    /// <exception cref="OperationCanceledException">As with <see cref="SegmentWalk.Run"/>.</exception>
    public static CentrePage Run(SegmentStack stack, CentreSearch search, CancellationToken cancellationToken) => Run(stack, search, AskedWord.Of(search.Query, stack.Views), cancellationToken);

    /// <summary>The same with words that were asked of more than this stack: what is forgiven does not hang on the few that are looked at.</summary>
    /// <exception cref="OperationCanceledException">As with <see cref="SegmentWalk.Run"/>.</exception>
    public static CentrePage Run(SegmentStack stack, CentreSearch search, IReadOnlyList<AskedWord>? words, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var walk = new SegmentWalk(search.Query, words);
        int total = 0;
        var facets = new List<FacetCounts>();
        var hits = new List<Hit>();
        int segments = 0;
        foreach (var view in stack.Views)
        {
            var counts = search.Facets is { } request ? new FacetCounts(view.Segment, request) : null;
            if (counts is not null) facets.Add(counts);
            int before = hits.Count;
            total += Run(walk, view, search, hits, counts, cancellationToken);
            if (hits.Count > before) segments++;
        }

        if (segments > 1) hits.Sort(); // those of one segment are in order already
        var page = CollectionsMarshal.AsSpan(hits);
        bool more = page.Length > search.Limit;
        if (more) page = search.FromTheEnd ? page[^search.Limit..] : page[..search.Limit];
        var told = new CentreHit[page.Length];
        for (int at = 0; at < told.Length; at++) told[at] = new CentreHit(page[at].Place, double.IsNaN(page[at].Distance) ? null : page[at].Distance, search.Order, page[at].Rank);
        return new CentrePage(told, more, search.Counts ? total : null, search.Facets is null ? null : FacetCounts.Sum(facets));
    }

    /// <summary>Adds the first hits of the segment, or the last, in order: one more than the page holds.</summary>
    /// <returns>How many centres of the segment meet the query, as far as it was looked through.</returns>
    private static int Run(SegmentWalk walk, SegmentView view, CentreSearch search, List<Hit> hits, FacetCounts? facets, CancellationToken cancellationToken)
    {
        // Centres are numbered by name: a list by name is full with the first that fit.
        bool isPageOnly = search.Order == CentreOrder.Name && !search.Counts && facets is null;
        bool mayStop = isPageOnly && !search.FromTheEnd;
        // What comes before the cursor has lower numbers, and is not looked at for the page alone.
        int from = isPageOnly && search.After is { } after ? view.Segment.NumberAfter(after) : 0;
        var top = new TopNumbers(search.Limit + 1, search.FromTheEnd);
        int found = 0, offered = 0;
        walk.Run(view, Visit, from, cancellationToken);
        foreach (var (rank, centre, distance) in top.Take()) hits.Add(new Hit(rank, distance, new CentrePlace(view.Segment, centre)));
        return found;

        bool Visit(in SegmentWalk.Met met)
        {
            if (facets is not null && (met.Missed & (met.Missed - 1)) == 0) facets.Add(met.Centre, met.Missed);
            if (met.Missed != Choices.None) return true;
            found++;
            double rank = RankOf(view.Segment, met.Conditions, met.Centre, met.Distance, search);
            if (!IsOnPage(rank, new CentrePlace(view.Segment, met.Centre), search)) return true;
            top.Offer(rank, met.Centre, met.Distance);
            return !(mayStop && met.AreInOrder && ++offered > search.Limit);
        }
    }

    private static bool IsOnPage(double rank, CentrePlace centre, CentreSearch search)
    {
        if (search.After is null && search.Before is null) return true;
        var hit = new Hit(rank, double.NaN, centre);
        return (search.After is not { } after || hit.CompareTo(after) > 0) && (search.Before is not { } before || hit.CompareTo(before) < 0);
    }

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
