using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Index;
using Federation.Cluster.Json;
using Federation.Cluster.Matching.Grouping;
using Federation.Cluster.Matching.Regroupings;
using Federation.Cluster.Matching.Review;
using Federation.Cluster.Matching.Scoring;
using Federation.Cluster.Storage;
using Microsoft.Extensions.Logging;

namespace Federation.Cluster.Matching;

/// <summary>
/// Matches again, after a run, every listing that has come, come back or changed in what matching looks at since the last time; and everything where the weights are others than then. How far it has
/// come is stored, so that nothing that a crash or another silo left is forgotten. Thread safe: one pass at a time on a silo.
/// </summary>
internal sealed partial class MatchingPass(IDirectoryStore store, CentreIndex index, IGrainFactory grains, MatchPlanner planner, MatchWeights weights, TimeProvider clock, ILogger<MatchingPass> log) : IDisposable
{
    /// <summary>Batches of the feed read at once.</summary>
    private const int BatchesAtOnce = 2_000;

    /// <summary>Listings looked at at once; those of them that have to go over do so in one turn, and in between runs may match theirs.</summary>
    private const int ListingsAtOnce = 2_000;

    /// <summary>Fields that matching looks at; a change of others changes no score.</summary>
    private static readonly HashSet<string> Looked = ["name", "address", "location", "website", "phone", "origin"];

    private readonly SemaphoreSlim _turn = new(1, 1);

    public void Dispose() => _turn.Dispose();

