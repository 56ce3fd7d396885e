using Federation.Cluster.Storage;
using Federation.Cluster.Sync;

namespace Federation.Host.Running;

/// <summary>What can be told of a directory from its store alone, also while a host works on it.</summary>
internal static class StoredDirectory
{
    public static async Task<IReadOnlyList<NetworkLine>> NetworksAsync(IDirectoryStore store, CancellationToken cancellationToken)
    {
        var archive = new SyncArchive(store);
        var lines = new List<NetworkLine>();
        foreach (var network in await archive.NetworksAsync(cancellationToken))
        {
            int listings = await store.ScanAsync(RowKinds.Binding, $"{network.Id}/", cancellationToken).CountAsync(cancellationToken);
            var runs = await archive.RunsAsync(network.Id, 1, cancellationToken);
            lines.Add(new NetworkLine(network.Id, network.Name, network.Adapter, network.Schedule, listings, runs.FirstOrDefault(), [.. network.Hosts]));
        }

        return lines;
    }
}
