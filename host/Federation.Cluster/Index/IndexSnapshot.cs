using System.Collections.Immutable;
using Federation.Cluster.Centres;
using Federation.Cluster.Matching;
using Federation.Cluster.Matching.Decisions;
using Federation.Cluster.Normalising.Hours;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;
using Federation.Registry.Criteria;
using Federation.Registry.Labels;

namespace Federation.Cluster.Index;

/// <summary>
/// One version of the index. Immutable: a query that holds it sees one state of the directory from start to end, without locks.
/// </summary>
public sealed class IndexSnapshot
{
    private const int CandidatesBetweenChecks = 1_024;

    private readonly ImmutableDictionary<CentreId, IndexedCentre> _byId;
    private readonly ImmutableSortedSet<IndexedCentre> _byName;
    private readonly ImmutableDictionary<NetworkId, int> _listingsOfNetwork;
    private readonly PlaceGrid _grid;
    private readonly ImmutableDictionary<CentreId, IndexedLabel> _labels;
    private readonly ImmutableDictionary<CentreId, CentreId> _merged;

    private IndexSnapshot(
        FeedCursor position,
        ImmutableDictionary<CentreId, IndexedCentre> byId,
        ImmutableSortedSet<IndexedCentre> byName,
        ImmutableDictionary<NetworkId, int> listingsOfNetwork,
        PlaceGrid grid,
        ImmutableDictionary<CentreId, IndexedLabel> labels,
        ImmutableDictionary<CentreId, CentreId> merged,
        PairDecisions decisions)
    {
        Position = position;
        _byId = byId;
        _byName = byName;
        _listingsOfNetwork = listingsOfNetwork;
        _grid = grid;
        _labels = labels;
        _merged = merged;
        Decisions = decisions;
    }

    public static IndexSnapshot Empty { get; } = new(
        FeedCursor.Start,
        ImmutableDictionary<CentreId, IndexedCentre>.Empty,
        ImmutableSortedSet.Create<IndexedCentre>(NameOrder.Instance),
        ImmutableDictionary<NetworkId, int>.Empty,
        PlaceGrid.Empty,
        ImmutableDictionary<CentreId, IndexedLabel>.Empty,
        ImmutableDictionary<CentreId, CentreId>.Empty,
        PairDecisions.None);

    /// <summary>Everything up to here in the feed is in this version.</summary>
    public FeedCursor Position { get; }

    public int Count => _byId.Count;

    /// <summary>The centre of that id, or the one that it was merged into; null where neither is open.</summary>
    public IndexedCentre? Find(CentreId id)
    {
        for (int link = 0; link < CentreState.MostMerges; link++)
        {
            if (!_merged.TryGetValue(id, out var into)) return _byId.GetValueOrDefault(id);
            id = into;
        }

        return null;
    }

    /// <summary>How many listings of this network are bound to centres.</summary>
    public int ListingsOf(NetworkId network) => _listingsOfNetwork.GetValueOrDefault(network);

    /// <summary>What people have decided of pairs of listings.</summary>
    public PairDecisions Decisions { get; }

    /// <summary>Whether the centre has a label in force, or one that could be again.</summary>
    public bool HasLabel(CentreId centre) => _labels.GetValueOrDefault(centre)?.Label.State is LabelState.Awarded or LabelState.Suspended;

    /// <summary>Whether the centre was merged into another.</summary>
    public bool IsMergedAway(CentreId centre) => _merged.ContainsKey(centre);

    /// <summary>As it was put in last; null where it is closed, merged or unknown.</summary>
    internal IndexedCentre? FindItself(CentreId centre) => _byId.GetValueOrDefault(centre);

    private IEnumerable<CentreHit> Near(Location point, double radius, CancellationToken cancellationToken)
    {
        // A few comparisons rule out nearly everything; only what is left is worth a great circle.
        var box = GeoBox.Around(point, radius);
        return Heeding(_grid.Touching(box) ?? _byName, cancellationToken)
            .Where(centre => centre.Location is { } place && box.Contains(place))
            .Select(centre => new CentreHit(centre, point.DistanceTo(centre.Location!))) // the line above keeps those with one
            .Where(hit => hit.Distance <= radius);
    }

