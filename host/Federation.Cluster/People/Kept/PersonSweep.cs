using System.Text.Json;
using Federation.Cluster.Json;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;

namespace Federation.Cluster.People.Kept;

/// <summary>
/// Lets go of persons whose time is over, whose listing its source no longer shows, and whose network no longer says why it keeps any. Thread safe.
/// </summary>
internal sealed class PersonSweep(IDirectoryStore store, PersonGuard guard, TimeProvider clock)
{
    private const int AtOnce = 500;

    /// <param name="only">One network; null for all.</param>
    /// <returns>How many went.</returns>
    public async Task<int> RunAsync(NetworkId? only, CancellationToken cancellationToken)
    {
        string prefix = only is { } network ? $"{network}/" : "";
        if (!await store.ScanAsync(RowKinds.Person, prefix, cancellationToken).AnyAsync(cancellationToken)) return 0;

        // A page that is under way may write the same rows.
        using var held = await guard.HoldAsync(cancellationToken);
        var policies = (await new SyncArchive(store).NetworksAsync(cancellationToken)).ToDictionary(network => network.Id, network => network.People);
        int gone = 0;
        await foreach (var rows in store.ScanAsync(RowKinds.Person, prefix, cancellationToken).Chunk(AtOnce).WithCancellation(cancellationToken))
        {
            var bindings = await store.ReadManyAsync(RowKinds.Binding, [.. rows.Select(row => row.Key.Id)], cancellationToken);
            StateWrite[] writes = [.. rows.Zip(bindings).Where(pair => !IsKept(PersonArchive.Read(pair.First), pair.Second, policies)).Select(pair => new StateWrite(pair.First.Key, pair.First.Version, null))];
            if (writes.Length > 0 && await TryAsync(new StoreBatch { PartitionKey = rows[0].Key.Id, Writes = writes }, cancellationToken)) gone += writes.Length;
        }

        return gone;
    }

    /// <summary>False where another host that shares the store was faster; what it left goes with the next round.</summary>
    private async Task<bool> TryAsync(StoreBatch batch, CancellationToken cancellationToken)
    {
        try
        {
            await store.CommitAsync(batch, cancellationToken);
            return true;
        }
        catch (VersionConflictException)
        {
            return false;
        }
    }

    private bool IsKept(KeptPerson person, StateRow? binding, Dictionary<NetworkId, PersonPolicy?> policies) =>
        person.ExpiresAt > clock.GetUtcNow()
        && policies.GetValueOrDefault(person.Listing.Network)?.Purpose == person.Purpose
        && binding is not null
        && JsonSerializer.Deserialize(binding.Body.Span, ClusterJson.Default.Binding) is { Stale: false, RemovedAt: null };
}
