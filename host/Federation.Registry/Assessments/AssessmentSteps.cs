using System.Collections.Immutable;
using Federation.Registry.Criteria;
using Federation.Registry.Evaluations;
using Federation.Registry.Labels;

namespace Federation.Registry.Assessments;

/// <summary>Makes the event of a command that nothing is against, and applies events.</summary>
internal static class AssessmentSteps
{
    /// <summary>Null where the command says again what stands already.</summary>
    public static AssessmentEvent? Event(Assessment assessment, AssessmentCommand command, CriteriaSet criteria)
    {
        AssessmentEvent Of(AssessmentEventKind kind, string? reason = null) => new() { Version = assessment.Version + 1, Kind = kind, At = command.At, By = command is AssessmentCommand.Lapse ? null : command.By.Account, Reason = reason };
        return command switch
        {
            AssessmentCommand.Say said => assessment.Answers.TryGetValue(said.Answer.Criterion, out var before) && IsSame(before, said.Answer) ? null : Of(AssessmentEventKind.Answered) with { Answer = said.Answer },
            AssessmentCommand.Unsay unsaid => Of(AssessmentEventKind.AnswerTaken) with { Taken = unsaid.Criterion },
            AssessmentCommand.AddFile added => Of(AssessmentEventKind.FileAdded) with { File = added.File },
            AssessmentCommand.TakeFile taken => Of(AssessmentEventKind.FileTaken) with { Taken = taken.File },
            AssessmentCommand.ProveControl proven => assessment.Control is not null ? null : // whoever showed it first stays the one who did
                Of(AssessmentEventKind.ControlProven) with { Control = proven.Proof },
            AssessmentCommand.Submit => Of(AssessmentEventKind.Submitted),
            AssessmentCommand.Take => Of(AssessmentEventKind.Assigned),
            AssessmentCommand.Judge judged => Of(AssessmentEventKind.Judged) with { Judgement = judged.Judgement },
            AssessmentCommand.AskMore asked => Of(AssessmentEventKind.MoreAsked, asked.Reason) with { Until = asked.Until },
            AssessmentCommand.Conclude concluded => Conclude(assessment, concluded, criteria, Of),
            AssessmentCommand.Agree agreed => Of(AssessmentEventKind.Granted, agreed.Reason) with { Levels = assessment.Levels, Observations = assessment.Observations },
            AssessmentCommand.Return returned => Of(AssessmentEventKind.Returned, returned.Reason),
            AssessmentCommand.Refuse refused => Of(AssessmentEventKind.Refused, refused.Reason) with { Until = command.At + AssessmentTimes.Appeal },
            AssessmentCommand.Appeal appealed => Of(AssessmentEventKind.Appealed, appealed.Reason),
            AssessmentCommand.DecideAppeal decided => Of(decided.IsAllowed ? AssessmentEventKind.Reopened : AssessmentEventKind.Dismissed, decided.Reason),
            AssessmentCommand.Withdraw withdrawn => Of(AssessmentEventKind.Withdrawn, withdrawn.Reason),
            AssessmentCommand.Lapse => Of(AssessmentEventKind.Lapsed),
            _ => throw new ArgumentException($"Unknown command {command.GetType().Name}.", nameof(command)),
        };
    }

