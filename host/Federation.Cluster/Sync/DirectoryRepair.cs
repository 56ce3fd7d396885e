using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using Federation.Cluster.Storage;

namespace Federation.Cluster.Sync;

/// <summary>Mends of what <see cref="DirectoryCheck"/> finds whatever the sources can say again: that listings and their bindings do not fit together. All else comes back from a backup alone.</summary>
public static class DirectoryRepair
{
    /// <summary>A binding that nobody can read is dropped in one round, and made again from its listing in the next.</summary>
    private const int MostRounds = 3;

    /// <summary>No host is at work on the store.</summary>
    /// <returns>The problems that were mended. The next sync of each of their networks reads the source from its start, and puts right what centres say by it.</returns>
    public static async Task<IReadOnlyList<string>> RunAsync(IDirectoryStore store, CancellationToken cancellationToken)
    {
        var mended = new List<string>();
        var networks = new HashSet<NetworkId>();
        for (int round = 0; round < MostRounds; round++)
        {
            var mendable = (await BindingCheck.RunAsync(store, cancellationToken)).Where(finding => finding.Mending is not null).ToList();
            foreach (var finding in mendable)
            {
                var mending = finding.Mending!; // only such are left
                await store.CommitAsync(new StoreBatch { PartitionKey = mending.Key.Id, Writes = [mending] }, cancellationToken);
                mended.Add(finding.Problem);
                if (ListingKey.TryParse(mending.Key.Id, out var listing)) networks.Add(listing.Network);
            }

            if (mendable.Count == 0) break;
        }

        foreach (var network in networks) await ReadAnewAsync(store, network, cancellationToken);
        return mended;
    }

    private static async Task ReadAnewAsync(IDirectoryStore store, NetworkId network, CancellationToken cancellationToken)
    {
        if (await store.ReadAsync(new StateKey(RowKinds.Network, network.Value), cancellationToken) is not { } row || JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.NetworkRecord) is not { } record) return;
        record.ReadsAnew = true;
        var write = new StateWrite(row.Key, row.Version, JsonSerializer.SerializeToUtf8Bytes(record, ClusterJson.Default.NetworkRecord));
        await store.CommitAsync(new StoreBatch { PartitionKey = network.Value, Writes = [write] }, cancellationToken);
    }
}
