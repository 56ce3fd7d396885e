using System.Collections.Immutable;
using Federation.Cluster.Centres;
using Federation.Cluster.Index;
using Federation.Cluster.Matching.Candidates;
using Federation.Cluster.Matching.Decisions;
using Federation.Cluster.Matching.Grouping;
using Federation.Cluster.Matching.Regroupings;
using Federation.Cluster.Matching.Review;
using Federation.Cluster.Matching.Scoring;
using Federation.Cluster.Storage;

namespace Federation.Cluster.Matching;

/// <summary>Makes plans for listings out of the index, after it has seen everything stored. Moves nothing. Thread safe.</summary>
internal sealed class MatchPlanner(IDirectoryStore store, CentreIndex index, MatchScorer scorer, PairExplainer explainer, CentreArchive archive, TimeProvider clock)
{
    /// <summary>An index that takes longer to follow is not following.</summary>
    private static readonly TimeSpan IndexPatience = TimeSpan.FromSeconds(60);

    /// <summary>One of the two that speaks for no centre; null where both do.</summary>
    public async Task<ListingKey?> MissingAsync(ListingPair pair)
    {
        await CatchUpAsync(CancellationToken.None);
        return new[] { pair.One, pair.Other }.Where(key => !index.Candidates.TryFind(key, out _)).Cast<ListingKey?>().FirstOrDefault();
    }

    /// <summary>What keeps the two from being one place though a person says so; null for nothing.</summary>
    public async Task<MatchAnswer?> ObstacleAsync(ListingPair pair)
    {
        await CatchUpAsync(CancellationToken.None);
        var snapshot = index.Current;
        if (!index.Candidates.TryFind(pair.One, out var first)) return null;
        var decisions = snapshot.Decisions.With(pair, PairVerdict.Same);
        var found = Surroundings.Of(first, index.Candidates, scorer, decisions);
        if (found.IsTooLarge) return MatchAnswer.Refused(MatchProblemCodes.TooLarge, $"More than {Surroundings.Most} listings hang together with {pair.One}; they are left as they stand.");
        var plan = PlacePlan.Of(found, snapshot, index.Candidates, decisions, () => CentreId.New(clock));
        if (plan.AreTogether(pair)) return null;
        bool labels = new[] { pair.One, pair.Other }.All(key => index.Candidates.TryFind(key, out var candidate) && snapshot.HasLabel(candidate.Centre.Id));
        return labels
            ? MatchAnswer.Refused(MatchProblemCodes.TwoLabels, $"Both centres of {pair} have a label, and a label stays where it was awarded.")
            : MatchAnswer.Refused(MatchProblemCodes.KeptApart, $"{pair} cannot come together: other listings of the two centres are kept apart, or a label stands between them.");
    }

    /// <summary>What the regrouping brought together and still stands together; what came since is no part of it.</summary>
    public async Task<IReadOnlyList<ListingPair>> TogetherAsync(Regrouping regrouping)
    {
        await CatchUpAsync(CancellationToken.None);
        var pairs = new HashSet<ListingPair>();
        foreach (var company in regrouping.Transfers.GroupBy(transfer => (transfer.From, transfer.To)))
        {
            var keys = company.Select(transfer => transfer.Key).ToHashSet();
            var then = await archive.ReadAsOfAsync(company.Key.To, regrouping.At, CancellationToken.None);
            var there = then?.State.Listings.Select(listing => listing.Key).Where(key => !keys.Contains(key)).ToHashSet() ?? [];
            foreach (var key in keys)
            {
                if (!index.Candidates.TryFind(key, out var candidate)) continue;
                foreach (var other in candidate.Centre.Listings.Where(other => there.Contains(other.Key))) pairs.Add(ListingPair.Of(key, other.Key));
            }
        }

        return [.. pairs.OrderBy(pair => pair.One).ThenBy(pair => pair.Other)];
    }

    /// <summary>Whether a person keeps one of the listings apart from one that stands where it would go, or goes there too.</summary>
    public async Task<bool> IsKeptApartAsync(ImmutableArray<ListingTransfer> transfers)
    {
        await CatchUpAsync(CancellationToken.None);
        var snapshot = index.Current;
        foreach (var company in transfers.GroupBy(transfer => transfer.To))
        {
            var keys = company.Select(transfer => transfer.Key).ToList();
            var leaving = transfers.Where(transfer => transfer.From == company.Key).Select(transfer => transfer.Key).ToHashSet();
            var there = (snapshot.FindItself(company.Key)?.Listings ?? []).Select(listing => listing.Key).Where(key => !leaving.Contains(key));
            if (keys.Any(key => there.Concat(keys).Any(other => snapshot.Decisions[key, other] == PairVerdict.Apart))) return true;
        }

        return false;
    }

    /// <summary>A plan for every group of listings that hangs together with one of these; each listing stands in one plan at most.</summary>
    /// <param name="undone">Whose listings take back the ids that it took from them, where they are free; null for nothing.</param>
    public async Task<IReadOnlyList<PlacePlan>> PlanAsync(IEnumerable<ListingKey> listings, Regrouping? undone, CancellationToken cancellationToken)
    {
        await CatchUpAsync(cancellationToken);
        return Plan(listings, undone?.Transfers.ToDictionary(transfer => transfer.Key, transfer => transfer.From));
    }

    /// <summary>As <see cref="PlanAsync"/>, on what the index has seen already.</summary>
    public IReadOnlyList<PlacePlan> Plan(IEnumerable<ListingKey> listings, IReadOnlyDictionary<ListingKey, CentreId>? homes = null)
    {
        var snapshot = index.Current;
        var planned = new HashSet<ListingKey>();
        var plans = new List<PlacePlan>();
        var like = new HashSet<Candidate>(ReferenceEqualityComparer.Instance);
        foreach (var key in listings)
        {
            if (planned.Contains(key) || !index.Candidates.TryFind(key, out var candidate)) continue;
            var found = Surroundings.Of(candidate, index.Candidates, scorer, snapshot.Decisions, like);
            planned.UnionWith(found.Members.Keys);
            plans.Add(PlacePlan.Of(found, snapshot, index.Candidates, snapshot.Decisions, () => CentreId.New(clock), homes));
        }

        return plans;
    }

    /// <summary>Stores what the plans ask of people.</summary>
    public async Task AskAsync(IReadOnlyList<PlacePlan> plans, CancellationToken cancellationToken) =>
        await (await ReviewQueue.LoadAsync(store, cancellationToken)).AskAsync(plans, clock.GetUtcNow(), cancellationToken);

    /// <summary>Why the plan's listings are one place: its pairs with what was compared, surest first.</summary>
    public async Task<ImmutableArray<JudgedPair>> ExplainAsync(PlacePlan plan, CancellationToken cancellationToken)
    {
        var judged = ImmutableArray.CreateBuilder<JudgedPair>();
        foreach (var sure in plan.Because.Take(Regrouping.MostEvidence))
        {
            if (await explainer.ExplainAsync(sure.Pair, cancellationToken) is { } pair) judged.Add(pair);
        }

        return judged.ToImmutable();
    }

    public Task CatchUpAsync(CancellationToken cancellationToken) => CatchUpAsync(store, index, clock, cancellationToken);

    /// <exception cref="TimeoutException">The index does not follow.</exception>
    public static async Task CatchUpAsync(IDirectoryStore store, CentreIndex index, TimeProvider clock, CancellationToken cancellationToken) =>
        await index.WaitForAsync(await store.HeadAsync(cancellationToken), cancellationToken).WaitAsync(IndexPatience, clock, cancellationToken);
}
