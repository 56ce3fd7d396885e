using System.Globalization;
using System.Text.Json;
using Federation.Cluster.Json;
using Federation.Cluster.Labels.Assessments;
using Federation.Cluster.Storage;
using Federation.Registry.Assessments;
using Federation.Registry.Criteria;

namespace Federation.Cluster.Mail;

/// <summary>What is to be mailed of an application: to the applicant what was decided, and to assessors that it waits for one of them. Thread safe.</summary>
internal sealed class MailOfApplications(IAssessors assessors, TimeProvider clock)
{
    /// <summary>Nothing of a step that nobody is told of, that is old news, or whose row cannot be read.</summary>
    /// <param name="told">Of an application.</param>
    /// <param name="news">What happened longer ago is told to nobody.</param>
    public async Task<IReadOnlyList<(string Id, StoredMail Mail)>> OfAsync(FeedEvent told, TimeSpan news, CancellationToken cancellationToken)
    {
        if (Read(told) is not var (step, assessment) || step.Event.At + news <= clock.GetUtcNow()) return [];
        (string Id, StoredMail Mail)[] decided = Kind(step.Event.Kind) is { } kind ? [($"{step.Id}/{step.Event.Version}", Mail(kind, step, assessment.Subject.Applicant))] : [];
        // Nobody is asked for what was done meanwhile.
        if (step.Event.Kind is not (AssessmentEventKind.Submitted or AssessmentEventKind.Proposed or AssessmentEventKind.Returned or AssessmentEventKind.Appealed or AssessmentEventKind.Reopened) || assessment.Version != step.Event.Version) return decided;
        var asked = await AskedAsync(assessment, cancellationToken);
        return [.. decided, .. asked.Select((account, number) => (string.Create(CultureInfo.InvariantCulture, $"{step.Id}/{MailKind.ApplicationWaits}/{step.Event.Version}-{number}"), Mail(MailKind.ApplicationWaits, step, account)))];
    }

    /// <summary>Whoever has the seat; of one that is empty, all who may take it.</summary>
    private async Task<IEnumerable<string>> AskedAsync(Assessment assessment, CancellationToken cancellationToken) => assessment switch
    {
        { Stage: AssessmentStage.InReview, First: { } first } => [first],
        { Stage: AssessmentStage.Proposed, Second: { } second } => [second],
        _ => (await assessors.AllAsync(cancellationToken)).Where(assessor => MayDoNext(assessor, assessment)).Select(assessor => assessor.Account),
    };

    /// <summary>Nobody is asked who would be refused.</summary>
    private bool MayDoNext(AssessorAccount assessor, Assessment assessment)
    {
        var actor = new AssessmentActor(assessor.Account, [.. assessor.Networks.Select(network => network.Value)]);
        var at = clock.GetUtcNow();
        AssessmentCommand next = assessment.Stage == AssessmentStage.Appealed
            ? new AssessmentCommand.DecideAppeal(true, "?") { MadeOn = assessment.Version, By = actor, At = at }
            : new AssessmentCommand.Take { MadeOn = assessment.Version, By = actor, At = at };
        return assessment.Decide(next, CriteriaSet.First).Refusal is null; // neither looks at criteria
    }

    private StoredMail Mail(MailKind kind, AssessmentHappened step, string account)
    {
        var now = clock.GetUtcNow();
        return new StoredMail { Kind = kind, Assessment = step.Id, Account = account, Day = step.Event.Until, Since = now, Until = now + MailDelivery.Patience };
    }

    private static (AssessmentHappened Step, Assessment Assessment)? Read(FeedEvent told)
    {
        try
        {
            return JsonSerializer.Deserialize(told.Body.Span, ClusterJson.Default.AssessmentHappened) is { } step && told.Current is { } row && AssessmentArchive.Read(row).Applications.FirstOrDefault(history => history.Id == step.Id)?.Assessment is { } assessment
                ? (step, assessment)
                : null;
        }
        catch (Exception failure) when (failure is JsonException or ArgumentException)
        {
            return null; // "store check" names the row
        }
    }

    private static MailKind? Kind(AssessmentEventKind kind) => kind switch
    {
        AssessmentEventKind.MoreAsked => MailKind.MoreAsked,
        AssessmentEventKind.Granted => MailKind.Granted,
        AssessmentEventKind.Refused => MailKind.Refused,
        AssessmentEventKind.Reopened => MailKind.Reopened,
        AssessmentEventKind.Dismissed => MailKind.Dismissed,
        AssessmentEventKind.Lapsed => MailKind.Lapsed,
        _ => null,
    };
}
