using CsCheck;
using Federation.Registry.Assessments;
using static Federation.Registry.Tests.Assessments.Applications;

namespace Federation.Registry.Tests.Assessments;

/// <summary>What holds whatever anybody tries, in any order.</summary>
public sealed class AssessmentLawTests
{
    private static readonly AssessmentActor[] People = [Applicant, First, Second, Third, Insider];

    private static readonly Func<AssessmentActor, int, DateTimeOffset, AssessmentCommand>[] Deeds = [Submit, Take, AskMore, Conclude, Agree, Return, Refuse, Appeal, Allow, Dismiss, Withdraw, Lapse];

    // Who, what, and how many days later.
    private static readonly Gen<(int Who, int What, int Days)[]> Tries = Gen.Select(Gen.Int[0, People.Length - 1], Gen.Int[0, Deeds.Length + 1], Gen.Frequency((8, Gen.Const(0)), (1, Gen.Int[1, 100]))).Array[0, 60];

    // What leads to a decision, by anybody.
    private static readonly Func<AssessmentActor, int, DateTimeOffset, AssessmentCommand>[] Steps = [Take, Conclude, Agree, Return];

    private static readonly Gen<(int Who, int What)[]> Ways = Gen.Select(Gen.Int[0, People.Length - 1], Gen.Int[0, Steps.Length - 1]).Array[0, 100];

    [Fact]
    public void Anything_Tried_KeepsTheRules() => Tries.Sample(
        tries =>
        {
            var application = new Applications().Answered(3);
            foreach (var (who, what, days) in tries)
            {
                application.Now = application.Now.AddDays(days);
                var before = application.Assessment;
                if (what < Deeds.Length) application.Try(Deeds[what], People[who]);
                else if (what == Deeds.Length) application.Try(Say(before.Answers.Values.First() with { Note = $"{application.Now}" }), People[who]);
                else foreach (var answer in before.Answers.Values) application.Try(Accept(answer), People[who]);
            }

            var end = application.Assessment;
            var events = application.Events;
            bool hasOwnJudged = events.Any(happened => happened.Kind is AssessmentEventKind.Assigned or AssessmentEventKind.Judged or AssessmentEventKind.Granted or AssessmentEventKind.Refused or AssessmentEventKind.Dismissed or AssessmentEventKind.Reopened && (happened.By == Applicant.Account || happened.By == Insider.Account));
            bool isGrantedByTwo = end.Stage != AssessmentStage.Granted || (end.First is not null && end.Second is not null && end.First != end.Second);
            bool hasOneEnd = events.Count(happened => happened.Kind is AssessmentEventKind.Granted or AssessmentEventKind.Dismissed or AssessmentEventKind.Withdrawn or AssessmentEventKind.Lapsed) == (end.IsClosed ? 1 : 0);
            bool isInOrder = events.Select((happened, index) => happened.Version == index + 1 && (index == 0 || happened.At >= events[index - 1].At)).All(holds => holds);
            return !hasOwnJudged && isGrantedByTwo && hasOneEnd && isInOrder && (end.Levels is null || end.Stage is AssessmentStage.Proposed or AssessmentStage.Granted);
        },
        iter: 300);

    // Blind tries seldom come to a decision: from one that is judged already, most do.
    [Fact]
    public void Anything_TriedOnWhatIsJudged_IsGrantedByTwoOthersAlone()
    {
        int granted = 0;
        Ways.Sample(
            steps =>
            {
                var application = new Applications().Judged(3);
                foreach (var (who, what) in steps) application.Try(Steps[what], People[who]);

                var end = application.Assessment;
                if (end.Stage != AssessmentStage.Granted) return true;
                Interlocked.Increment(ref granted);
                var last = application.Events[^1];
                return end is { First: { } first, Second: { } second } && first != second && last.By == second && !new[] { Applicant.Account, Insider.Account }.Intersect([first, second]).Any();
            },
            iter: 300);
        Assert.True(granted > 50, $"{granted} were granted.");
    }

    // Files come, are named and go in any order: what an answer names is there, and there is never more than may be.
    [Fact]
    public void Files_AddedNamedAndTaken_StayThereWhileAnAnswerNamesThem() => Gen.Select(Gen.Int[0, 3], Gen.Int[0, 5], Gen.Long[1, AssessmentFiles.MostBytes / 3]).Array[0, 60].Sample(
        tries =>
        {
            var application = new Applications();
            var answer = Answers(1).First();
            foreach (var (what, file, bytes) in tries)
            {
                string id = $"{file}";
                application.Try(
                    what switch
                    {
                        0 => (by, on, at) => new AssessmentCommand.AddFile(new EvidenceFile(id, "00", "image/png", bytes)) { By = by, MadeOn = 0, At = at },
                        1 => (by, on, at) => new AssessmentCommand.TakeFile(id) { By = by, MadeOn = 0, At = at },
                        2 => Say(answer with { Files = [id] }),
                        _ => (by, on, at) => new AssessmentCommand.Unsay(answer.Criterion) { By = by, MadeOn = 0, At = at },
                    },
                    Applicant);
                var now = application.Assessment;
                if (!now.Answers.Values.SelectMany(said => said.Files).All(now.Files.ContainsKey) || now.Files.Values.Sum(kept => kept.Bytes) > AssessmentFiles.MostBytes) return false;
            }

            return true;
        },
        iter: 300);
}
