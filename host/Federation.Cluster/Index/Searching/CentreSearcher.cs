using System.Runtime.InteropServices;
using Federation.Cluster.Index.Segments;

namespace Federation.Cluster.Index.Searching;

/// <summary>Answers a search from one version of the index. Pure and thread safe.</summary>
internal static class CentreSearcher
{
    /// <summary>In a list by name, all rank alike.</summary>
    private const double NoRank = 0;

    private const int CentresBetweenChecks = 1_024;

    /// <exception cref="OperationCanceledException">As with <see cref="SegmentMatches.MoveNext"/>.</exception>
    public static CentrePage Run(SegmentStack stack, CentreSearch search, CancellationToken cancellationToken) => Run(stack, search, AskedWord.Of(search.Query, stack.Views), cancellationToken);

    /// <summary>The same with words that were asked of more than this stack: what is forgiven does not hang on the few that are looked at.</summary>
    /// <exception cref="OperationCanceledException">As with <see cref="SegmentMatches.MoveNext"/>.</exception>
    public static CentrePage Run(SegmentStack stack, CentreSearch search, IReadOnlyList<AskedWord>? words, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var question = new SegmentQuestion(search.Query, words);
        int total = 0;
        var facets = new List<FacetCounts>();
        var hits = new List<Hit>();
        int segments = 0;
        foreach (var view in stack.Views)
        {
            var counts = search.Facets is { } request ? new FacetCounts(view.Segment, request) : null;
            if (counts is not null) facets.Add(counts);
            using var conditions = question.For(view.Segment, cancellationToken);
            if (conditions is null) continue;
            int before = hits.Count;
            bool isAll = conditions.IsMetByAll;
            if (isAll)
            {
                total += view.Count;
                counts?.AddAll(view.Counts);
            }

            // A list by name alone, which little but its filters narrows, is full with the first that fit.
            bool isByName = search is { Order: CentreOrder.Name, FromTheEnd: false } && (isAll || (search is { Counts: false, Facets: null } && conditions.IsUnled));
            var (found, met) = isByName ? (ByName(view, conditions, search, cancellationToken), 0) : Ranked(view, conditions, search, isAll ? null : counts, cancellationToken);
            if (!isAll) total += met;
            foreach (var (rank, nameRank, distance) in found)
            {
                hits.Add(new Hit(rank, distance, new CentrePlace(view.Segment, view.Segment.Names.Numbers[nameRank])));
            }

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

    /// <summary>The first hits of the segment, or the last, in order: one more than the page holds.</summary>
    /// <returns>And how many meet the query.</returns>
    private static (List<RankedCentre> Found, int Met) Ranked(SegmentView view, SegmentConditions conditions, CentreSearch search, FacetCounts? facets, CancellationToken cancellationToken)
    {
        int met = 0;
        var bounds = new PageBounds(search, view.Segment.Names);
        var top = new TopNumbers(search.Limit + 1, search.FromTheEnd);
        var matches = new SegmentMatches(view, conditions, mayMissOne: facets is not null, cancellationToken);
        while (matches.MoveNext())
        {
            facets?.Add(matches.Centre, matches.Missed);
            if (matches.Missed != Choices.None) continue;
            met++;
            double rank = RankOf(view.Segment, conditions, matches.Centre, matches.Distance, search);
            int nameRank = view.Segment.Names.Ranks[matches.Centre];
            if (bounds.Hold(rank, nameRank)) top.Offer(new RankedCentre(rank, nameRank, matches.Distance));
        }

        return (top.Take(), met);
    }

    /// <summary>The first hits of the segment by name, one more than the page holds; it is looked through no further.</summary>
    private static List<RankedCentre> ByName(SegmentView view, SegmentConditions conditions, CentreSearch search, CancellationToken cancellationToken)
    {
        var bounds = new PageBounds(search, view.Segment.Names);
        var found = new List<RankedCentre>();
        for (int nameRank = bounds.First; nameRank < bounds.Last && found.Count <= search.Limit; nameRank++)
        {
            if (nameRank % CentresBetweenChecks == 0) cancellationToken.ThrowIfCancellationRequested();
            int centre = view.Segment.Names.Numbers[nameRank];
            if (view.Stands(centre) && conditions.Meets(centre, mayMissOne: false, out _, out double distance)) found.Add(new RankedCentre(NoRank, nameRank, distance));
        }

        return found;
    }

    private static double RankOf(Segment segment, SegmentConditions conditions, int centre, double distance, CentreSearch search) => search.Order switch
    {
        CentreOrder.Name => NoRank,
        CentreOrder.Distance => distance,
        CentreOrder.Relevance => -conditions.WeightOf(centre),
        CentreOrder.Level => -segment.Labels.LevelAt(centre, search.LevelsAt.UtcTicks, search.Query.Label?.Axis),
        CentreOrder.Freshness => -(double)segment.ChangedAt[centre],
        _ => throw new ArgumentOutOfRangeException(nameof(search), search.Order, "There is no such order."),
    };
}
