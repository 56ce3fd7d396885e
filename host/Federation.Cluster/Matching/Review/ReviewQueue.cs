using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using Federation.Cluster.Matching.Decisions;
using Federation.Cluster.Matching.Grouping;
using Federation.Cluster.Storage;

namespace Federation.Cluster.Matching.Review;

/// <summary>What people are asked, as stored, while plans change it. Not thread safe: one for each piece of work, dropped after a conflict.</summary>
internal sealed class ReviewQueue
{
    private const int AtOnce = 500;

    private readonly IDirectoryStore _store;
    private readonly Dictionary<ListingPair, (long Version, MatchReview Review)> _open = [];
    private readonly Dictionary<ListingKey, HashSet<ListingPair>> _ofListing = [];

    private ReviewQueue(IDirectoryStore store) => _store = store;

    public static async Task<ReviewQueue> LoadAsync(IDirectoryStore store, CancellationToken cancellationToken)
    {
        var queue = new ReviewQueue(store);
        await foreach (var row in store.ScanAsync(RowKinds.MatchReview, cancellationToken: cancellationToken)) queue.Remember(MatchingArchive.ReadReview(row), row.Version);
        return queue;
    }

    /// <summary>Asks what the plans ask, and no longer what was asked before about their listings. A question that stands as it stood is left alone.</summary>
    /// <exception cref="VersionConflictException">Somebody else changed the queue at the same moment.</exception>
    public async Task AskAsync(IEnumerable<PlacePlan> plans, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var writes = new List<StateWrite>();
        var byRow = new Dictionary<StateKey, ListingPair>();
        foreach (var plan in plans)
        {
            foreach (var gone in plan.Members.Keys.SelectMany(key => _ofListing.GetValueOrDefault(key, [])).Distinct().Where(pair => !plan.Questions.ContainsKey(pair)).ToList()) writes.Add(Drop(gone));
            foreach (var (pair, (question, score)) in plan.Questions)
            {
                var (version, known) = _open.GetValueOrDefault(pair);
                double? told = score == SameOrigin.Score ? null : score;
                if (known?.Question == question && known.Score == told) continue;
                var review = new MatchReview { Pair = pair, Question = question, Score = told, Since = known?.Question == question ? known.Since : now };
                writes.Add(new StateWrite(KeyOf(pair), version, JsonSerializer.SerializeToUtf8Bytes(review, ClusterJson.Default.MatchReview)));
                Remember(review, version + 1);
                byRow[KeyOf(pair)] = pair;
            }
        }

        // A pair that two plans wrote is written once, as it came to be last: what counts is its last write with the version of its first.
        foreach (var chunk in writes.GroupBy(write => write.Key).Select(same => same.Last() with { ExpectedVersion = same.First().ExpectedVersion }).Where(write => write.Body is not null || write.ExpectedVersion > 0).Chunk(AtOnce))
        {
            // Dropped and asked again, its row goes on from where it was.
            foreach (var write in chunk.Where(write => write.Body is not null)) _open[byRow[write.Key]] = (write.ExpectedVersion + 1, _open[byRow[write.Key]].Review);
            await _store.CommitAsync(new StoreBatch { PartitionKey = IMatchingGrain.Key, Writes = chunk }, cancellationToken);
        }
    }

    /// <summary>Asks no more about listings that speak for no centre.</summary>
    public async Task ForgetAsync(Func<ListingKey, bool> isKnown, CancellationToken cancellationToken)
    {
        var gone = _open.Keys.Where(pair => !isKnown(pair.One) || !isKnown(pair.Other)).ToList();
        foreach (var chunk in gone.Select(Drop).Chunk(AtOnce)) await _store.CommitAsync(new StoreBatch { PartitionKey = IMatchingGrain.Key, Writes = chunk }, cancellationToken);
    }

    internal static StateKey KeyOf(ListingPair pair) => new(RowKinds.MatchReview, pair.RowId);

    private StateWrite Drop(ListingPair pair)
    {
        _open.Remove(pair, out var dropped);
        _ofListing[pair.One].Remove(pair);
        _ofListing[pair.Other].Remove(pair);
        return new StateWrite(KeyOf(pair), dropped.Version, null);
    }

    private void Remember(MatchReview review, long version)
    {
        _open[review.Pair] = (version, review);
        foreach (var key in new[] { review.Pair.One, review.Pair.Other })
        {
            if (!_ofListing.TryGetValue(key, out var pairs)) _ofListing[key] = pairs = [];
            pairs.Add(review.Pair);
        }
    }
}
