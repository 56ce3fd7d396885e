using Federation.Cluster.Storage;
using Federation.Cluster.Sync;

namespace Federation.Cluster.People.Told;

/// <summary>
/// After a run: has what is held here from before follow the erasures that the run was told of, or that an earlier one was told of and did not come to. What is to be done is stored until it is done, so that a crash at any
/// place is made good at the end of the network's next run. Thread safe.
/// </summary>
internal sealed class ToldErasureSweep(IDirectoryStore store, TimeProvider clock)
{
    private const int AtOnce = 500;

    /// <returns>Of how many listings.</returns>
    /// <exception cref="StoreUnavailableException">Not all is known to be gone; the next run goes on.</exception>
    /// <exception cref="VersionConflictException">Somebody else wrote what is to be done.</exception>
    public async Task<int> RunAsync(NetworkId network, CancellationToken cancellationToken)
    {
        var rows = await store.ScanAsync(RowKinds.ToldErasure, $"{network}/", cancellationToken).ToListAsync(cancellationToken);
        if (rows.Count == 0) return 0;
        var cut = new ToldCut(rows.Select(ToldErasure.Read));
        foreach (var (kind, isOfNetwork) in ToldCut.Kinds)
        {
            await foreach (var row in store.ScanAsync(kind, isOfNetwork ? $"{network}/" : "", cancellationToken)) await CutAsync(row, cut, cancellationToken);
        }

        await Forgetting.RunAsync(store, clock, cancellationToken);
        foreach (var done in rows.Select(row => new StateWrite(row.Key, row.Version, null)).Chunk(AtOnce)) await store.CommitAsync(new StoreBatch { PartitionKey = network.Value, Writes = done }, cancellationToken);
        return rows.Count;
    }

    private async Task CutAsync(StateRow found, ToldCut cut, CancellationToken cancellationToken)
    {
        for (StateRow? row = found; row is not null; row = await store.ReadAsync(found.Key, cancellationToken))
        {
            var left = cut.Of(row);
            if (left is { } body && body.Equals(row.Body)) return;
            try
            {
                await store.CommitAsync(new StoreBatch { PartitionKey = row.Key.Id, Writes = [new StateWrite(row.Key, row.Version, left)] }, cancellationToken);
                return;
            }
            catch (VersionConflictException)
            {
                // Somebody wrote it meanwhile: it is looked at again.
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
    }
}
