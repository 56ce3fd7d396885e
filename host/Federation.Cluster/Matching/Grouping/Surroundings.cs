using Federation.Cluster.Centres;
using Federation.Cluster.Matching.Candidates;
using Federation.Cluster.Matching.Decisions;
using Federation.Cluster.Matching.Scoring;

namespace Federation.Cluster.Matching.Grouping;

/// <summary>
/// All listings that hang together with a given one: through sure pairs, through people's decisions, and through the centres that they stand in now; with every pair among them and around them that is
/// more than different. Pure over what it is given.
/// </summary>
internal sealed class Surroundings
{
    /// <summary>A place has a handful of listings. What hangs together with so many is a chain of likenesses, or an attack, and is left as it is.</summary>
    public const int Most = 200;

    private Surroundings(IReadOnlyDictionary<ListingKey, Candidate> members, IReadOnlyDictionary<ListingPair, double> sure, IReadOnlyDictionary<ListingPair, double> unsure, bool isTooLarge)
    {
        Members = members;
        Sure = sure;
        Unsure = unsure;
        IsTooLarge = isTooLarge;
    }

    public IReadOnlyDictionary<ListingKey, Candidate> Members { get; }

    /// <summary>Pairs of members with their scores, those of one network among them.</summary>
    public IReadOnlyDictionary<ListingPair, double> Sure { get; }

    /// <summary>Pairs of two networks' listings, one of them a member, with their scores.</summary>
    public IReadOnlyDictionary<ListingPair, double> Unsure { get; }

    public bool IsTooLarge { get; }

    /// <summary>True where nothing hangs together with the listing, nor might: it stands by itself already, for what stands with it would hang together with it.</summary>
    public bool IsAlone => Members.Count == 1 && Sure.Count == 0 && Unsure.Count == 0;

    public static Surroundings Of(Candidate first, CandidateIndex candidates, MatchScorer scorer, PairDecisions decisions) => Of(first, candidates, scorer, decisions, new HashSet<Candidate>(ReferenceEqualityComparer.Instance));

    /// <param name="like">Room for those that are like a member, for whoever asks again and again. Compares by reference.</param>
    public static Surroundings Of(Candidate first, CandidateIndex candidates, MatchScorer scorer, PairDecisions decisions, HashSet<Candidate> like)
    {
        var members = new Dictionary<ListingKey, Candidate> { [first.Listing.Key] = first };
        var sure = new Dictionary<ListingPair, double>();
        var unsure = new Dictionary<ListingPair, double>();
        var open = new Queue<Candidate>([first]);
        while (open.TryDequeue(out var member) && members.Count <= Most)
        {
            // Those that stand together are compared whatever keys they share: what brought them together may be under a key that has become crowded.
            foreach (var other in member.Centre.Listings.Where(other => other.Key != member.Listing.Key))
            {
                var beside = new Candidate(member.Centre, other);
                Meet(beside);
                Compare(member, beside);
            }

            foreach (var key in decisions.SameAs(member.Listing.Key))
            {
                if (candidates.TryFind(key, out var same)) Meet(same);
            }

            candidates.Find(member.Listing, like);
            foreach (var candidate in like)
            {
                if (candidate.Listing != member.Listing) Compare(member, candidate);
            }
        }

        return new Surroundings(members, sure, unsure, members.Count > Most);

        void Meet(Candidate candidate)
        {
            if (members.TryAdd(candidate.Listing.Key, candidate)) open.Enqueue(candidate);
        }

        void Compare(Candidate member, Candidate like)
        {
            // Nearly all pairs end here, without a look at their keys.
            double score = scorer.ScoreOf(member.Listing, like.Listing);
            var verdict = scorer.VerdictOf(score);
            if (verdict == MatchVerdict.Different || member.Listing.Key == like.Listing.Key) return;
            var pair = ListingPair.Of(member.Listing.Key, like.Listing.Key);
            if (sure.ContainsKey(pair) || unsure.ContainsKey(pair)) return;
            bool isOneNetwork = member.Listing.Key.Network == like.Listing.Key.Network;
            if (verdict == MatchVerdict.Sure)
            {
                sure[pair] = score;
                // A pair that a network itself keeps apart joins nothing, so what hangs on the other one is no matter of this one.
                if (!isOneNetwork) Meet(like);
            }
            else if (verdict == MatchVerdict.Unsure && !isOneNetwork)
            {
                unsure[pair] = score;
            }
        }
    }
}
