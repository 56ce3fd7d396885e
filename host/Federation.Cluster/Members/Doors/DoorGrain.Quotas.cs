using System.Collections.Immutable;
using Federation.Cluster.Members.Admissions;
using Federation.Cluster.Members.Doors.Offline;
using Federation.Cluster.Members.Hosting.Quotas;
using Federation.Cluster.Members.Visits;

namespace Federation.Cluster.Members.Doors;

// The part of a door that keeps to numbers of visits between networks.
internal sealed partial class DoorGrain
{
    private readonly LeaseBook _leases = new();

    /// <summary>As <see cref="Admission.Decide"/>, and for those whom it admits whether a number is used up.</summary>
    private async Task<AdmissionDecision> JudgeAsync(AdmissionCase asked)
    {
        var decision = Admission.Decide(asked);
        if (decision.Verdict != AdmissionVerdict.Allowed) return decision;
        foreach (var (key, limit, code) in asked.Hosting.Quotas(VisitMonth.Of(asked.Centre.DayAt(asked.At))))
        {
            if (!await MayTakeAsync(key, limit)) return new AdmissionDecision(AdmissionVerdict.NoCredit, code);
        }

        return decision;
    }

    private async Task<bool> MayTakeAsync(QuotaKey key, int limit)
    {
        var now = outside.Now;
        int used = (await MonthAsync(key.Month)).Counted(key);
        if (_leases.Allows(key, used, now) is { } known) return known;
        var lease = await outside.LeaseAsync(key, new QuotaRequest { Door = Id, Used = used, Limit = limit, At = now });
        _leases.Take(key, lease, now);
        return _leases.Allows(key, used, now) ?? false;
    }

    /// <summary>Networks of the rules whose members nobody admits now: by what networks say of each other, or because this door found a number used up.</summary>
    private async Task<ImmutableArray<ClosedNetwork>> ClosedAsync(HostCentre centre, DateTimeOffset now)
    {
        var host = record.State.HostAt(now, centre.Listers);
        var closed = ImmutableArray.CreateBuilder<ClosedNetwork>();
        foreach (var home in (record.State.Rules?.Admits ?? []).Select(entry => entry.Network).Distinct().Order())
        {
            var between = await outside.BetweenAsync(host, home);
            string? code = between.Code;
            foreach (var (key, _, used) in between.Quotas(VisitMonth.Of(centre.DayAt(now)))) code ??= _leases.Allows(key, int.MaxValue, now) == false ? used : null;
            if (code is not null) closed.Add(new ClosedNetwork(home, code));
        }

        return closed.ToImmutable();
    }
}
