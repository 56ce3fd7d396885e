using Federation.Cluster.Storage;
using Federation.Cluster.Sync;

namespace Federation.Host.Running;

/// <summary>What can be told of a directory from its store alone, also while a host works on it.</summary>
internal static class StoredDirectory
{
    /// <summary>So many runs back a source's condition is followed.</summary>
    private const int MostRuns = 100;

    public static async Task<IReadOnlyList<NetworkLine>> NetworksAsync(IDirectoryStore store, CancellationToken cancellationToken)
    {
        var archive = new SyncArchive(store);
        var lines = new List<NetworkLine>();
        foreach (var network in await archive.NetworksAsync(cancellationToken))
        {
            int listings = await store.ScanAsync(RowKinds.Binding, $"{network.Id}/", cancellationToken).CountAsync(cancellationToken);
            var runs = await archive.RunsAsync(network.Id, MostRuns, cancellationToken);
            var alerts = NetworkAlert.Of(network.Id, runs).Select(alert => new AlertLine(alert.Code, alert.Since, alert.Message));
            lines.Add(new NetworkLine(network.Id, network.Name, network.Adapter, network.Schedule, listings, runs.FirstOrDefault(), [.. network.Hosts], SourceHealth.Of(runs).Condition, [.. alerts]));
        }

        return lines;
    }
}
