using System.Collections.Immutable;
using Federation.Cluster.Centres;
using Federation.Cluster.Members.Admissions;
using Federation.Cluster.Members.Doors.Offline;
using Federation.Cluster.Members.Passes;
using Federation.Cluster.Members.Visits;
using Microsoft.Extensions.Logging;

namespace Federation.Cluster.Members.Doors;

// The part of a door that lets it do without network.
internal sealed partial class DoorGrain
{
    /// <summary>For what a door tells at one time: below that of a call between silos.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public async Task<DoorKit> Equip()
    {
        var now = outside.Now;
        var centre = await outside.LookAsync(Id, now);
        var until = now + DoorKit.Lifetime;
        var days = centre.DaysBetween(now, until).ToList();
        return new DoorKit
        {
            At = now,
            Until = until,
            Rules = centre.IsListed ? record.State.Rules : null,
            Open = record.State.Rules?.Hours is { } hours ? [.. centre.OpenBetween(hours, now, until).Select(span => new DoorSpan(span.From, span.Until))] : null,
            Days = [.. days.Select(day => new KitDay(day.Day, day.From, day.Until))],
            LabelLevel = centre.LabelLevel,
            Blocked = [.. _blocked.Keys],
            Closed = await ClosedAsync(centre, now),
            Visitors = record.State.Rules is { CountsDays: true } ? await VisitorsAsync(VisitMonth.Of(centre.DayAt(now))) : [],
        };
    }

    private async Task<ImmutableArray<DoorVisitor>> VisitorsAsync(VisitMonth month) => [.. (await MonthAsync(month)).All().Select(visitor => new DoorVisitor(visitor.Visitor, [.. visitor.Days]))];

    public async Task<ImmutableArray<Reconciliation>> Reconcile(ImmutableArray<OfflineAdmission> admissions)
    {
        if (admissions.Length > OfflineAdmission.MostAtOnce) throw new ArgumentException($"{admissions.Length} admissions are more than {OfflineAdmission.MostAtOnce}.", nameof(admissions));
        var told = ImmutableArray.CreateBuilder<Reconciliation>(admissions.Length);
        var from = outside.Now;
        foreach (var admission in admissions)
        {
            // The door's own visitors wait meanwhile, and whoever told waits for an answer.
            var one = outside.Now - from < Patience ? await ReconcileAsync(admission) : new Reconciliation { IsRecorded = false, Code = AdmissionCodes.NotNow };
            LogReconciled(log, Id, one.IsRecorded, one.Code);
            told.Add(one);
        }

        return told.MoveToImmutable();
    }

    private async Task<Reconciliation> ReconcileAsync(OfflineAdmission admission)
    {
        var (at, now) = (admission.At, outside.Now);
        if (at > now + PassVerifier.Leeway || at < now - OfflineAdmission.TakenFor) return new Reconciliation { IsRecorded = false, Code = AdmissionCodes.ReconciledLate };
        var reading = await outside.ReadAsync(admission.Pass, Id, at);
        if (reading.Facts is not { } facts) return new Reconciliation { IsRecorded = false, Code = reading.Refusal?.Code ?? PassCodes.Malformed };
        if (await FindAsync(facts.Nonce, at) is { } known) return new Reconciliation { IsRecorded = true, Code = known.Doubt ?? AdmissionCodes.Allowed, Visitor = known.Visitor };
        // The directory has refused this very pass: nobody is admitted by telling it so afterwards.
        if (_nonces.AnswerTo(facts.Nonce) is { Verdict: not AdmissionVerdict.Allowed }) return new Reconciliation { IsRecorded = false, Code = PassCodes.Replayed };
        var asked = await CaseAsync(facts, at);
        var decision = await JudgeAsync(asked);
        // It is told again, and judged then.
        if (decision.Code == AdmissionCodes.QuotaSilent) return new Reconciliation { IsRecorded = false, Code = AdmissionCodes.NotNow };
        // Without network the door could ask nobody: who wants to be asked always was not.
        string code = decision.Verdict == AdmissionVerdict.Allowed && facts.OfflinePolicy == OfflinePolicy.Never ? AdmissionCodes.HomeSilent : decision.Code;
        if (code == AdmissionCodes.Allowed) await CountAsync(asked, decision);
        Enter(asked, new AdmissionDecision(AdmissionVerdict.Allowed, code), admission.Pass, now);
        await RecordAsync(VisitOf(asked) with { IsOffline = true, Doubt = code == AdmissionCodes.Allowed ? null : code }, now);
        // It may have been shown before the network went: then it is used up.
        if (_nonces.Against(facts.Nonce, now) is null) _nonces.Answer(facts.Nonce, AdmissionAnswer.Of(new AdmissionDecision(AdmissionVerdict.Allowed, AdmissionCodes.Allowed), facts, at));
        return new Reconciliation { IsRecorded = true, Code = code, Visitor = facts.Visitor };
    }

    [LoggerMessage(LogLevel.Information, "The door of centre {Centre} told of an admission without network: recorded {IsRecorded} ({Code}).")]
    private static partial void LogReconciled(ILogger log, CentreId centre, bool isRecorded, string code);
}
