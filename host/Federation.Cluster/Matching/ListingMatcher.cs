using Federation.Cluster.Centres;
using Federation.Cluster.Index;
using Federation.Cluster.Matching.Candidates;
using Federation.Cluster.Matching.Decisions;
using Federation.Cluster.Matching.Scoring;
using Federation.Cluster.Sync;

namespace Federation.Cluster.Matching;

/// <summary>
/// Finds the centre that a listing without a binding speaks of: that of the listing which is most surely the same place. Where several would do and the choice is not final, matching again after the
/// run settles it; here it is only kept from opening centres for nothing. Not thread safe.
/// </summary>
/// <param name="network">Whose listings are looked at. Two of one network are two places in its own eyes.</param>
/// <param name="claimed">Centres that a listing of this network was claimed for already, though the index does not show it yet.</param>
internal sealed class ListingMatcher(CandidateIndex candidates, MatchScorer scorer, PairDecisions decisions, NetworkId network, IEnumerable<CentreId> claimed)
{
    private readonly HashSet<CentreId> _taken = [.. claimed];
    private readonly HashSet<Candidate> _like = new(ReferenceEqualityComparer.Instance);

    /// <summary>The centre; null where a new one opens. Listings of one page are given in the source's order, each once.</summary>
    public CentreId? Find(ListingKey key, IndexedListing listing)
    {
        Candidate? best = null;
        double most = double.NegativeInfinity;
        candidates.Find(listing, _like);
        foreach (var candidate in _like)
        {
            if (candidate.Listing.Key.Network == network) continue;
            double score = scorer.ScoreOf(listing, candidate.Listing);
            if (scorer.VerdictOf(score) != MatchVerdict.Sure || score < most) continue;
            // Listing keys, unlike centre ids, are the same in every load of the same data: ties break the same way.
            if (score == most && best?.Listing.Key.CompareTo(candidate.Listing.Key) < 0) continue;
            if (IsShut(key, candidate.Centre)) continue;
            (best, most) = (candidate, score);
        }

        if (best is not null) _taken.Add(best.Centre.Id);
        return best?.Centre.Id;
    }

    private bool IsShut(ListingKey key, IndexedCentre centre) =>
        centre.IsListedBy(network) || _taken.Contains(centre.Id) || centre.Listings.Any(listing => decisions[key, listing.Key] == PairVerdict.Apart);
}
