using Federation.Cluster.Centres;
using Federation.Cluster.Index;
using Federation.Cluster.Labels;
using Federation.Cluster.Matching.Candidates;
using Federation.Cluster.Matching.Decisions;
using Federation.Cluster.Matching.Grouping;
using Federation.Cluster.Matching.Scoring;
using Federation.Cluster.Storage;
using Federation.Registry.Criteria;
using Federation.Registry.Labels;
using Microsoft.Extensions.Time.Testing;
using static Federation.Cluster.Tests.Centres.Listings;

namespace Federation.Cluster.Tests.Matching.Grouping;

/// <summary>Centres as matching finds them: what is surely one place, what may be, and what is not.</summary>
internal sealed class PlaceMap
{
    private static readonly MatchScorer Scorer = new(MatchWeights.Standard);

    private readonly FakeTimeProvider _clock = new(Noon);

    private readonly CandidateIndex _candidates = new();

    private readonly List<CentreState> _centres = [];

    private readonly HashSet<CentreId> _labelled = [];

    public PairDecisions Decisions { get; set; } = PairDecisions.None;

    /// <summary>Surely one place with any other of the same name.</summary>
    public static ListingContent Place(string name) => Content(name) with { Address = new Address { Street = "3 rue Wombat", PostalCode = "21000", Locality = "Brixham" } };

    /// <summary>Perhaps the same as <see cref="Place"/>: some kilometres away in its town.</summary>
    public static ListingContent PerhapsPlace(string name) => Content(name, 47.38) with { Address = new Address { PostalCode = "21800", Locality = "Brixham" } };

    public static MatchVerdict Verdict(ListingContent one, ListingContent other) => Scorer.VerdictOf(MatchTraits.Of(one), MatchTraits.Of(other));

    /// <returns>A centre that these listings speak for.</returns>
    public CentreId Add(params (ListingKey Key, ListingContent Content)[] listings)
    {
        _clock.Advance(TimeSpan.FromMilliseconds(1)); // ids of one moment are in no order
        var centre = Opened([.. listings.Select(listing => Put(listing.Key, listing.Content))]) with { Id = CentreId.New(_clock) };
        Add(centre);
        return centre.Id;
    }

    public void Add(CentreState centre)
    {
        _centres.Add(centre);
        _candidates.Replace(null, CentreEntry.Of(centre, 1, IndexUse.Searching).Centre);
    }

    public void Award(CentreId centre) => _labelled.Add(centre);

    public Surroundings Around(ListingKey key) => Surroundings.Of(_candidates.TryFind(key, out var found) ? found : throw new ArgumentException("no listing", nameof(key)), _candidates, Scorer, Decisions);

    public PlacePlan Plan(ListingKey key, IReadOnlyDictionary<ListingKey, CentreId>? homes = null, Func<CentreId>? newId = null) =>
        PlacePlan.Of(Around(key), Index(), _candidates, Decisions, newId ?? (() => throw new InvalidOperationException("No id is new.")), homes);

    private IndexSnapshot Index()
    {
        var awarded = CentreLabel.None.Decide(new LabelDecision.Award { MadeOn = 0, Actor = "operator", At = Noon, Reason = "Assessed.", Levels = new LabelLevels { Services = 1 } }, CriteriaSet.First);
        var label = new LabelHistory { Centre = default, Events = [awarded.Event!] }.Label; // it is legal
        return IndexSnapshot.Empty.With([.. _centres.Select(centre => CentreEntry.Of(centre, 1, IndexUse.Searching))], FeedCursor.Start, [.. _labelled.Select(centre => new IndexedLabel(centre, 1, label))]);
    }
}
