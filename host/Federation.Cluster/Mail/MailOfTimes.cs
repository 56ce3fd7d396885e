using System.Globalization;
using Federation.Cluster.Labels;
using Federation.Cluster.Labels.Assessments;
using Federation.Cluster.Storage;
using Federation.Registry.Assessments;
using Federation.Registry.Labels;

namespace Federation.Cluster.Mail;

/// <summary>Puts reminders into the outbox, from what is stored and the time: a walk over what is under way, so that a reminder that is not due any more never was one. Thread safe.</summary>
internal sealed class MailOfTimes(IDirectoryStore store, AssessmentArchive applications, Outbox outbox, TimeProvider clock)
{
    private const int AtOnce = 200;

    /// <summary>So many days before, the last ones first: of two that are due at once the later is sent.</summary>
    private static readonly int[] BeforeLapsing = [3, 14], BeforeAnswering = [3, 7], BeforeAppealing = [7], BeforeLabelEnds = [30, 90];

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await foreach (var some in applications.UnderWayAsync(cancellationToken).Chunk(AtOnce).WithCancellation(cancellationToken))
        {
            var read = await applications.TryReadAsync([.. some.Select(application => application.Id)], cancellationToken);
            await outbox.PutAsync([.. read.Select(found => found.Assessment).OfType<Assessment>().Select(assessment => Reminder(assessment, now)).OfType<(string, StoredMail)>()], cancellationToken);
        }

        await foreach (var some in store.ScanAsync(RowKinds.Label, cancellationToken: cancellationToken).Select(row => Ending(row, now)).OfType<EndingLabel>().Chunk(AtOnce).WithCancellation(cancellationToken))
        {
            var read = await applications.TryReadAsync([.. some.Select(label => label.Application)], cancellationToken);
            await outbox.PutAsync([.. some.Zip(read).Where(pair => pair.Second.Assessment is not null).Select(pair => Reminder(pair.First, pair.Second.Assessment!, now))], cancellationToken); // just looked at
        }
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
        if (now >= until || days.FirstOrDefault(day => now >= until.AddDays(-day)) is not (> 0 and var due)) return null;
        return (string.Create(CultureInfo.InvariantCulture, $"{assessment.Subject.Id}/{kind}/{until.UtcDateTime:yyyyMMdd}-{due}"), Mail(kind, assessment.Subject.Id, account, until, now));
    }

    private static (string Id, StoredMail Mail) Reminder(EndingLabel label, Assessment assessment, DateTimeOffset now) =>
        (string.Create(CultureInfo.InvariantCulture, $"{label.Application}/{MailKind.LabelEnds}/{label.Days}"), Mail(MailKind.LabelEnds, assessment.Subject.Id, assessment.Subject.Applicant, label.Ends, now));

    /// <summary>The label of an application that is about to run out; null for all others.</summary>
    private static EndingLabel? Ending(StateRow row, DateTimeOffset now)
    {
        if (!LabelArchive.TryRead(row, out var history) || history.Label is not { State: LabelState.Awarded or LabelState.Suspended, Award: { } award } || now >= award.ValidUntil) return null;
        if (BeforeLabelEnds.FirstOrDefault(days => now >= award.ValidUntil.AddDays(-days)) is not (> 0 and var due)) return null;
        string? application = history.Events.LastOrDefault(happened => happened.Kind == LabelEventKind.Awarded)?.Assessment;
        return AssessmentId.TryParse(application, out var id) ? new EndingLabel(id, award.ValidUntil, due) : null;
    }

    private static StoredMail Mail(MailKind kind, string application, string account, DateTimeOffset? day, DateTimeOffset now) =>
        new() { Kind = kind, Assessment = application, Account = account, Day = day, Since = now, Until = day is { } until && until < now + MailDelivery.Patience ? until : now + MailDelivery.Patience };

    private sealed record EndingLabel(AssessmentId Application, DateTimeOffset Ends, int Days);
}
