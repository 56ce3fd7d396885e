using Federation.Cluster.Members.Visits;
using Federation.Cluster.Storage;

namespace Federation.Cluster.Members.Hosting.Quotas;

/// <summary>Removes how numbers of visits were shared out in months that no door tells of any more. Thread safe.</summary>
internal sealed class QuotaSweep(IDirectoryStore store, TimeProvider clock)
{
    /// <summary>One walk over the ids: a door tells for seven days, by whatever calendar its centre has.</summary>
    /// <returns>How many went.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var oldest = VisitMonth.Of(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)).Add(-1);
        // What is none stays, for "store check" to name.
        var old = store.ScanIdsAsync(RowKinds.VisitQuota, cancellationToken: cancellationToken).Where(id => QuotaKey.TryParse(id, out var key) && key.Month.CompareTo(oldest) < 0);
        return await store.RemoveAsync(RowKinds.VisitQuota, old, cancellationToken);
    }
}
