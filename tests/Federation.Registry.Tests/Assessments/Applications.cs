using Federation.Registry.Assessments;
using Federation.Registry.Criteria;

namespace Federation.Registry.Tests.Assessments;

/// <summary>An application under way, one command after another, each a minute later.</summary>
internal sealed class Applications
{
    public const string Own = "reseau-a", Other = "reseau-b";

    public static readonly DateTimeOffset Start = new(2026, 11, 29, 9, 0, 0, TimeSpan.Zero);

    public static readonly AssessmentActor Applicant = new("applicant", [Own]), First = new("first", [Other]), Second = new("second", []), Third = new("third", []), Insider = new("insider", [Own]);

    private readonly List<AssessmentEvent> _events;

    public Applications(bool isVouched = true)
    {
        var subject = new AssessmentSubject("0198a000000070008000000000000001", "0192f0c4d6a87b3e9a1c5d2e3f405162", [Own], Applicant.Account, isVouched ? Own : null, CriteriaSet.First.Version);
        _events = [Registry.Assessments.Assessment.Open(subject, isVouched, Start)];
        Now = Start;
    }

    public DateTimeOffset Now { get; set; }

    public IReadOnlyList<AssessmentEvent> Events => _events;

    public Assessment Assessment => Registry.Assessments.Assessment.Replay(_events);

    /// <summary>Every criterion that an applicant can answer, with the value that just reaches a level by the evidence that is asked for.</summary>
    public static IEnumerable<Answer> Answers(int level) => CriteriaSet.First.Criteria.Where(criterion => criterion.Evidence != EvidenceKind.Computed)
        .Select(criterion => new Answer { Criterion = criterion.Id, Value = criterion.Threshold(level), Evidence = criterion.Evidence, ObservedAt = Start.AddDays(-1) });

    public AssessmentOutcome Try(Func<AssessmentActor, int, DateTimeOffset, AssessmentCommand> command, AssessmentActor by)
    {
        Now = Now.AddMinutes(1);
        var before = Assessment;
        var outcome = before.Decide(command(by, before.Version, Now), CriteriaSet.First);
        if (outcome.Event is { } happened) _events.Add(happened);
        return outcome;
    }

    public Applications Do(Func<AssessmentActor, int, DateTimeOffset, AssessmentCommand> command, AssessmentActor by)
    {
        var outcome = Try(command, by);
        Assert.True(outcome.Refusal is null, $"{outcome.Refusal}");
        return this;
    }

    public string? Refused(Func<AssessmentActor, int, DateTimeOffset, AssessmentCommand> command, AssessmentActor by) => Try(command, by).Refusal?.Code;

    public Applications Answered(int level)
    {
        foreach (var answer in Answers(level)) Do(Say(answer), Applicant);
        return this;
    }

    /// <summary>Answered, handed in, taken by the first assessor, and every answer accepted as it is.</summary>
    public Applications Judged(int level)
    {
        Answered(level).Do(Submit, Applicant).Do(Take, First);
        foreach (var answer in Assessment.Answers.Values) Do(Accept(answer), First);
        return this;
    }

    public static Func<AssessmentActor, int, DateTimeOffset, AssessmentCommand> Say(Answer answer) => (by, on, at) => new AssessmentCommand.Say(answer) { By = by, MadeOn = on, At = at };

    public static AssessmentCommand Submit(AssessmentActor by, int on, DateTimeOffset at) => new AssessmentCommand.Submit { By = by, MadeOn = on, At = at };

    public static AssessmentCommand Take(AssessmentActor by, int on, DateTimeOffset at) => new AssessmentCommand.Take { By = by, MadeOn = on, At = at };

    public static Func<AssessmentActor, int, DateTimeOffset, AssessmentCommand> Accept(Answer answer) =>
        Judge(new Judgement { Criterion = answer.Criterion, Value = answer.Value, Evidence = answer.Evidence, Reason = "Shown." });

    public static Func<AssessmentActor, int, DateTimeOffset, AssessmentCommand> Judge(Judgement judgement) => (by, on, at) => new AssessmentCommand.Judge(judgement) { By = by, MadeOn = on, At = at };

    public static AssessmentCommand AskMore(AssessmentActor by, int on, DateTimeOffset at) => new AssessmentCommand.AskMore("Which contract?", at.AddDays(14)) { By = by, MadeOn = on, At = at };

    public static AssessmentCommand Conclude(AssessmentActor by, int on, DateTimeOffset at) => new AssessmentCommand.Conclude("Well kept.", []) { By = by, MadeOn = on, At = at };

    public static AssessmentCommand Agree(AssessmentActor by, int on, DateTimeOffset at) => new AssessmentCommand.Agree("So do I.") { By = by, MadeOn = on, At = at };

    public static AssessmentCommand Return(AssessmentActor by, int on, DateTimeOffset at) => new AssessmentCommand.Return("Look again.") { By = by, MadeOn = on, At = at };

    public static AssessmentCommand Refuse(AssessmentActor by, int on, DateTimeOffset at) => new AssessmentCommand.Refuse("The line is too slow.") { By = by, MadeOn = on, At = at };

    public static AssessmentCommand Appeal(AssessmentActor by, int on, DateTimeOffset at) => new AssessmentCommand.Appeal("It was measured.") { By = by, MadeOn = on, At = at };

    public static AssessmentCommand Allow(AssessmentActor by, int on, DateTimeOffset at) => new AssessmentCommand.DecideAppeal(true, "It was.") { By = by, MadeOn = on, At = at };

    public static AssessmentCommand Dismiss(AssessmentActor by, int on, DateTimeOffset at) => new AssessmentCommand.DecideAppeal(false, "It was not.") { By = by, MadeOn = on, At = at };

    public static AssessmentCommand Withdraw(AssessmentActor by, int on, DateTimeOffset at) => new AssessmentCommand.Withdraw("We move.") { By = by, MadeOn = on, At = at };

    public static AssessmentCommand Lapse(AssessmentActor by, int on, DateTimeOffset at) => new AssessmentCommand.Lapse { By = by, MadeOn = on, At = at };
}
