using System.Collections.Immutable;
using Federation.Cluster.Centres;
using Federation.Cluster.Index.Searching;
using Federation.Cluster.Index.Segments;
using Federation.Cluster.Matching.Decisions;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;
using Federation.Registry.Labels;

namespace Federation.Cluster.Index;

/// <summary>
/// One version of the index. Immutable: a query that holds it sees one state of the directory from start to end, without locks.
/// </summary>
public sealed class IndexSnapshot
{
    private readonly SegmentStack _centres;
    private readonly ImmutableDictionary<NetworkId, int> _listingsOfNetwork;
    private readonly ImmutableDictionary<CentreId, IndexedLabel> _labels;
    private readonly ImmutableDictionary<CentreId, CentreId> _merged;
    private readonly IndexUse _use;

    private IndexSnapshot(
        FeedCursor position,
        SegmentStack centres,
        ImmutableDictionary<NetworkId, int> listingsOfNetwork,
        ImmutableDictionary<CentreId, IndexedLabel> labels,
        ImmutableDictionary<CentreId, CentreId> merged,
        PairDecisions decisions,
        long networksVersion,
        IndexUse use)
    {
        Position = position;
        _centres = centres;
        _listingsOfNetwork = listingsOfNetwork;
        _labels = labels;
        _merged = merged;
        Decisions = decisions;
        NetworksVersion = networksVersion;
        _use = use;
    }

    public static IndexSnapshot Empty { get; } = new(
        FeedCursor.Start,
        SegmentStack.Empty,
        ImmutableDictionary<NetworkId, int>.Empty,
        ImmutableDictionary<CentreId, IndexedLabel>.Empty,
        ImmutableDictionary<CentreId, CentreId>.Empty,
        PairDecisions.None,
        networksVersion: 0,
        IndexUse.Searching);

    /// <summary>Everything up to here in the feed is in this version.</summary>
    public FeedCursor Position { get; }

    public int Count => _centres.Count;

    /// <summary>The centre of that id, or the one that it was merged into; null where neither is open.</summary>
    public IndexedCentre? Find(CentreId id) => PlaceOf(id)?.Centre;

    /// <summary>Where the same centre stands.</summary>
    public CentrePlace? PlaceOf(CentreId id)
    {
        for (int link = 0; link < CentreState.MostMerges; link++)
        {
            if (!_merged.TryGetValue(id, out var into)) return _centres.PlaceOf(id);
            id = into;
        }

        return null;
    }

    /// <summary>How many listings of this network are bound to centres.</summary>
    public int ListingsOf(NetworkId network) => _listingsOfNetwork.GetValueOrDefault(network);

    /// <summary>Another one whenever what networks say of themselves has changed: their names, for one.</summary>
    public long NetworksVersion { get; }

    /// <summary>What people have decided of pairs of listings.</summary>
    public PairDecisions Decisions { get; }

    /// <summary>Whether the centre has a label in force, or one that could be again.</summary>
    public bool HasLabel(CentreId centre) => _labels.GetValueOrDefault(centre)?.Label.State is LabelState.Awarded or LabelState.Suspended;

    /// <summary>Whether the centre was merged into another.</summary>
    public bool IsMergedAway(CentreId centre) => _merged.ContainsKey(centre);

    /// <summary>As it was put in last; null where it is closed, merged or unknown.</summary>
    internal IndexedCentre? FindItself(CentreId centre) => _centres.Find(centre);

    /// <summary>A page of the centres that a query finds, in the order asked, ties by folded name and id; and what else is asked of them.</summary>
    /// <exception cref="OperationCanceledException">Cancelled: looked at every 1,024 centres, since a query may look at all of them.</exception>
    public CentrePage Search(CentreSearch search, CancellationToken cancellationToken = default) => CentreSearcher.Run(Searched, search, cancellationToken);

    /// <summary>Which of these centres a query finds; a merged one stands for the one that it was merged into. Costs what these are, however many the directory has.</summary>
    /// <exception cref="OperationCanceledException">As with <see cref="Search"/>.</exception>
    public IReadOnlySet<CentreId> FindAmong(IReadOnlyCollection<CentreId> centres, CentreQuery query, CancellationToken cancellationToken = default)
    {
        var asked = centres.Distinct().Select(id => (Asked: id, Found: Find(id)?.Id)).Where(pair => pair.Found is not null).ToLookup(pair => pair.Found!.Value, pair => pair.Asked); // just looked at
        var few = SegmentStack.Empty.With([], [.. asked.Select(centre => Searched.FindDocument(centre.Key)).OfType<CentreDocument>()]);
        var search = new CentreSearch(query, CentreOrder.Name, few.Count);
        return CentreSearcher.Run(few, search, AskedWord.Of(query, Searched.Views), cancellationToken).Hits.SelectMany(hit => asked[hit.Centre.Id]).ToHashSet();
    }

