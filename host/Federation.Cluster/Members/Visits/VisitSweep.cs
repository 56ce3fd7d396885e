using Federation.Cluster.Members.Visits.Statements;
using Federation.Cluster.Storage;

namespace Federation.Cluster.Members.Visits;

/// <summary>Removes visits of long ago. Thread safe.</summary>
internal sealed class VisitSweep(IDirectoryStore store, TimeProvider clock)
{
    /// <summary>So many months after the end of theirs, visits are kept: two years of business between networks and a month to settle it. Beyond that nothing needs them.</summary>
    public const int MonthsKept = 25;

    /// <summary>One walk over the ids. What a closing to come still counts stays, however old it is, so that nothing comes back as erased. Where another silo does it at the same moment, it is left to that one.</summary>
    /// <returns>How many went.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        if (await new StatementArchive(store).NextAsync(cancellationToken) is not { } next) return 0;
        var (kept, counted) = (VisitMonth.Of(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)).Add(-MonthsKept), next.Add(-StatementTimes.MonthsBack));
        var oldest = counted.CompareTo(kept) < 0 ? counted : kept;
        // What cannot be told the month of stays, for "store check" to name.
        var old = store.ScanIdsAsync(RowKinds.Visit, cancellationToken: cancellationToken).Where(id => id.Split('/') is [_, var text, _] && VisitMonth.TryParse(text, out var month) && month.CompareTo(oldest) < 0);
        return await store.RemoveAsync(RowKinds.Visit, old, cancellationToken);
    }
}