    /// <param name="assessment">Counts and times are those after the event already.</param>
    public static Assessment After(Assessment assessment, AssessmentEvent happened) => happened.Kind switch
    {
        AssessmentEventKind.Answered when happened.Answer is { } answer => Touched(assessment with { Answers = assessment.Answers.SetItem(answer.Criterion, answer), Judgements = assessment.Judgements.Remove(answer.Criterion) }, happened),
        AssessmentEventKind.AnswerTaken when happened.Taken is { } criterion => Touched(assessment with { Answers = assessment.Answers.Remove(criterion), Judgements = assessment.Judgements.Remove(criterion) }, happened),
        AssessmentEventKind.FileAdded when happened.File is { } file => Touched(assessment with { Files = assessment.Files.SetItem(file.Id, file) }, happened),
        AssessmentEventKind.FileTaken when happened.Taken is { } file => Touched(assessment with { Files = assessment.Files.Remove(file) }, happened),
        AssessmentEventKind.ControlProven => Touched(assessment with { Control = happened.Control, ControlBy = happened.By }, happened),
        // Whoever asked for more has it back; a first hand-in waits for somebody to take it.
        AssessmentEventKind.Submitted => assessment with { Stage = assessment.First is null ? AssessmentStage.Submitted : AssessmentStage.InReview, Until = null },
        AssessmentEventKind.Assigned when assessment.Stage == AssessmentStage.Proposed => assessment with { Second = happened.By, Former = Without(assessment, assessment.Second) },
        AssessmentEventKind.Assigned => assessment with { Stage = AssessmentStage.InReview, First = happened.By, Former = Without(assessment, assessment.First) },
        AssessmentEventKind.Judged when happened.Judgement is { } judgement => assessment with { Judgements = assessment.Judgements.SetItem(judgement.Criterion, judgement) },
        AssessmentEventKind.MoreAsked => assessment with { Stage = AssessmentStage.MoreAsked, Until = happened.Until, Reason = happened.Reason },
        AssessmentEventKind.Proposed => assessment with { Stage = AssessmentStage.Proposed, Levels = happened.Levels, Observations = happened.Observations, Reason = happened.Reason },
        AssessmentEventKind.Returned => assessment with { Stage = AssessmentStage.InReview, Levels = null, Observations = null, Reason = happened.Reason },
        AssessmentEventKind.Granted => assessment with { Stage = AssessmentStage.Granted, Levels = happened.Levels, Observations = happened.Observations, Reason = happened.Reason },
        AssessmentEventKind.Refused => assessment with { Stage = AssessmentStage.Refused, Levels = null, Observations = null, Until = happened.Until, Reason = happened.Reason },
        AssessmentEventKind.Appealed => assessment with { Stage = AssessmentStage.Appealed, Until = null, Reason = happened.Reason },
        AssessmentEventKind.Reopened => assessment with
        {
            Stage = AssessmentStage.Submitted,
            Former = assessment.Former.Union(new[] { assessment.First, assessment.Second, happened.By }.OfType<string>()),
            First = null,
            Second = null,
            Judgements = assessment.Judgements.Clear(),
            Reason = happened.Reason,
        },
        AssessmentEventKind.Dismissed => assessment with { Stage = AssessmentStage.Dismissed, Reason = happened.Reason },
        AssessmentEventKind.Withdrawn => assessment with { Stage = AssessmentStage.Withdrawn, Levels = null, Observations = null, Until = null, Reason = happened.Reason },
        AssessmentEventKind.Lapsed => assessment with { Stage = AssessmentStage.Lapsed, Until = null },
        _ => throw new ArgumentException($"Event {happened.Version} ({happened.Kind}) lacks what it tells.", nameof(happened)),
    };

    /// <summary>Every answer that counts, with what the directory knows, under the criteria of the application.</summary>
    public static Evaluation Evaluate(Assessment assessment, IReadOnlyList<Observation> known, CriteriaSet criteria, DateTimeOffset at) => Evaluation.Of(criteria, Observations(assessment, known), at);

    private static AssessmentEvent Conclude(Assessment assessment, AssessmentCommand.Conclude command, CriteriaSet criteria, Func<AssessmentEventKind, string?, AssessmentEvent> of)
    {
        var levels = LabelLevels.Of(Evaluate(assessment, command.Known, criteria, command.At));
        bool needsAnother = Enum.GetValues<Axis>().Any(axis => levels.On(axis) == CriteriaSet.TopLevel);
        return of(needsAnother ? AssessmentEventKind.Proposed : AssessmentEventKind.Granted, command.Reason) with { Levels = levels, Observations = Observations(assessment, command.Known) };
    }

    /// <summary>What an assessor made of an answer is what counts of its criterion, whatever a listing said since; of all others what the directory knows.</summary>
    private static IReadOnlyList<Observation> Observations(Assessment assessment, IReadOnlyList<Observation> known)
    {
        var accepted = assessment.Judgements.Values.Where(judgement => judgement.Value is not null).ToList();
        var judged = accepted.Select(judgement => judgement.Criterion).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. accepted.Select(judgement => assessment.Answers[judgement.Criterion].ToObservation() with { Value = judgement.Value!.Value, Evidence = judgement.Evidence!.Value }), // just looked at, and told together
            .. known.Where(observation => !judged.Contains(observation.Criterion)),
        ];
    }

    /// <summary>Whoever had the seat until now has none again.</summary>
    private static ImmutableSortedSet<string> Without(Assessment assessment, string? seated) => seated is null ? assessment.Former : assessment.Former.Add(seated);

    /// <summary>A draft that somebody works on does not lapse, once it was shown that they speak for the centre.</summary>
    private static Assessment Touched(Assessment assessment, AssessmentEvent happened) => assessment is { Stage: AssessmentStage.Draft, Control: not null } ? assessment with { Until = happened.At + AssessmentTimes.Draft } : assessment;

    private static bool IsSame(Answer one, Answer other) => one with { Files = [] } == other with { Files = [] } && one.Files.SequenceEqual(other.Files);
}
