using Federation.Cluster.Members.Visits;
using Federation.Cluster.Storage;

namespace Federation.Cluster.Members.Hosting.Quotas;

/// <summary>What whoever shares a number of visits out has to know: the time, and what was visited. Thread safe.</summary>
internal sealed class QuotaSurroundings(IDirectoryStore store, TimeProvider clock)
{
    /// <summary>How many doors are counted at the same moment.</summary>
    private const int AtOnce = 20;

    private readonly Lock _gate = new();
    private readonly Dictionary<VisitMonth, MonthCounts> _months = [];

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>How many visits of each of these doors count in a number; of all, also of those with none.</summary>
    public async Task<IReadOnlyDictionary<string, int>> CountAsync(QuotaKey key, IEnumerable<string> doors)
    {
        var used = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (string[] some in doors.Chunk(AtOnce))
        {
            foreach (var count in await Task.WhenAll(some.Select(door => DoorCount.ReadAsync(store, door, key.Month)))) used[count.Door] = count.Of(key);
        }

        return used;
    }

    /// <summary>How many visits count in a number, by door, wherever there were any. A walk through all visits of the month, which all who ask at one moment share.</summary>
    public async Task<IReadOnlyDictionary<string, int>> CountAllAsync(QuotaKey key)
    {
        var counts = await Month(key.Month).ReadAsync();
        return counts.Select(count => (count.Door, Used: count.Of(key))).Where(count => count.Used > 0).ToDictionary(count => count.Door, count => count.Used, StringComparer.Ordinal);
    }

    private MonthCounts Month(VisitMonth month)
    {
        lock (_gate)
        {
            if (_months.TryGetValue(month, out var known)) return known;
            // Nobody asks for older ones any more.
            foreach (var old in _months.Keys.Where(other => other.CompareTo(month.Add(-1)) < 0).ToList()) _months.Remove(old);
            return _months[month] = new MonthCounts(store, month);
        }
    }
}
