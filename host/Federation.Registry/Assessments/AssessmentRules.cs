using System.Globalization;
using Federation.Registry.Criteria;
using Federation.Registry.Labels;

namespace Federation.Registry.Assessments;

/// <summary>Says what is against a command.</summary>
internal static class AssessmentRules
{
    /// <summary>Of one application, so that no history grows without end; what ends it is always taken.</summary>
    private const int MostEvents = 3_000;

    public static AssessmentRefusal? Against(Assessment assessment, AssessmentCommand command, CriteriaSet criteria) =>
        AgainstLength(assessment, command) ?? AgainstTime(assessment, command) ?? AgainstStage(assessment, command) ?? AgainstPerson(assessment, command) ?? AgainstText(command) ?? AgainstContent(assessment, command, criteria);

    private static AssessmentRefusal? AgainstLength(Assessment assessment, AssessmentCommand command) =>
        assessment.Version >= MostEvents && command is (AssessmentCommand.Say or AssessmentCommand.Unsay or AssessmentCommand.AddFile or AssessmentCommand.TakeFile)
            ? new(AssessmentProblemCodes.TooLong, $"{MostEvents} things happened to the application: nothing of it is changed any more, it can only be handed in, decided or withdrawn.")
            : null;

    private static AssessmentRefusal? AgainstTime(Assessment assessment, AssessmentCommand command)
    {
        bool isSaved = command is AssessmentCommand.Say or AssessmentCommand.Unsay or AssessmentCommand.AddFile or AssessmentCommand.TakeFile or AssessmentCommand.ProveControl;
        if (!isSaved && command.MadeOn != assessment.Version) return new(AssessmentProblemCodes.Changed, $"It was made on version {command.MadeOn} of the application, which is at version {assessment.Version}.");
        if (command.At < assessment.ChangedAt) return new(AssessmentProblemCodes.EarlierTime, $"The application's last event is of {Time(assessment.ChangedAt)}, after it.");
        bool isOver = assessment.Until <= command.At;
        if (command is AssessmentCommand.Lapse) return isOver ? null : new(AssessmentProblemCodes.NotDue, "Its time is not over.");
        return isOver && (assessment.IsWithApplicant || command is AssessmentCommand.Appeal) ? new(AssessmentProblemCodes.Late, $"The time for it was over at {Time(assessment.Until!.Value)}.") : null; // it was compared
    }

    private static AssessmentRefusal? AgainstStage(Assessment assessment, AssessmentCommand command)
    {
        bool may = command switch
        {
            AssessmentCommand.Say or AssessmentCommand.Unsay or AssessmentCommand.AddFile or AssessmentCommand.TakeFile or AssessmentCommand.Submit or AssessmentCommand.Lapse => assessment.IsWithApplicant,
            AssessmentCommand.ProveControl => assessment.Stage == AssessmentStage.Draft,
            AssessmentCommand.Take => assessment.Stage != AssessmentStage.Appealed && assessment.WaitsFrom <= command.At,
            AssessmentCommand.Judge or AssessmentCommand.AskMore or AssessmentCommand.Conclude or AssessmentCommand.Refuse => assessment.Stage == AssessmentStage.InReview,
            AssessmentCommand.Agree or AssessmentCommand.Return => assessment.Stage == AssessmentStage.Proposed && assessment.Second is not null,
            AssessmentCommand.Appeal => assessment.Stage == AssessmentStage.Refused,
            AssessmentCommand.DecideAppeal => assessment.Stage == AssessmentStage.Appealed,
            AssessmentCommand.Withdraw => !assessment.IsClosed, // refused, it is a word that there will be no appeal
            _ => throw new ArgumentException($"Unknown command {command.GetType().Name}.", nameof(command)),
        };
        return may ? null : new(AssessmentProblemCodes.Stage, $"The application is at {assessment.Stage}, where that cannot happen.");
    }

