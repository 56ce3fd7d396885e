using Federation.Cluster.Index.Segments;
using Federation.Cluster.Normalising.Hours;
using NodaTime;

namespace Federation.Cluster.Index.Searching;

/// <summary>Answers a search from one version of the index. Pure and thread safe.</summary>
internal static class CentreSearcher
{
    private const int CandidatesBetweenChecks = 1_024;

    /// <exception cref="OperationCanceledException">Cancelled: looked at every 1,024 centres, since a query may look at all of them.</exception>
    public static CentrePage Run(SegmentStack stack, CentreSearch search, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var top = new TopHits(search.Limit + 1, search.FromTheEnd);
        int total = 0;
        var facets = new List<FacetCounts>();
        var open = search.Query.OpenAt is { } moment ? new OpenAt(Instant.FromDateTimeOffset(moment)) : null;
        if (AskedWord.Of(search.Query, stack.Views) is { } words)
        {
            foreach (var view in stack.Views)
            {
                var counts = search.Facets is { } request ? new FacetCounts(view.Segment, request) : null;
                if (counts is not null) facets.Add(counts);
                total += Run(view, search, words, open, top, counts, cancellationToken);
            }
        }

        var hits = top.Take();
        bool more = hits.Count > search.Limit;
        var page = !more ? hits : search.FromTheEnd ? hits.Skip(1) : hits.Take(search.Limit);
        return new CentrePage([.. page.Select(hit => Told(hit, search.Order))], more, search.Counts ? total : null, search.Facets is null ? null : FacetCounts.Sum(facets));
    }

    private static CentreHit Told(TopHits.Hit hit, CentreOrder order) =>
        new(hit.Centre, double.IsNaN(hit.Distance) ? null : hit.Distance, new PageCursor(order, hit.Rank, hit.Centre.SortName, hit.Centre.Id));

    /// <returns>How many centres of the segment meet the query, as far as it was looked through.</returns>
    private static int Run(SegmentView view, CentreSearch search, IReadOnlyList<AskedWord> words, OpenAt? open, TopHits top, FacetCounts? facets, CancellationToken cancellationToken)
    {
        var conditions = SegmentConditions.Of(search.Query, words, open, view.Segment);
        if (!conditions.CanHold) return 0;
        var candidates = conditions.Candidates();
        // Centres are numbered by name: a list by name is full with the first that fit.
        bool canStop = search.Order == CentreOrder.Name && candidates.InOrder && !search.FromTheEnd && !search.Counts && facets is null;
        int looked = 0, found = 0, offered = 0;
        foreach (int centre in candidates.Some ?? candidates.Runs?.SelectMany(run => run) ?? view.Numbers())
        {
            if (looked++ % CandidatesBetweenChecks == 0) cancellationToken.ThrowIfCancellationRequested();
            if (!view.Stands(centre) || conditions.Missed(centre, out double distance) is not { } missed) continue;
            if (missed == Choices.None)
            {
                found++;
                var hit = new TopHits.Hit(RankOf(view.Segment, conditions, centre, distance, search), distance, view.Segment.Centres[centre]);
                if (IsOnPage(hit, search))
                {
                    top.Offer(hit);
                    if (++offered > search.Limit && canStop) break;
                }
            }

            if (facets is not null && (missed & (missed - 1)) == 0) facets.Add(centre, missed);
        }

        return found;
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
