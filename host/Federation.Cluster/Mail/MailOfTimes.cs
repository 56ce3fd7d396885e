using System.Globalization;
using Federation.Cluster.Labels;
using Federation.Cluster.Labels.Assessments;
using Federation.Cluster.Storage;
using Federation.Registry.Assessments;

namespace Federation.Cluster.Mail;

/// <summary>Puts reminders into the outbox, from what is stored and the time: a walk over what is under way, so that a reminder that is not due any more never was one. Thread safe.</summary>
internal sealed class MailOfTimes(IDirectoryStore store, AssessmentArchive applications, LabelParties parties, Outbox outbox, TimeProvider clock)
{
    private const int AtOnce = 200;

    /// <summary>So many days before, the last ones first: of two that are due at once the later is sent.</summary>
    private static readonly int[] BeforeLapsing = [3, 14], BeforeAnswering = [3, 7], BeforeAppealing = [7];

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await foreach (var some in applications.UnderWayAsync(cancellationToken).Chunk(AtOnce).WithCancellation(cancellationToken))
        {
            var read = await applications.TryReadAsync([.. some.Select(application => application.Id)], cancellationToken);
            await outbox.PutAsync([.. read.Select(found => found.Assessment).OfType<Assessment>().Select(assessment => Reminder(assessment, now)).OfType<(string, StoredMail)>()], cancellationToken);
        }

        var mails = new List<(string Id, StoredMail Mail)>();
        await foreach (var row in store.ScanAsync(RowKinds.Label, cancellationToken: cancellationToken))
        {
            if (!LabelArchive.TryRead(row, out var history)) continue;
            foreach (var due in DueLabel.Of(history, now)) mails.AddRange(await MailsAsync(history, due, now, cancellationToken));
            if (mails.Count < AtOnce) continue;
            await outbox.PutAsync(mails, cancellationToken);
            mails.Clear();
        }

        await outbox.PutAsync(mails, cancellationToken);
    }

    /// <summary>Of a label that came of an application its applicant is told, as of all else about the application; of any other those whom it concerns.</summary>
    private async Task<IReadOnlyList<(string Id, StoredMail Mail)>> MailsAsync(LabelHistory history, DueLabel due, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (due is { Kind: MailKind.LabelEnds, Application: { } id })
        {
            var read = (await applications.TryReadAsync([id], cancellationToken))[0];
            return read.Assessment is { } assessment ? [($"{id}/{due.Name}", Mail(due.Kind, assessment.Subject.Id, assessment.Subject.Applicant, due.Day, now))] : [];
        }

        // Once for all whom it concerned then: who comes and goes meanwhile changes the numbers.
        if (await store.ReadAsync(new StateKey(RowKinds.Mail, $"{history.Centre}/{due.Name}-0"), cancellationToken) is not null) return [];
        var accounts = await parties.ConcernedAsync(history, cancellationToken);
        return [.. accounts.Select((account, number) => (string.Create(CultureInfo.InvariantCulture, $"{history.Centre}/{due.Name}-{number}"), Mail(due.Kind, null, account, due.Day, now) with { Centre = history.Centre }))];
    }

    /// <summary>What an application's people are reminded of now; null for nothing.</summary>
    internal static (string Id, StoredMail Mail)? Reminder(Assessment assessment, DateTimeOffset now)
    {
        string applicant = assessment.Subject.Applicant;
        switch (assessment)
        {
            // A draft that nobody has shown anything of lives for 14 days: one reminder is enough.
            case { Stage: AssessmentStage.Draft, Until: { } until }:
                return Before(assessment, MailKind.DraftLapses, applicant, until, assessment.Control is null ? BeforeLapsing[..1] : BeforeLapsing, now);
            case { Stage: AssessmentStage.MoreAsked, Until: { } until }:
                return Before(assessment, MailKind.MoreLapses, applicant, until, [.. BeforeAnswering.Where(days => until - assessment.StageSince > TimeSpan.FromDays(2 * days))], now);
            case { Stage: AssessmentStage.Refused, Until: { } until }:
                return Before(assessment, MailKind.AppealEnds, applicant, until, BeforeAppealing, now);
            case { Stage: AssessmentStage.InReview or AssessmentStage.Proposed } when now >= assessment.ChangedAt + AssessmentTimes.Review && (assessment.Stage == AssessmentStage.InReview ? assessment.First : assessment.Second) is { } seated:
                return (string.Create(CultureInfo.InvariantCulture, $"{assessment.Subject.Id}/{MailKind.SeatUnused}/{assessment.Version}"), Mail(MailKind.SeatUnused, assessment.Subject.Id, seated, null, now));
            default:
                return null;
        }
    }

    private static (string Id, StoredMail Mail)? Before(Assessment assessment, MailKind kind, string account, DateTimeOffset until, int[] days, DateTimeOffset now)
    {
        if (DueLabel.Nearest(until, days, now) is not { } due) return null;
        return (string.Create(CultureInfo.InvariantCulture, $"{assessment.Subject.Id}/{kind}/{until.UtcDateTime:yyyyMMdd}-{due}"), Mail(kind, assessment.Subject.Id, account, until, now));
    }

    private static StoredMail Mail(MailKind kind, string? application, string account, DateTimeOffset? day, DateTimeOffset now) =>
        new() { Kind = kind, Assessment = application, Account = account, Day = day, Since = now, Until = day is { } until && until < now + MailDelivery.Patience ? until : now + MailDelivery.Patience };
}
