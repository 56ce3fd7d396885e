using System.Text.Json;
using Federation.Cluster.Json;
using Federation.Cluster.People.Suppressing;
using Federation.Cluster.Storage;
using Microsoft.Extensions.Logging;

namespace Federation.Cluster.People.Erasing;

/// <summary>
/// Keeps the lists of erasures of hosts that share a store the same: each has all entries in a file of its own, which no backup of the store takes anything from, and the store's rows carry them from one to the other. Thread safe.
/// </summary>
/// <remarks>A store that was restored from before an erasure gets it back from the hosts' lists; a host that is new gets all of them from the store.</remarks>
internal sealed partial class ErasureSharing(IDirectoryStore store, SuppressionList list, PersonGuard guard, ErasureHosts hosts, TimeProvider clock, ILogger<ErasureSharing> log) : Rounds(Every, clock)
{
    /// <summary>How often a host looks what others erase.</summary>
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    /// <summary>What others are given to look and to end what they had begun before: two rounds, and as long again for pages under way.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    public static StateWrite Write(StateKey key, long version, AppliedErasure erasure) => new(key, version, JsonSerializer.SerializeToUtf8Bytes(erasure, ClusterJson.Default.AppliedErasure));

    public static AppliedErasure Read(StateRow row) => JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.AppliedErasure) ?? throw new StoreUnavailableException(StoreCodes.Row, $"Row {row.Key} is null.");

    /// <summary>Before this host serves anything: what others erased while it was away is on its list.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await RunAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

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

        await Task.Delay(Patience, Clock, cancellationToken);
    }

    internal override async Task RunAsync(CancellationToken cancellationToken)
    {
        if (!hosts.MayBeSeveral) return;
        var known = list.Suppressions.Select(suppression => suppression.Hash).ToHashSet(StringComparer.Ordinal);
        Suppression[] added = [];
        await foreach (var row in store.ScanAsync(RowKinds.Erasure, cancellationToken: cancellationToken))
        {
            if (!known.Contains(row.Key.Id) && Read(row).ToSuppression(row.Key.Id) is { } suppression) added = [.. added, list.Add(suppression)];
        }

        if (added.Length == 0) return;
        (await guard.HoldAsync(cancellationToken)).Dispose(); // pages that began before are over
        LogLearned(log, added.Length);
    }

    protected override void Failed(string failure) => LogFailed(log, failure);

    [LoggerMessage(LogLevel.Information, "{Count} erasures of other hosts are on this host's list now.")]
    private static partial void LogLearned(ILogger log, int count);

    [LoggerMessage(LogLevel.Error, "What other hosts erased could not be read ({Failure}). The next look is in two seconds.")]
    private static partial void LogFailed(ILogger log, string failure);
}