    private static AssessmentRefusal? AgainstPerson(Assessment assessment, AssessmentCommand command)
    {
        string account = command.By.Account;
        bool isApplicant = account == assessment.Subject.Applicant;
        switch (command)
        {
            case AssessmentCommand.Lapse:
                return null;
            case AssessmentCommand.ProveControl { Proof.Method: ControlMethod.Vouched }:
                return command.By.Networks.Intersect(assessment.Subject.Networks, StringComparer.Ordinal).Any() ? null : new(AssessmentProblemCodes.NotYours, "Only a network that lists the centre can vouch.");
            case AssessmentCommand.Say or AssessmentCommand.Unsay or AssessmentCommand.AddFile or AssessmentCommand.TakeFile or AssessmentCommand.ProveControl or AssessmentCommand.Submit or AssessmentCommand.Appeal or AssessmentCommand.Withdraw:
                return isApplicant ? null : new(AssessmentProblemCodes.NotYours, "It is for the applicant to do.");
            default:
                if (isApplicant || account == assessment.ControlBy || command.By.Networks.Intersect(assessment.Subject.Networks, StringComparer.Ordinal).Any()) return new(AssessmentProblemCodes.Conflict, "Whoever applied, vouched, or has a role of a network that lists the centre, does not assess it.");
                return AgainstSeat(assessment, command, account);
        }
    }

    private static AssessmentRefusal? AgainstSeat(Assessment assessment, AssessmentCommand command, string account)
    {
        bool hadPart = account == assessment.First || account == assessment.Second || assessment.Former.Contains(account);
        return command switch
        {
            AssessmentCommand.Take => hadPart ? new(AssessmentProblemCodes.NotYours, "The seat is for somebody who had no part in it yet.") : null,
            AssessmentCommand.Agree or AssessmentCommand.Return => account == assessment.Second ? null : new(AssessmentProblemCodes.NotYours, "It is for the second assessor to say."),
            AssessmentCommand.DecideAppeal => hadPart ? new(AssessmentProblemCodes.NotYours, "An appeal is decided by somebody who had no part in what is appealed against.") : null,
            _ => account == assessment.First ? null : new(AssessmentProblemCodes.NotYours, "It is for the assessor who has taken the application."),
        };
    }

    private static AssessmentRefusal? AgainstText(AssessmentCommand command)
    {
        (string? text, bool isNeeded) = command switch
        {
            AssessmentCommand.Say said => (said.Answer.Note, false),
            AssessmentCommand.Judge judged => (judged.Judgement.Reason, true),
            AssessmentCommand.AskMore asked => (asked.Reason, true),
            AssessmentCommand.Conclude concluded => (concluded.Reason, true),
            AssessmentCommand.Agree agreed => (agreed.Reason, true),
            AssessmentCommand.Return returned => (returned.Reason, true),
            AssessmentCommand.Refuse refused => (refused.Reason, true),
            AssessmentCommand.Appeal appealed => (appealed.Reason, true),
            AssessmentCommand.DecideAppeal decided => (decided.Reason, true),
            AssessmentCommand.Withdraw withdrawn => (withdrawn.Reason, true),
            _ => (null, false),
        };
        int most = command is AssessmentCommand.Conclude or AssessmentCommand.Agree ? LabelDecision.MostReasonCharacters : AssessmentCommand.MostTextCharacters; // those are published with the label
        bool isText = text is null ? !isNeeded : text.Length <= most && !string.IsNullOrWhiteSpace(text) && !text.Any(character => char.IsControl(character) && character != '\n');
        return isText ? null : new(AssessmentProblemCodes.BadText, $"A reason, or a note, is told in 1 to {most} characters.");
    }

    private static AssessmentRefusal? AgainstContent(Assessment assessment, AssessmentCommand command, CriteriaSet criteria) => command switch
    {
        AssessmentCommand.Say said => AgainstAnswer(assessment, said, criteria),
        AssessmentCommand.Unsay unsaid => assessment.Answers.ContainsKey(unsaid.Criterion) ? null : new(AssessmentProblemCodes.UnknownCriterion, "Nothing was said to that criterion."),
        AssessmentCommand.AddFile added => AssessmentFiles.Against(assessment, added.File),
        AssessmentCommand.TakeFile taken => !assessment.Files.ContainsKey(taken.File) || assessment.Answers.Values.Any(answer => answer.Files.Contains(taken.File)) ? new(AssessmentProblemCodes.File, "There is no such file, or an answer names it.") : null,
        AssessmentCommand.Submit => AgainstSubmission(assessment),
        AssessmentCommand.Judge judged => AgainstJudgement(assessment, judged.Judgement, criteria),
        AssessmentCommand.AskMore asked => asked.Until > command.At && asked.Until <= command.At + AssessmentTimes.More ? null : new(AssessmentProblemCodes.BadTime, $"The time to answer by is to come, and at most {AssessmentTimes.More.Days} days away."),
        AssessmentCommand.Conclude concluded => AgainstConclusion(assessment, concluded, criteria),
        _ => null,
    };

