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

    private const int AtOnce = 500;

    /// <summary>No host is at work on the store. Where it is broken off, it can be done again.</summary>
    public static async Task<RepairReport> RunAsync(IDirectoryStore store, CancellationToken cancellationToken)
    {
        var mended = new List<string>();
        var networks = new SortedSet<string>(StringComparer.Ordinal);
        for (int round = 0; round < MostRounds; round++)
        {
            int before = mended.Count;
            foreach (var finding in await BindingCheck.RunAsync(store, cancellationToken))
            {
                if (finding.Mending is not { } mending) continue;
                // First: a binding that is mended is sound, and nobody would come back for its network.
                if (ListingKey.TryParse(mending.Key.Id, out var listing) && !networks.Contains(listing.Network.Value))
                {
                    if (!await ReadAnewAsync(store, listing.Network, cancellationToken)) continue;
                    networks.Add(listing.Network.Value);
                }

                await store.CommitAsync(new StoreBatch { PartitionKey = mending.Key.Id, Writes = [mending] }, cancellationToken);
                mended.Add(finding.Problem);
            }

            if (mended.Count == before) break;
        }

        return new RepairReport(mended, [.. networks]);
    }

    /// <summary>Has the network's next sync read its source from the start, and nothing go on with what was read before.</summary>
    /// <returns>False where the network's row cannot be read: nothing of it is mended then.</returns>
    private static async Task<bool> ReadAnewAsync(IDirectoryStore store, NetworkId network, CancellationToken cancellationToken)
    {
        try
        {
            if (await store.ReadAsync(new StateKey(RowKinds.Network, network.Value), cancellationToken) is not { } row || JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.NetworkRecord) is not { } record) return false;
            record.ReadsAnew = true;
            var pages = await store.ScanIdsAsync(RowKinds.ReadPage, $"{network}/", cancellationToken).ToListAsync(cancellationToken);
            var read = await store.ReadManyAsync(RowKinds.ReadPage, pages, cancellationToken);
            StateWrite[] writes = [new StateWrite(row.Key, row.Version, JsonSerializer.SerializeToUtf8Bytes(record, ClusterJson.Default.NetworkRecord)), .. read.OfType<StateRow>().Select(page => new StateWrite(page.Key, page.Version, null))];
            foreach (var chunk in writes.Chunk(AtOnce)) await store.CommitAsync(new StoreBatch { PartitionKey = network.Value, Writes = chunk }, cancellationToken);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}

/// <summary>What was mended.</summary>
/// <param name="Mended">The problems.</param>
/// <param name="Networks">Whose next sync reads the source from its start, and puts right what centres say by it; in order.</param>
public sealed record RepairReport(IReadOnlyList<string> Mended, IReadOnlyList<string> Networks);