    /// <param name="matchingTurn">Held while listings go over, so that no page is matched meanwhile.</param>
    /// <returns>How many listings went over to other centres.</returns>
    public async Task<int> RunAsync(SemaphoreSlim matchingTurn, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var (progress, version) = await ReadAsync(cancellationToken);
            var head = await store.HeadAsync(cancellationToken);
            if (!FeedCursor.TryParse(progress.Cursor, out var matched) || !head.HasReached(matched)) matched = FeedCursor.Start; // an older copy of the store was put in place
            bool isAnew = progress.Weights != weights.Version;
            if (!isAnew && matched.Equals(head)) return 0;
            var changed = isAnew ? null : await ChangedAsync(matched, cancellationToken);
            int moved = changed is { Count: 0 } ? 0 : await MatchAsync(changed, matchingTurn, cancellationToken);
            await WriteAsync(new MatchingProgress { Cursor = head.ToString(), Weights = weights.Version }, version, cancellationToken);
            return moved;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>The listings to look at, each once: those that came or changed, those that a person decided on, and all that stand in a centre whose label changed or that a listing left.</summary>
    private async Task<IReadOnlyCollection<ListingKey>> ChangedAsync(FeedCursor after, CancellationToken cancellationToken)
    {
        var changed = new HashSet<ListingKey>();
        var whole = new HashSet<CentreId>();
        while (true)
        {
            var slice = await store.ReadFeedAsync(after, BatchesAtOnce, cancellationToken);
            if (slice.Batches.Count == 0) break;
            foreach (var told in slice.Batches.SelectMany(batch => batch.Events)) Take(told, changed, whole);
            after = slice.Next;
        }

        if (whole.Count == 0) return changed;
        await planner.CatchUpAsync(cancellationToken);
        foreach (var centre in whole) changed.UnionWith(index.Current.Find(centre)?.Listings.Select(listing => listing.Key) ?? []);
        return changed;
    }

    private void Take(FeedEvent told, HashSet<ListingKey> changed, HashSet<CentreId> whole)
    {
        try
        {
            if (told.Subject.Kind == RowKinds.Centre && JsonSerializer.Deserialize(told.Body.Span, ClusterJson.Default.CentreChange) is { } change && IsToBeMatched(change))
            {
                changed.Add(change.Listing);
                if (change.Kind is CentreChangeKind.ListingRemoved or CentreChangeKind.ListingReleased) whole.Add(change.Centre);
            }
            else if (told.Subject.Kind == RowKinds.PairDecision && told.Current is { } row)
            {
                var pair = MatchingArchive.ReadDecision(row).Pair;
                changed.UnionWith([pair.One, pair.Other]);
            }
            else if (told.Subject.Kind == RowKinds.Label && CentreId.TryParse(told.Subject.Id, out var labelled))
            {
                whole.Add(labelled);
            }
        }
        catch (JsonException)
        {
            // One damaged row must not keep all others from being matched; "store check" tells of it.
            LogUnreadable(log, told.Subject.Id);
        }
    }

    private static bool IsToBeMatched(CentreChange change) => change.Kind switch
    {
        CentreChangeKind.ListingChanged => change.Fields.Any(field => Looked.Contains(field.Field)),
        CentreChangeKind.FieldPinned or CentreChangeKind.FieldUnpinned or CentreChangeKind.ListingStale => false,
        _ => true,
    };

    /// <param name="changed">Null for every listing.</param>
    private async Task<int> MatchAsync(IReadOnlyCollection<ListingKey>? changed, SemaphoreSlim matchingTurn, CancellationToken cancellationToken)
    {
        int moved = 0, looked = 0;
        await planner.CatchUpAsync(cancellationToken);
        var listings = changed ?? [.. index.Current.All.SelectMany(centre => centre.Listings).Select(listing => listing.Key)];
        var queue = await ReviewQueue.LoadAsync(store, cancellationToken);
        // In order of key: whatever came first, the same listings make the same centres, the oldest id among them.
        foreach (var chunk in listings.Order().Chunk(ListingsAtOnce))
        {
            // Nearly all stand where they shall, and to see that keeps no run from matching its pages.
            var plans = (await planner.PlanAsync(chunk, undone: null, cancellationToken)).ToLookup(plan => plan.Transfers.IsEmpty);
            await queue.AskAsync(plans[true], clock.GetUtcNow(), cancellationToken);
            if (plans[false].SelectMany(plan => plan.Members.Keys).ToList() is { Count: > 0 } others) moved += await MoveAsync(others, queue, matchingTurn, cancellationToken);
            looked += chunk.Length;
        }

        await queue.ForgetAsync(key => index.Candidates.TryFind(key, out _), cancellationToken);
        LogMatched(log, looked, moved);
        return moved;
    }

    /// <summary>Looks at them anew while no page is matched, and has go over what still shall.</summary>
    private async Task<int> MoveAsync(List<ListingKey> listings, ReviewQueue queue, SemaphoreSlim matchingTurn, CancellationToken cancellationToken)
    {
        int moved = 0;
        await matchingTurn.WaitAsync(cancellationToken);
        try
        {
            var plans = await planner.PlanAsync(listings, undone: null, cancellationToken);
            await queue.AskAsync(plans, clock.GetUtcNow(), cancellationToken);
            foreach (var plan in plans.Where(plan => !plan.Transfers.IsEmpty)) moved += await MoveAsync(plan, cancellationToken);
        }
        finally
        {
            matchingTurn.Release();
        }

        return moved;
    }

    private async Task<int> MoveAsync(PlacePlan plan, CancellationToken cancellationToken)
    {
        var order = new RegroupingOrder { Transfers = plan.Transfers, Cause = RegroupingCause.MatchedAgain, Reason = "", Evidence = await planner.ExplainAsync(plan, cancellationToken) };
        return await grains.GetGrain<IMatchingGrain>(IMatchingGrain.Key).Regroup(order) is { } regrouping ? regrouping.Transfers.Length : 0;
    }

    private async Task<(MatchingProgress Progress, long Version)> ReadAsync(CancellationToken cancellationToken) =>
        await store.ReadAsync(MatchingProgress.Row, cancellationToken) is { } row && JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.MatchingProgress) is { } progress
            ? (progress, row.Version)
            : (new MatchingProgress { Cursor = FeedCursor.Start.ToString(), Weights = weights.Version }, 0); // nothing was matched before: everything is in the feed

    private async Task WriteAsync(MatchingProgress progress, long version, CancellationToken cancellationToken)
    {
        try
        {
            var write = new StateWrite(MatchingProgress.Row, version, JsonSerializer.SerializeToUtf8Bytes(progress, ClusterJson.Default.MatchingProgress));
            await store.CommitAsync(new StoreBatch { PartitionKey = IMatchingGrain.Key, Writes = [write] }, cancellationToken);
        }
        catch (VersionConflictException)
        {
            // Another silo has come as far or further; what it left the next pass looks at.
        }
    }

    [LoggerMessage(LogLevel.Error, "What the feed tells of {Subject} cannot be read and is not matched again.")]
    private static partial void LogUnreadable(ILogger log, string subject);

    [LoggerMessage(LogLevel.Information, "{Looked} listings were matched again; {Moved} went over to other centres.")]
    private static partial void LogMatched(ILogger log, int looked, int moved);
}
