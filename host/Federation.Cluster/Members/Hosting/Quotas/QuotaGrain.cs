using System.Collections.Immutable;
using Federation.Cluster.Centres;
using Federation.Cluster.Members.Visits;
using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Grains;
using Federation.Registry.Hosting;

namespace Federation.Cluster.Members.Hosting.Quotas;

/// <summary>
/// A thin shell over <see cref="QuotaLedger"/>. What doors whose grants are over did use is counted from their visits, which are what is billed: so a crash between a grant and a visit costs nobody anything.
/// </summary>
internal sealed class QuotaGrain([PersistentState(RowKinds.VisitQuota, DirectoryGrainStorage.Name)] IPersistentState<QuotaRecord> record, VisitArchive visits) : Grain, IQuotaGrain
{
    /// <summary>How long a door that found nothing does not ask again.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(10);

    /// <summary>How often visits are counted where nothing is left.</summary>
    private static readonly TimeSpan Recount = TimeSpan.FromSeconds(30);

    /// <summary>How many doors are counted at one time.</summary>
    private const int MostCounted = 20;

    private DateTimeOffset _counted;

    public async Task<ImmutableArray<QuotaLease>> Lease(ImmutableArray<QuotaRequest> requests)
    {
        var before = new QuotaLedger { Grants = record.State.Grants.ToImmutableSortedDictionary(StringComparer.Ordinal) };
        var after = before;
        var leases = ImmutableArray.CreateBuilder<QuotaLease>(requests.Length);
        foreach (var request in requests)
        {
            (after, var lease) = await LeaseAsync(after, request);
            leases.Add(lease);
        }

        if (!after.Grants.SequenceEqual(before.Grants)) await StoreAsync(after);
        return leases.MoveToImmutable();
    }

    private async Task<(QuotaLedger After, QuotaLease Lease)> LeaseAsync(QuotaLedger before, QuotaRequest request)
    {
        var (door, now) = (request.Door.Value, request.At);
        var (after, given) = before.Lease(door, request.Used, request.Limit, now);
        if (given is null && now >= _counted + Recount && after.Lapsed(now).Any())
        {
            _counted = now;
            after = await SettleAsync(after, now);
            (after, given) = after.Lease(door, request.Used, request.Limit, now);
        }

        return (after, given is { } grant ? new QuotaLease { Total = grant.Total, Until = grant.Until } : new QuotaLease { Total = null, Until = now + Rest });
    }

    private async Task<QuotaLedger> SettleAsync(QuotaLedger ledger, DateTimeOffset now)
    {
        if (!QuotaKey.TryParse(this.GetPrimaryKeyString(), out var key)) throw new InvalidOperationException("A quota's grain is named by its key.");
        foreach (string door in ledger.Lapsed(now).Take(MostCounted).ToList())
        {
            int used = CentreId.TryParse(door, out var centre) ? await visits.ReadAsync(centre, key.Month, CancellationToken.None).CountAsync(key.Counts) : 0;
            ledger = ledger.Settle(door, used);
        }

        return ledger;
    }

    private async Task StoreAsync(QuotaLedger ledger)
    {
        record.State.Grants = ledger.Grants;
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
}
