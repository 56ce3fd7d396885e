using Federation.Cluster.Labels.Reviews;
using Federation.Cluster.Storage;
using Federation.Registry.Reviews;

namespace Federation.Gateway.Tests.Doubles;

/// <summary>Reviews that are closed as their grain closes them; nobody looks.</summary>
internal sealed class FakeReviews(MemoryStore store, TimeProvider clock) : IReviewGrain
{
    public Task<bool> Look() => throw new NotSupportedException("Nothing of the gateway waits for it.");

    public async Task<string?> Close(string review, string by, string reason)
    {
        if (string.IsNullOrWhiteSpace(reason)) return ReviewProblemCodes.BadReason;
        if (await store.ReadAsync(LabelReview.KeyOf(review)) is not { } row) return ReviewProblemCodes.Unknown;
        var known = LabelReview.Read(row);
        if (known.IsDecided(by, reason)) return null;
        if (known.Outcome is not null) return ReviewProblemCodes.Closed;
        var closed = known with { Outcome = ReviewOutcome.Decided, ClosedAt = clock.GetUtcNow(), By = by, Reason = reason };
        await store.CommitAsync(new StoreBatch { PartitionKey = "reviews", Writes = [new StateWrite(row.Key, row.Version, closed.Body())] });
        return null;
    }
}
