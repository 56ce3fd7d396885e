using System.Collections.Immutable;
using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Grains;
using Federation.Registry.Hosting;

namespace Federation.Cluster.Members.Hosting.Quotas;

/// <summary>
/// A thin shell over <see cref="QuotaLedger"/>. What doors whose grants are over did use is counted from their visits, which are what is billed: so a crash between a grant and a visit costs nobody anything. All doors are counted once where
/// the number begins to count.
/// </summary>
internal sealed class QuotaGrain([PersistentState(RowKinds.VisitQuota, DirectoryGrainStorage.Name)] IPersistentState<QuotaRecord> record, QuotaSurroundings outside) : Grain, IQuotaGrain
{
    /// <summary>How long a door that found nothing does not ask again.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(10);

    /// <summary>How often visits are counted where nothing is left.</summary>
    private static readonly TimeSpan Recount = TimeSpan.FromSeconds(30);

    /// <summary>How many doors are counted at one time.</summary>
    private const int MostCounted = 100;

    private DateTimeOffset _counted;

    public async Task<ImmutableArray<QuotaLease>> Lease(ImmutableArray<QuotaRequest> requests)
    {
        var before = new QuotaLedger { Grants = record.State.Grants.ToImmutableSortedDictionary(StringComparer.Ordinal) };
        int since = requests.Max(request => request.Since);
        var after = before;
        if (record.State.Since is not { } known || known < since) after = before.Counted(await outside.CountAllAsync(Key), outside.Now);
        else since = known;
        var leases = ImmutableArray.CreateBuilder<QuotaLease>(requests.Length);
        foreach (var request in requests)
        {
            (after, var lease) = await LeaseAsync(after, request);
            leases.Add(lease);
        }

        if (since != record.State.Since || !after.Grants.SequenceEqual(before.Grants)) await StoreAsync(after, since);
        return leases.MoveToImmutable();
    }

    // Times here are of this silo's clock, and what a door is told of its own: two that go differently agree on how long a share lasts.
    private async Task<(QuotaLedger After, QuotaLease Lease)> LeaseAsync(QuotaLedger before, QuotaRequest request)
    {
        var (door, now) = (request.Door.Value, outside.Now);
        var (after, given) = before.Lease(door, request.Used, request.Limit, now);
        if (given is null && now >= _counted + Recount && after.Lapsed(now).Any())
        {
            _counted = now;
            after = await SettleAsync(after, now);
            (after, given) = after.Lease(door, request.Used, request.Limit, now);
        }

        return (after, given is { } grant ? new QuotaLease { Total = grant.Total, Until = request.At + (grant.Until - now) } : new QuotaLease { Total = null, Until = request.At + Rest });
    }

    /// <summary>First those from which most may come back.</summary>
    private async Task<QuotaLedger> SettleAsync(QuotaLedger ledger, DateTimeOffset now)
    {
        var used = await outside.CountAsync(Key, ledger.Lapsed(now).OrderByDescending(door => ledger.Grants[door].Total).Take(MostCounted));
        return used.Aggregate(ledger, (settled, count) => settled.Settle(count.Key, count.Value));
    }

    private async Task StoreAsync(QuotaLedger ledger, int since)
    {
        (record.State.Grants, record.State.Since) = (ledger.Grants, since);
        try
        {
            await record.WriteStateAsync();
        }
        catch
        {
            // What is in memory is not what is stored: the next activation reads again.
            DeactivateOnIdle();
            throw;
        }
    }

    private QuotaKey Key => QuotaKey.TryParse(this.GetPrimaryKeyString(), out var key) ? key : throw new InvalidOperationException("A quota's grain is named by its key.");
}