    /// <summary>
    /// Up to <paramref name="limit"/> hits after the cursor, in order: nearest first where the query names a point, else by folded
    /// name; ties by id. Going backwards gives those before the cursor, still in order.
    /// </summary>
    /// <exception cref="OperationCanceledException">Cancelled: looked at every 1,024 centres, since a query may look at all of them.</exception>
    public CentrePage Search(CentreQuery query, PageCursor? after, PageCursor? before, int limit, bool fromTheEnd = false, CancellationToken cancellationToken = default)
    {
        var hits = Matching(query, cancellationToken);
        if (query.Within is not null) hits = hits.OrderBy(hit => hit.Cursor);
        else if (fromTheEnd) hits = hits.Reverse();
        if (query.Within is not null && fromTheEnd) hits = hits.Reverse();
        if (after is not null) hits = hits.Where(hit => hit.Cursor.CompareTo(after) > 0);
        if (before is not null) hits = hits.Where(hit => hit.Cursor.CompareTo(before) < 0);
        var page = hits.Take(limit + 1).ToList();
        bool more = page.Count > limit;
        if (more) page.RemoveAt(limit);
        if (fromTheEnd) page.Reverse();
        return new CentrePage(page, more);
    }

    /// <summary>How many centres the query finds in all.</summary>
    /// <exception cref="OperationCanceledException">As with <see cref="Search"/>.</exception>
    public int CountOf(CentreQuery query, CancellationToken cancellationToken = default) => Matching(query, cancellationToken).Count();

    /// <summary>How many of the centres that the query finds, whatever it asks of their labels, hold which level at that moment: at 0 those that hold none, then those of the levels 1 to 3.</summary>
    /// <param name="axis">On this axis; null for the level overall.</param>
    /// <exception cref="OperationCanceledException">As with <see cref="Search"/>.</exception>
    public IReadOnlyList<int> LabelLevels(CentreQuery query, Axis? axis, DateTimeOffset at, CancellationToken cancellationToken = default)
    {
        var counts = new int[CriteriaSet.TopLevel + 1];
        foreach (var hit in Matching(query with { Label = null }, cancellationToken)) counts[LevelOf(hit.Centre.Id, axis, at) ?? 0]++;
        return counts;
    }

    /// <summary>Every centre, by folded name and id.</summary>
    public IEnumerable<IndexedCentre> All => _byName;

    /// <summary>The next version: these centres, and labels, put in place of what was known of them.</summary>
    internal IndexSnapshot With(IReadOnlyCollection<IndexedCentre> centres, FeedCursor position, params IReadOnlyCollection<IndexedLabel> labels)
    {
        var known = labels.Aggregate(_labels, (before, label) => before.GetValueOrDefault(label.Centre)?.Version >= label.Version ? before : before.SetItem(label.Centre, label));
        if (centres.Count == 0) return new IndexSnapshot(position, _byId, _byName, _listingsOfNetwork, _grid, known, _merged, Decisions);
        var merged = _merged.ToBuilder();
        var byId = _byId.ToBuilder();
        var byName = _byName.ToBuilder();
        var listings = _listingsOfNetwork.ToBuilder();
        var grid = _grid.ToBuilder();
        foreach (var centre in centres)
        {
            if (byId.TryGetValue(centre.Id, out var before))
            {
                if (before.Version >= centre.Version) continue;
                byName.Remove(before);
                grid.Remove(before);
                Count(before, -1);
                byId.Remove(before.Id);
            }

            if (centre.MergedInto is { } into) merged[centre.Id] = into;
            else merged.Remove(centre.Id);

            // Nobody finds a closed centre; whoever has its id can still ask for it.
            if (centre.IsClosed) continue;
            byId[centre.Id] = centre;
            byName.Add(centre);
            grid.Add(centre);
            Count(centre, +1);
        }

        return new IndexSnapshot(position, byId.ToImmutable(), byName.ToImmutable(), listings.ToImmutable(), grid.Build(), known, merged.ToImmutable(), Decisions);

        void Count(IndexedCentre centre, int by)
        {
            foreach (var listing in centre.Listings) Add(listings, listing.Key.Network, by);
        }
    }

