using Federation.Cluster.Members.Visits;
using Federation.Cluster.Storage;

namespace Federation.Cluster.Members.Hosting.Quotas;

/// <summary>Counts the visits of a month at every door, for whoever needs them: one walk at a time, and whoever comes while one is under way, which may have passed already, shares the one after it. Thread safe.</summary>
internal sealed class MonthCounts(IDirectoryStore store, VisitMonth month)
{
    private readonly Lock _gate = new();
    private Task _underWay = Task.CompletedTask;
    private Task<IReadOnlyList<DoorCount>>? _next;

    /// <summary>What doors had, as it was at some moment after the call. A door that nobody came to is not among them.</summary>
    public Task<IReadOnlyList<DoorCount>> ReadAsync()
    {
        lock (_gate) return _next ??= AfterAsync(_underWay);
    }

    private async Task<IReadOnlyList<DoorCount>> AfterAsync(Task before)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding); // those who waited for it were told
        lock (_gate) (_underWay, _next) = (_next!, null); // this very task, put there under the same lock
        var counts = new List<DoorCount>();
        // A visit is stored together with its door's row.
        await foreach (string door in store.ScanIdsAsync(RowKinds.Door))
        {
            if (await DoorCount.ReadAsync(store, door, month) is { IsNone: false } count) counts.Add(count);
        }

        return counts;
    }
}
