using System.Collections.Immutable;
using Federation.Cluster.Centres;
using Federation.Cluster.Index;
using Federation.Cluster.Matching.Candidates;
using Federation.Cluster.Matching.Decisions;
using Federation.Cluster.Matching.Regroupings;
using Federation.Cluster.Matching.Review;

namespace Federation.Cluster.Matching.Grouping;

/// <summary>What is to be done about listings that hang together: which go where, and what a person is asked. Pure.</summary>
/// <param name="Members">All of them, each with the number of its group: whatever was asked about pairs of one of these before is asked no more, unless it is asked again.</param>
/// <param name="Transfers">Empty where all stand as they shall.</param>
/// <param name="Because">The sure pairs within groups that gain or lose a listing, surest first.</param>
/// <param name="Questions">By pair, with the score.</param>
internal sealed record PlacePlan(
    IReadOnlyDictionary<ListingKey, int> Members, ImmutableArray<ListingTransfer> Transfers, IReadOnlyList<SurePair> Because, IReadOnlyDictionary<ListingPair, (MatchQuestion Question, double Score)> Questions)
{
    private static readonly PlacePlan Nothing = new(ImmutableDictionary<ListingKey, int>.Empty, [], [], ImmutableDictionary<ListingPair, (MatchQuestion, double)>.Empty);

    /// <param name="homes">Centres that listings came from in what is undone, which those of them that part take back; others go back to where they came from last.</param>
    public static PlacePlan Of(
        Surroundings found, IndexSnapshot index, CandidateIndex candidates, PairDecisions decisions, Func<CentreId> newId, IReadOnlyDictionary<ListingKey, CentreId>? homes = null)
    {
        if (found.IsTooLarge) return Nothing;
        if (found.IsAlone) return Nothing with { Members = ImmutableDictionary<ListingKey, int>.Empty.Add(found.Members.Keys.First(), 0) };
        var members = found.Members.Values.Select(member => new PlaceMember(member.Listing.Key, member.Centre.Id, HomeOf(member.Listing))).ToList();
        var labelled = members.Select(member => member.Centre).Where(index.HasLabel).ToHashSet();
        var pairs = found.Sure.Where(pair => found.Members.ContainsKey(pair.Key.One) && found.Members.ContainsKey(pair.Key.Other)).Select(pair => new SurePair(pair.Key, pair.Value)).ToList();
        var groups = PlaceGrouping.Of(members, pairs, decisions, labelled);
        var transfers = CentreChoice.Of(groups, labelled, index.IsMergedAway, newId);
        var groupOf = groups.Index().SelectMany(group => group.Item.Select(member => (member.Key, group.Index))).ToDictionary();
        var moved = transfers.Select(transfer => groupOf[transfer.Key]).ToHashSet();
        var because = pairs
            .Where(pair => groupOf[pair.Pair.One] == groupOf[pair.Pair.Other] && moved.Contains(groupOf[pair.Pair.One]))
            .OrderByDescending(pair => pair.Score).ThenBy(pair => pair.Pair.One).ThenBy(pair => pair.Pair.Other);
        return new PlacePlan(groupOf, [.. transfers], [.. because], Questions());

        Dictionary<ListingPair, (MatchQuestion Question, double Score)> Questions()
        {
            var questions = new Dictionary<ListingPair, (MatchQuestion, double)>();
            foreach (var (pair, score) in found.Unsure.Where(pair => IsOpen(pair.Key))) questions[pair] = (MatchQuestion.Unsure, score);
            foreach (var (pair, score) in found.Sure.Where(pair => IsOpen(pair.Key)))
            {
                if (pair.One.Network == pair.Other.Network) questions[pair] = (MatchQuestion.SameNetwork, score);
                else if (LabelOf(pair.One) is { } label && LabelOf(pair.Other) is { } second && label != second) questions[pair] = (MatchQuestion.TwoLabels, score);
            }

            return questions;
        }

        CentreId? HomeOf(IndexedListing listing) => homes is not null && homes.TryGetValue(listing.Key, out var home) ? home : listing.CameFrom;

        bool IsOpen(ListingPair pair) =>
            decisions[pair.One, pair.Other] is null
            && !(groupOf.TryGetValue(pair.One, out int one) && groupOf.TryGetValue(pair.Other, out int other) && one == other)
            // One that is no member may stand in the same centre only through a member: then it is one.
            && candidates.TryFind(pair.One, out _) && candidates.TryFind(pair.Other, out _);

        CentreId? LabelOf(ListingKey key) =>
            groupOf.TryGetValue(key, out int group) ? groups[group].Select(member => member.Centre).Where(labelled.Contains).Cast<CentreId?>().FirstOrDefault() : null;
    }

    public bool AreTogether(ListingPair pair) => Members.TryGetValue(pair.One, out int one) && Members.TryGetValue(pair.Other, out int other) && one == other;
}
