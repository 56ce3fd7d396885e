using System.Globalization;
using Federation.Cluster.Storage;

namespace Federation.Cluster.Members.Doors;

/// <summary>Removes rows of doors that are of days that nobody looks back at any more. Thread safe.</summary>
/// <param name="kind">Of rows whose ids end with a day in UTC.</param>
/// <param name="daysKept">The last among them.</param>
internal sealed class DoorRowSweep(IDirectoryStore store, string kind, int daysKept, TimeProvider clock)
{
    /// <summary>One walk over the ids. Where another silo does it at the same moment, it is left to that one.</summary>
    /// <returns>How many went.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        string oldest = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(1 - daysKept).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        // What cannot be told the day of stays, for "store check" to name.
        var old = store.ScanIdsAsync(kind, cancellationToken: cancellationToken).Where(id => id.Split('/') is [.., { Length: 10 } day] && string.CompareOrdinal(day, oldest) < 0);
        return await store.RemoveAsync(kind, old, cancellationToken);
    }
}
