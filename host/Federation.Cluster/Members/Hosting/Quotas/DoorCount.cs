using System.Text.Json;
using Federation.Cluster.Members.Visits;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;

namespace Federation.Cluster.Members.Hosting.Quotas;

/// <summary>How many visits a door had in a month, by the networks that they were between.</summary>
internal sealed class DoorCount
{
    private readonly Dictionary<(NetworkId Host, NetworkId Home), int> _between = [];
    private int _damaged;

    private DoorCount(string door) => Door = door;

    /// <summary>The id of its centre.</summary>
    public string Door { get; }

    public bool IsNone => _between.Count == 0 && _damaged == 0;

    /// <summary>How many count in a number of that month. One that cannot be read counts in each: rather one visit too few than one too many, and no door waits for "store check".</summary>
    public int Of(QuotaKey key) => _damaged + _between.Where(pair => key.IsBetween(pair.Key.Host, pair.Key.Home)).Sum(pair => pair.Value);

    public static async Task<DoorCount> ReadAsync(IDirectoryStore store, string door, VisitMonth month)
    {
        var count = new DoorCount(door);
        await foreach (var row in store.ScanAsync(RowKinds.Visit, $"{door}/{month}/")) count.Add(row);
        return count;
    }

    private void Add(StateRow row)
    {
        try
        {
            if (VisitArchive.Read(row) is { Doubt: null, Host: { } host, HomeNetwork: var home }) _between[(host, home)] = _between.GetValueOrDefault((host, home)) + 1;
        }
        catch (Exception failure) when (failure is JsonException or ArgumentException)
        {
            _damaged++;
        }
    }
}