    /// <summary>What a map shows of the centres that a query finds, whatever box the query names; from north to south and from west to east.</summary>
    /// <exception cref="OperationCanceledException">As with <see cref="Search"/>.</exception>
    public IReadOnlyList<CentreCluster> Clusters(CentreQuery query, MapView map, CancellationToken cancellationToken = default) => ClusterMap.Run(Searched, query, map, cancellationToken);

    /// <summary>Each centre of a box that a query finds, whatever box the query itself names, as a map shows it by itself.</summary>
    /// <param name="most">How many points at most; 0 or more.</param>
    /// <param name="at">When levels have to be held.</param>
    /// <exception cref="OperationCanceledException">As with <see cref="Search"/>.</exception>
    public CentrePoints Points(CentreQuery query, GeoBox box, int most, DateTimeOffset at, CancellationToken cancellationToken = default) => PointSearch.Run(Searched, query, box, most, at, cancellationToken);

    /// <summary>Municipalities whose names begin so, those with most centres first.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public IReadOnlyList<LocalitySuggestion> Localities(string start, int limit, CancellationToken cancellationToken = default) => LocalitySearch.Run(Searched, start, limit, cancellationToken);

    /// <summary>Every centre, by folded name and id.</summary>
    public IEnumerable<IndexedCentre> All => _centres.All();

    private SegmentStack Searched => _use.IsSearched ? _centres : throw new InvalidOperationException("The index of this process is not for searching.");

    /// <summary>This version for that use; only of an empty one.</summary>
    internal IndexSnapshot For(IndexUse use) => new(Position, _centres, _listingsOfNetwork, _labels, _merged, Decisions, NetworksVersion, use);

    /// <summary>The next version: these centres, and labels, put in place of what was known of them.</summary>
    internal IndexSnapshot With(IReadOnlyCollection<CentreEntry> centres, FeedCursor position, params IReadOnlyCollection<IndexedLabel> labels)
    {
        var newer = labels.Where(label => !(_labels.GetValueOrDefault(label.Centre)?.Version >= label.Version)).ToList();
        var known = _labels.SetItems(newer.Select(label => KeyValuePair.Create(label.Centre, label)));
        var merged = _merged.ToBuilder();
        var listings = _listingsOfNetwork.ToBuilder();
        var gone = new HashSet<CentreId>();
        var documents = new Dictionary<CentreId, CentreDocument>();
        foreach (var (centre, document) in centres)
        {
            if (_centres.Find(centre.Id) is { } before)
            {
                if (before.Version >= centre.Version) continue;
                Count(before, -1);
                gone.Add(before.Id);
            }

            if (centre.MergedInto is { } into) merged[centre.Id] = into;
            else merged.Remove(centre.Id);

            // Nobody finds a closed centre; whoever has its id can still ask for it.
            if (document is null) continue;
            documents[centre.Id] = document;
            Count(centre, +1);
        }

        foreach (var label in newer)
        {
            if (documents.ContainsKey(label.Centre) || gone.Contains(label.Centre) || _centres.FindDocument(label.Centre) is not { } document) continue;
            documents[label.Centre] = document;
            gone.Add(label.Centre);
        }

        var labelled = documents.Values.Select(document => document with { Label = LabelCell.Of(known.GetValueOrDefault(document.Centre.Id)?.Label ?? CentreLabel.None) }).ToList();
        return new IndexSnapshot(position, _centres.With(gone, labelled), listings.ToImmutable(), known, merged.ToImmutable(), Decisions, NetworksVersion, _use);

        void Count(IndexedCentre centre, int by)
        {
            foreach (var listing in centre.Listings) Add(listings, listing.Key.Network, by);
        }
    }

    /// <summary>The next version, with these decisions put in place of what was known of their pairs.</summary>
    internal IndexSnapshot With(IReadOnlyCollection<PairDecision> decided) => decided.Count == 0 ? this : new IndexSnapshot(
        Position, _centres, _listingsOfNetwork, _labels, _merged, decided.Aggregate(Decisions, (decisions, one) => decisions.With(one.Pair, one.IsTakenBack ? null : one.Verdict)), NetworksVersion, _use);

    /// <summary>The next version, where what networks say of themselves has changed.</summary>
    internal IndexSnapshot WithNewNetworks() => new(Position, _centres, _listingsOfNetwork, _labels, _merged, Decisions, NetworksVersion + 1, _use);

    private static void Add<TKey>(ImmutableDictionary<TKey, int>.Builder counts, TKey key, int by)
        where TKey : notnull
    {
        int count = counts.GetValueOrDefault(key) + by;
        if (count == 0) counts.Remove(key);
        else counts[key] = count;
    }
}