    private static AssessmentRefusal? AgainstAnswer(Assessment assessment, AssessmentCommand.Say said, CriteriaSet criteria)
    {
        var answer = said.Answer;
        if (!criteria.TryFind(answer.Criterion, out var criterion) || criterion.Evidence == EvidenceKind.Computed) return new(AssessmentProblemCodes.UnknownCriterion, "The criteria have none of that id which an applicant could answer.");
        if (!IsValue(criterion, answer.Value, answer.Evidence)) return new(AssessmentProblemCodes.BadAnswer, "The value or the evidence is none that the criterion can have.");
        if (answer.ObservedAt > said.At) return new(AssessmentProblemCodes.BadAnswer, "It was found out at a time that is to come.");
        return answer.Files.All(assessment.Files.ContainsKey) && answer.Files.Distinct().Count() == answer.Files.Count ? null : new(AssessmentProblemCodes.File, "The answer names a file that the application does not have, or names one twice.");
    }

    private static AssessmentRefusal? AgainstSubmission(Assessment assessment)
    {
        if (assessment.Control is null) return new(AssessmentProblemCodes.Incomplete, "It was not shown yet that the applicant speaks for the centre.");
        return assessment.Answers.IsEmpty ? new(AssessmentProblemCodes.Incomplete, "No criterion is answered.") : null;
    }

    private static AssessmentRefusal? AgainstJudgement(Assessment assessment, Judgement judgement, CriteriaSet criteria)
    {
        if (!assessment.Answers.ContainsKey(judgement.Criterion) || !criteria.TryFind(judgement.Criterion, out var criterion)) return new(AssessmentProblemCodes.UnknownCriterion, "The applicant says nothing to that criterion.");
        bool isWhole = (judgement.Value is null) == (judgement.Evidence is null);
        bool isValue = judgement is not { Value: { } value, Evidence: { } evidence } || IsValue(criterion, value, evidence);
        return isWhole && isValue ? null : new(AssessmentProblemCodes.BadAnswer, "The value or the evidence is none that the criterion can have, or there is one without the other.");
    }

    private static AssessmentRefusal? AgainstConclusion(Assessment assessment, AssessmentCommand.Conclude command, CriteriaSet criteria)
    {
        if (assessment.Answers.Keys.FirstOrDefault(criterion => !assessment.Judgements.ContainsKey(criterion)) is { } open) return new(AssessmentProblemCodes.Incomplete, $"The answer to {open} was not judged yet.");
        // An axis at level 0 has no label; one that cannot be measured does not count.
        var evaluation = AssessmentSteps.Evaluate(assessment, command.Known, criteria, command.At);
        if (evaluation.Level is > 0) return null;
        var short0 = evaluation.Axes.Where(axis => axis.Level == 0).Select(axis => $"{axis.Axis.Name().English} ({string.Join(", ", axis.Gap?.Mandatory.Select(finding => finding.Criterion.Id) ?? [])})");
        return new(AssessmentProblemCodes.NoLevel, $"What was accepted reaches no level: the lowest axis decides, and {string.Join(" and ", short0)} has none.");
    }

    /// <summary>Numbers that no criterion means would make nonsense of every reading.</summary>
    private static bool IsValue(Criterion criterion, decimal value, EvidenceKind evidence) =>
        evidence is not EvidenceKind.Computed && Enum.IsDefined(evidence) && (criterion.IsYesOrNo ? value is 0 or 1 : value is >= 0 and <= 1_000_000_000);

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
