using System.Text.Json;
using Federation.Cluster.Json;
using Federation.Cluster.People.Suppressing;
using Federation.Cluster.Storage;

namespace Federation.Cluster.People.Erasing;

/// <summary>
/// Keeps the lists of erasures of hosts that share a store the same: each has all entries in a file of its own, which no backup of the store takes anything from, and the store's rows carry them from one to the other. Thread safe.
/// </summary>
/// <remarks>A store that was set back to before an erasure gets it again from the hosts' lists; a host that is new gets all of them from the store.</remarks>
internal sealed class ErasureExchange(IDirectoryStore store, SuppressionList list, PersonGuard guard, ErasureHosts hosts, TimeProvider clock)
{
    /// <summary>How often a host looks what others erase.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    /// <summary>What others are given to look, before anything is erased: so of two who erase at once, both know both. Who looks later erases again.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    public static StateWrite Write(StateKey key, long version, AppliedErasure erasure) => new(key, version, JsonSerializer.SerializeToUtf8Bytes(erasure, ClusterJson.Default.AppliedErasure));

    public static AppliedErasure Read(StateRow row) => JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.AppliedErasure) ?? throw new StoreUnavailableException(StoreCodes.Row, $"Row {row.Key} is null.");

    /// <summary>Has every other host keep the person out, where there are any.</summary>
    public async Task AnnounceAsync(Suppression suppression, CancellationToken cancellationToken)
    {
        if (!hosts.MayBeSeveral) return;
        var key = new StateKey(RowKinds.Erasure, suppression.Hash);
        try
        {
            await store.CommitAsync(new StoreBatch { PartitionKey = key.Id, Writes = [Write(key, 0, AppliedErasure.Open(suppression))] }, cancellationToken);
        }
        catch (VersionConflictException)
        {
            // It was told before.
        }

        await Task.Delay(Patience, clock, cancellationToken);
    }

    /// <summary>Puts on this host's list what others have on theirs.</summary>
    /// <returns>What was not on it. Pages that had begun before are over.</returns>
    public async Task<IReadOnlyList<Suppression>> LearnAsync(CancellationToken cancellationToken)
    {
        if (!hosts.MayBeSeveral) return [];
        var known = list.Suppressions.Select(suppression => suppression.Hash).ToHashSet(StringComparer.Ordinal);
        List<Suppression> learned = [];
        await foreach (var row in store.ScanAsync(RowKinds.Erasure, cancellationToken: cancellationToken))
        {
            if (!known.Contains(row.Key.Id) && Read(row).ToSuppression(row.Key.Id) is { } suppression) learned.Add(list.Add(suppression));
        }

        if (learned.Count > 0) (await guard.HoldAsync(cancellationToken)).Dispose();
        return learned;
    }
}
