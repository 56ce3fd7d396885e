using System.Collections.Immutable;
using Federation.Cluster.Centres;
using Federation.Cluster.Members.Admissions;
using Federation.Cluster.Members.Doors.Offline;
using Federation.Cluster.Members.Hosting.Quotas;
using Federation.Cluster.Members.Visits;
using Microsoft.Extensions.Logging;

namespace Federation.Cluster.Members.Doors;

// The part of a door that keeps to numbers of visits between networks.
internal sealed partial class DoorGrain
{
    /// <summary>How long a door does not ask again where nobody answered: its other visitors would wait each time.</summary>
    private static readonly TimeSpan QuotaRest = TimeSpan.FromSeconds(10);

    private readonly LeaseBook _leases = new();

    /// <summary>As <see cref="Admission.Decide"/>, and for those whom it admits whether a number is used up.</summary>
    private async Task<AdmissionDecision> JudgeAsync(AdmissionCase asked)
    {
        var decision = Admission.Decide(asked);
        if (decision.Verdict != AdmissionVerdict.Allowed) return decision;
        foreach (var (key, limit, code, since) in asked.Hosting.Quotas(VisitMonth.Of(asked.Centre.DayAt(asked.At))))
        {
            switch (await MayTakeAsync(key, limit, since))
            {
                case false: return new AdmissionDecision(AdmissionVerdict.NoCredit, code);
                case null: return new AdmissionDecision(AdmissionVerdict.NotAllowed, AdmissionCodes.QuotaSilent);
            }
        }

        return decision;
    }

    /// <summary>Null where nobody answers: a number that somebody pays for is not exceeded because it is not known.</summary>
    private async Task<bool?> MayTakeAsync(QuotaKey key, int limit, int since)
    {
        var now = outside.Now;
        int used = (await MonthAsync(key.Month)).Counted(key);
        if (_leases.Allows(key, used, now) is { } known) return known;
        if (_leases.IsSilent(key, now)) return null;
        try
        {
            var lease = await outside.LeaseAsync(key, new QuotaRequest { Door = Id, Used = used, Limit = limit, At = now, Since = since });
            _leases.Take(key, lease, limit, now);
            return _leases.Allows(key, used, outside.Now) ?? false;
        }
        catch (Exception failure)
        {
            LogNoShare(log, Id, key, failure.GetType().Name);
            _leases.Silence(key, outside.Now + QuotaRest, outside.Now);
            return null;
        }
    }

    /// <summary>Networks of the rules whose members nobody admits now: by what networks say of each other, or because this door found a number used up when it last asked.</summary>
    private async Task<ImmutableArray<ClosedNetwork>> ClosedAsync(HostCentre centre, DateTimeOffset now)
    {
        var host = record.State.HostAt(now, centre.Listers);
        var closed = ImmutableArray.CreateBuilder<ClosedNetwork>();
        foreach (var home in (record.State.Rules?.Admits ?? []).Select(entry => entry.Network).Distinct().Order())
        {
            var between = await outside.BetweenAsync(host, home);
            string? code = between.Code;
            foreach (var (key, limit, used, _) in between.Quotas(VisitMonth.Of(centre.DayAt(now)))) code ??= _leases.IsUsedUp(key, limit) ? used : null;
            if (code is not null) closed.Add(new ClosedNetwork(home, code));
        }

        return closed.ToImmutable();
    }

    [LoggerMessage(LogLevel.Error, "The door of centre {Centre} was given no answer about the number of visits {Quota} ({Failure}).")]
    private static partial void LogNoShare(ILogger log, CentreId centre, QuotaKey quota, string failure);
}