    /// <summary>The next version, with these decisions put in place of what was known of their pairs.</summary>
    internal IndexSnapshot With(IReadOnlyCollection<PairDecision> decided) => decided.Count == 0 ? this : new IndexSnapshot(
        Position, _byId, _byName, _listingsOfNetwork, _grid, _labels, _merged, decided.Aggregate(Decisions, (decisions, one) => decisions.With(one.Pair, one.IsTakenBack ? null : one.Verdict)));

    private static void Add<TKey>(ImmutableDictionary<TKey, int>.Builder counts, TKey key, int by)
        where TKey : notnull
    {
        int count = counts.GetValueOrDefault(key) + by;
        if (count == 0) counts.Remove(key);
        else counts[key] = count;
    }

    private IEnumerable<CentreHit> Matching(CentreQuery query, CancellationToken cancellationToken)
    {
        var candidates = query.Within is { } circle ? Near(circle.Centre, circle.Radius, cancellationToken)
            : Heeding(query.Box is { } box ? InOrder(box) : _byName, cancellationToken).Select(centre => new CentreHit(centre, null));
        string[] words = query.Text is null ? [] : NameKey.Fold(query.Text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        // A text of nothing but signs asks for something that no centre has.
        if (words.Length == 0 && !string.IsNullOrWhiteSpace(query.Text)) return [];
        return candidates.Where(hit => Matches(hit.Centre, query, words));
    }

    private static IEnumerable<IndexedCentre> Heeding(IEnumerable<IndexedCentre> candidates, CancellationToken cancellationToken)
    {
        int seen = 0;
        foreach (var candidate in candidates)
        {
            if (seen++ % CandidatesBetweenChecks == 0) cancellationToken.ThrowIfCancellationRequested();
            yield return candidate;
        }
    }

    private IEnumerable<IndexedCentre> InOrder(GeoBox box) => _grid.Touching(box)?.Order(NameOrder.Instance) ?? (IEnumerable<IndexedCentre>)_byName;

    private int? LevelOf(CentreId centre, Axis? axis, DateTimeOffset at) => _labels.GetValueOrDefault(centre)?.LevelAt(at, axis);

    private bool Matches(IndexedCentre centre, CentreQuery query, string[] words)
    {
        if (query.Label is { } label && !(LevelOf(centre.Id, label.Axis, label.At) >= label.Level)) return false;
        if (query.Network is { } network && !centre.IsListedBy(network)) return false;
        if (query.Country is { } country && !FrenchTerritory.IsIn(centre.Country, country)) return false;
        if (query.Box is { } box && (centre.Location is null || !box.Contains(centre.Location))) return false;
        foreach (string service in query.Services)
        {
            if (!centre.Services.Contains(service)) return false;
        }

        foreach (string word in words)
        {
            if (!StartsWord(centre.SearchText, word)) return false;
        }

        return true;
    }

    private static bool StartsWord(string text, string word)
    {
        for (int at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            if (at == 0 || text[at - 1] == ' ') return true;
        }

        return false;
    }

    private sealed class NameOrder : IComparer<IndexedCentre>
    {
        public static NameOrder Instance { get; } = new();

        public int Compare(IndexedCentre? x, IndexedCentre? y)
        {
            if (x is null || y is null) return (x is null ? 0 : 1) - (y is null ? 0 : 1);
            int order = string.CompareOrdinal(x.SortName, y.SortName);
            return order != 0 ? order : x.Id.CompareTo(y.Id);
        }
    }
}
