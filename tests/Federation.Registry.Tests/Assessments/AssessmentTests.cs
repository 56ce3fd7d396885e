using Federation.Registry.Assessments;
using Federation.Registry.Criteria;
using Federation.Registry.Evaluations;
using static Federation.Registry.Tests.Assessments.Applications;

namespace Federation.Registry.Tests.Assessments;

public sealed class AssessmentTests
{
    [Fact]
    public void Grant_OfLevelTwo_NeedsOneAssessor()
    {
        var application = new Applications().Judged(2).Do(Conclude, First);

        Assert.Equal(AssessmentStage.Granted, application.Assessment.Stage);
        Assert.Equal(2, application.Assessment.Levels!.Overall);
        Assert.Equal(application.Assessment.Answers.Count, application.Assessment.Observations!.Count);
    }

    [Fact]
    public void Grant_OfLevelThree_NeedsASecondAssessorWhoIsAnother()
    {
        var application = new Applications().Judged(3).Do(Conclude, First);
        Assert.Equal(AssessmentStage.Proposed, application.Assessment.Stage);

        Assert.Equal(AssessmentProblemCodes.NotYours, application.Refused(Take, First));
        Assert.Equal(AssessmentProblemCodes.Stage, application.Refused(Agree, Second)); // has no seat yet
        application.Do(Take, Second);
        Assert.Equal(AssessmentProblemCodes.NotYours, application.Refused(Agree, First));
        Assert.Equal(AssessmentProblemCodes.NotYours, application.Refused(Agree, Third));
        application.Do(Agree, Second);

        Assert.Equal(AssessmentStage.Granted, application.Assessment.Stage);
        Assert.Equal(3, application.Assessment.Levels!.Overall);
    }

    [Fact]
    public void Return_ByTheSecondAssessor_LeavesItToTheFirst()
    {
        var application = new Applications().Judged(3).Do(Conclude, First).Do(Take, Second).Do(Return, Second);

        Assert.Equal((AssessmentStage.InReview, null), (application.Assessment.Stage, application.Assessment.Levels));
        application.Do(Conclude, First).Do(Agree, Second);
        Assert.Equal(AssessmentStage.Granted, application.Assessment.Stage);
    }

    [Fact]
    public void Assessor_OfANetworkThatListsTheCentreOrTheApplicant_MayDoNothing()
    {
        var application = new Applications().Answered(2).Do(Submit, Applicant);

        Assert.Equal(AssessmentProblemCodes.Conflict, application.Refused(Take, Insider));
        Assert.Equal(AssessmentProblemCodes.Conflict, application.Refused(Take, Applicant));
        application.Do(Take, First);
        Assert.Equal(AssessmentProblemCodes.Conflict, application.Refused(Refuse, Insider));
        Assert.Equal(AssessmentProblemCodes.NotYours, application.Refused(Refuse, Second));
    }

    // An assessor who took a seat and then got a role for the network has a conflict from then on.
    [Fact]
    public void Assessor_WhoJoinsTheNetworkLater_MayDoNothingMore()
    {
        var application = new Applications().Judged(2);

        Assert.Equal(AssessmentProblemCodes.Conflict, application.Refused(Conclude, First with { Networks = [Own] }));
    }

    [Fact]
    public void Submit_WithoutProofOfControlOrAnswers_IsIncomplete()
    {
        var application = new Applications(isVouched: false);
        Assert.Equal(AssessmentProblemCodes.Incomplete, application.Answered(1).Refused(Submit, Applicant));

        Assert.Equal(AssessmentProblemCodes.NotYours, application.Refused((by, on, at) => new AssessmentCommand.ProveControl(new ControlProof(ControlMethod.Vouched, null)) { By = by, MadeOn = on, At = at }, First));
        application.Do((by, on, at) => new AssessmentCommand.ProveControl(new ControlProof(ControlMethod.Vouched, null)) { By = by, MadeOn = on, At = at }, Insider).Do(Submit, Applicant);

        Assert.Equal(AssessmentProblemCodes.Incomplete, new Applications().Refused(Submit, Applicant));
    }

    // Whoever said that the applicant speaks for the centre has a part in it, whatever roles they have later.
    [Fact]
    public void Assessor_WhoVouched_HasAConflict()
    {
        var application = new Applications(isVouched: false).Answered(1);
        var voucher = new AssessmentActor("voucher", [Own]);
        application.Do((by, on, at) => new AssessmentCommand.ProveControl(new ControlProof(ControlMethod.Vouched, null)) { By = by, MadeOn = on, At = at }, voucher).Do(Submit, Applicant);

        Assert.Equal(AssessmentProblemCodes.Conflict, application.Refused(Take, voucher with { Networks = [] }));
    }

    [Fact]
    public void Draft_ThatNobodyVouchesFor_LapsesWhateverIsDoneWithItAndIsInNobodysWay()
    {
        var application = new Applications(isVouched: false);
        application.Now = Start.AddDays(13);
        application.Do(Say(Answers(1).First()), Applicant);
        Assert.False(application.Assessment.IsInTheWay(application.Now));
        application.Now = Start.AddDays(14);

        Assert.Equal(AssessmentProblemCodes.Late, application.Refused(Say(Answers(2).First()), Applicant));
        application.Do(Lapse, Applicant);
    }

    [Fact]
    public void Take_OfASeatThatNobodyUses_IsForAnotherAfterThreeWeeks()
    {
        var application = new Applications().Judged(3);
        Assert.Equal(AssessmentProblemCodes.Stage, application.Refused(Take, Second));
        application.Now = application.Now.Add(AssessmentTimes.Review);

        application.Do(Take, Second);

        Assert.Equal(Second.Account, application.Assessment.First);
        Assert.Equal(AssessmentProblemCodes.NotYours, application.Refused(Conclude, First));
        application.Do(Conclude, Second).Do(Take, Third);
        application.Now = application.Now.Add(AssessmentTimes.Review);
        Assert.Equal(AssessmentProblemCodes.NotYours, application.Refused(Take, First)); // had a seat before
        application.Do(Take, new AssessmentActor("fourth", [])).Do(Agree, new AssessmentActor("fourth", []));
    }

    [Fact]
    public void Say_WithoutEnd_IsTooLongAndCanStillBeHandedIn()
    {
        var application = new Applications();
        var answer = Answers(1).First();
        for (int number = 0; application.Assessment.Version < 3_000; number++) application.Do(Say(answer with { Note = $"{number}" }), Applicant);

        Assert.Equal(AssessmentProblemCodes.TooLong, application.Refused(Say(answer with { Note = "more" }), Applicant));
        application.Do(Submit, Applicant).Do(Take, First);
        foreach (var said in application.Assessment.Answers.Values) application.Do(Accept(said), First);
        application.Do(Refuse, First);
    }

    [Fact]
    public void Say_AtTheSameTimeFromTwoWindows_IsTakenOnAnyVersion()
    {
        var application = new Applications();
        var answers = Answers(2).Take(2).ToList();
        application.Do((by, _, at) => new AssessmentCommand.Say(answers[0]) { By = by, MadeOn = 0, At = at }, Applicant);
        application.Do((by, _, at) => new AssessmentCommand.Say(answers[1]) { By = by, MadeOn = 0, At = at }, Applicant);

        Assert.Equal(2, application.Assessment.Answers.Count);
        Assert.Null(application.Try(Say(answers[1]), Applicant).Event); // says it again: nothing happens
    }

    [Fact]
    public void Decide_ByTwoAtOnce_IsTakenOnce()
    {
        var application = new Applications().Judged(2);
        int on = application.Assessment.Version;
        application.Do(Refuse, First);

        var late = application.Assessment.Decide(Conclude(First, on, application.Now.AddMinutes(1)), CriteriaSet.First);

        Assert.Equal(AssessmentProblemCodes.Changed, late.Refusal?.Code);
    }

    [Fact]
    public void AskMore_AnsweredInTime_GoesBackToTheSameAssessorWithWhatChangedUnjudged()
    {
        var application = new Applications().Judged(1).Do(AskMore, First);
        var better = Answers(2).First();

        application.Do(Say(better), Applicant).Do(Submit, Applicant);

        Assert.Equal((AssessmentStage.InReview, First.Account), (application.Assessment.Stage, application.Assessment.First));
        Assert.Equal(AssessmentProblemCodes.Incomplete, application.Refused(Conclude, First));
        application.Do(Accept(better), First).Do(Conclude, First);
        Assert.Equal(AssessmentStage.Granted, application.Assessment.Stage);
    }

    [Fact]
    public void AskMore_AnsweredTooLate_IsLateAndLapses()
    {
        var application = new Applications().Judged(1).Do(AskMore, First);
        Assert.Equal(AssessmentProblemCodes.NotDue, application.Refused(Lapse, First));
        application.Now = application.Now.AddDays(14);

        Assert.Equal(AssessmentProblemCodes.Late, application.Refused(Submit, Applicant));
        application.Do(Lapse, First);

        Assert.Equal(AssessmentStage.Lapsed, application.Assessment.Stage);
        Assert.Null(application.Events[^1].By);
        Assert.Equal(AssessmentProblemCodes.Stage, application.Refused(Submit, Applicant));
    }

    [Fact]
    public void Draft_ThatIsWorkedOn_DoesNotLapse()
    {
        var application = new Applications();
        application.Now = Start.AddDays(80);
        application.Do(Say(Answers(1).First()), Applicant);
        application.Now = Start.AddDays(100);

        Assert.Equal(AssessmentProblemCodes.NotDue, application.Refused(Lapse, Applicant));
        application.Now = Start.AddDays(171);
        application.Do(Lapse, Applicant);
    }

    [Fact]
    public void Appeal_InTime_IsDecidedBySomebodyElseAndAssessedByOthersAgain()
    {
        var application = new Applications().Judged(2).Do(Refuse, First);
        Assert.Equal(AssessmentProblemCodes.NotYours, application.Refused(Appeal, First));
        application.Do(Appeal, Applicant);

        Assert.Equal(AssessmentProblemCodes.NotYours, application.Refused(Allow, First));
        Assert.Equal(AssessmentProblemCodes.Conflict, application.Refused(Allow, Insider));
        application.Do(Allow, Second);

        Assert.Equal(AssessmentStage.Submitted, application.Assessment.Stage);
        Assert.Empty(application.Assessment.Judgements);
        Assert.Equal(AssessmentProblemCodes.NotYours, application.Refused(Take, First));
        Assert.Equal(AssessmentProblemCodes.NotYours, application.Refused(Take, Second));
        application.Do(Take, Third);
        Assert.Equal(AssessmentStage.InReview, application.Assessment.Stage);
    }

    [Fact]
    public void Appeal_TooLate_IsLate()
    {
        var application = new Applications().Judged(2).Do(Refuse, First);
        application.Now = application.Now.Add(AssessmentTimes.Appeal);

        Assert.Equal(AssessmentProblemCodes.Late, application.Refused(Appeal, Applicant));
        Assert.False(application.Assessment.IsUnderWay(application.Now));
    }

    // Who will not appeal need not wait for thirty days to apply again.
    [Fact]
    public void Withdraw_OfWhatWasRefused_EndsIt()
    {
        var application = new Applications().Judged(2).Do(Refuse, First);
        Assert.True(application.Assessment.IsInTheWay(application.Now));

        application.Do(Withdraw, Applicant);

        Assert.False(application.Assessment.IsUnderWay(application.Now));
        Assert.Equal(AssessmentProblemCodes.Stage, application.Refused(Appeal, Applicant));
    }

    [Fact]
    public void Appeal_Dismissed_IsTheEnd()
    {
        var application = new Applications().Judged(2).Do(Refuse, First).Do(Appeal, Applicant).Do(Dismiss, Second);

        Assert.True(application.Assessment.IsClosed);
        Assert.Equal(AssessmentProblemCodes.Stage, application.Refused(Appeal, Applicant));
    }

    [Fact]
    public void Judge_CorrectsAndRejects_AndOnlyThatCounts()
    {
        var application = new Applications().Judged(2);
        var answer = application.Assessment.Answers["services.meeting-rooms"];
        application.Do(Judge(new Judgement { Criterion = answer.Criterion, Value = 1, Evidence = EvidenceKind.Audited, Reason = "One of the two is a corridor." }), First);
        application.Do(Judge(new Judgement { Criterion = "services.events", Value = null, Evidence = null, Reason = "No list." }), First);

        application.Do(Conclude, First);

        Assert.Equal((1m, EvidenceKind.Audited), application.Assessment.Observations!.Where(observation => observation.Criterion == answer.Criterion).Select(observation => (observation.Value, observation.Evidence)).Single());
        Assert.DoesNotContain(application.Assessment.Observations!, observation => observation.Criterion == "services.events");
    }

    // A listing says something every night; an assessor has looked.
    [Fact]
    public void Conclude_WhatAListingSaidSince_DoesNotGoBeforeWhatWasAccepted()
    {
        var application = new Applications().Judged(2);
        application.Do(Judge(new Judgement { Criterion = "services.events", Value = null, Evidence = null, Reason = "No list." }), First);
        Observation Listed(string criterion, decimal value) => new() { Criterion = criterion, Value = value, Evidence = EvidenceKind.Audited, ObservedAt = application.Now };
        application.Do((by, on, at) => new AssessmentCommand.Conclude("Well kept.", [Listed("services.hours", 1), Listed("services.events", 7)]) { MadeOn = on, By = by, At = at }, First);

        decimal[] Values(string criterion) => [.. application.Assessment.Observations!.Where(observation => observation.Criterion == criterion).Select(observation => observation.Value)];
        Assert.Equal([application.Assessment.Answers["services.hours"].Value], Values("services.hours"));
        Assert.Equal([7], Values("services.events"));
    }

    [Fact]
    public void Conclude_WhereAnAxisReachesNothing_HasNoLevel()
    {
        var application = new Applications().Answered(2).Do(Submit, Applicant).Do(Take, First);
        foreach (string criterion in application.Assessment.Answers.Keys) application.Do(Judge(new Judgement { Criterion = criterion, Value = null, Evidence = null, Reason = "Not shown." }), First);

        var refusal = application.Try(Conclude, First).Refusal;
        Assert.Equal(AssessmentProblemCodes.NoLevel, refusal?.Code);
        // Each axis with its mandatory criteria, and none that has a level.
        Assert.Matches(@"Technical performance \([a-z]+\.[a-z-]+[^)]*\) and ", refusal?.Message);
        Assert.DoesNotContain("Interoperability", refusal?.Message, StringComparison.Ordinal);
        application.Do(Refuse, First);
    }

    [Theory]
    [InlineData("tech.download", -1, EvidenceKind.Measured, AssessmentProblemCodes.BadAnswer)]
    [InlineData("tech.download", 1, EvidenceKind.Computed, AssessmentProblemCodes.BadAnswer)]
    [InlineData("tech.download", 1, (EvidenceKind)99, AssessmentProblemCodes.BadAnswer)]
    [InlineData("tech.isolation", 2, EvidenceKind.Document, AssessmentProblemCodes.BadAnswer)]
    [InlineData("network.freshness", 1, EvidenceKind.Document, AssessmentProblemCodes.UnknownCriterion)]
    [InlineData("nothing", 1, EvidenceKind.Document, AssessmentProblemCodes.UnknownCriterion)]
    public void Say_WhatCannotBe_IsRefused(string criterion, int value, EvidenceKind evidence, string code) =>
        Assert.Equal(code, new Applications().Refused(Say(new Answer { Criterion = criterion, Value = value, Evidence = evidence, ObservedAt = Start }), Applicant));

    [Fact]
    public void Say_OfTimeToComeOrAFileThatIsNotThere_IsRefused()
    {
        var application = new Applications();
        var answer = Answers(1).First();

        Assert.Equal(AssessmentProblemCodes.BadAnswer, application.Refused(Say(answer with { ObservedAt = Start.AddDays(1) }), Applicant));
        Assert.Equal(AssessmentProblemCodes.File, application.Refused(Say(answer with { Files = ["f"] }), Applicant));
        application.Do((by, on, at) => new AssessmentCommand.AddFile(new EvidenceFile("f", "00", "application/pdf", 1)) { By = by, MadeOn = on, At = at }, Applicant);
        Assert.Equal(AssessmentProblemCodes.File, application.Refused(Say(answer with { Files = ["f", "f"] }), Applicant));
        application.Do(Say(answer with { Files = ["f"] }), Applicant);
        Assert.Equal(AssessmentProblemCodes.File, application.Refused((by, on, at) => new AssessmentCommand.TakeFile("f") { By = by, MadeOn = on, At = at }, Applicant));
    }

    // Whoever vouched assesses nothing of it, and no second proof makes that forgotten.
    [Fact]
    public void ProveControl_WhereItWasShownBefore_ChangesNothing()
    {
        var application = new Applications(isVouched: false);
        application.Do((by, _, at) => new AssessmentCommand.ProveControl(new ControlProof(ControlMethod.Vouched, null)) { By = by, MadeOn = 0, At = at }, Insider);
        application.Do((by, _, at) => new AssessmentCommand.ProveControl(new ControlProof(ControlMethod.Mail, "hangar.example")) { By = by, MadeOn = 0, At = at }, Applicant);

        Assert.Equal((ControlMethod.Vouched, Insider.Account), (application.Assessment.Control?.Method, application.Assessment.ControlBy));
    }

    // Whoever has shown nothing fills no disk.
    [Fact]
    public void AddFile_BeforeControlOrBeyondTheSpace_IsRefused()
    {
        static Func<AssessmentActor, int, DateTimeOffset, AssessmentCommand> Add(string id, long bytes) => (by, on, at) => new AssessmentCommand.AddFile(new EvidenceFile(id, "00", "application/pdf", bytes)) { By = by, MadeOn = 0, At = at };
        Assert.Equal(AssessmentProblemCodes.Incomplete, new Applications(isVouched: false).Refused(Add("f", 1), Applicant));

        var application = new Applications().Do(Add("f", AssessmentFiles.MostBytes - 1), Applicant);
        Assert.Equal(AssessmentProblemCodes.File, application.Refused(Add("f", 1), Applicant));
        Assert.Equal(AssessmentProblemCodes.FilesFull, application.Refused(Add("g", 2), Applicant));
        application.Do(Add("g", 1), Applicant);

        var many = new Applications();
        for (int number = 0; number < AssessmentFiles.Most; number++) many.Do(Add($"{number}", 1), Applicant);
        Assert.Equal(AssessmentProblemCodes.FilesFull, many.Refused(Add("f", 1), Applicant));
        many.Do((by, _, at) => new AssessmentCommand.TakeFile("0") { By = by, MadeOn = 0, At = at }, Applicant).Do(Add("f", 1), Applicant);
        Assert.Equal(AssessmentProblemCodes.NotYours, many.Refused(Add("h", 1), First));
        Assert.Equal(AssessmentProblemCodes.Stage, many.Answered(1).Do(Submit, Applicant).Refused(Add("h", 1), Applicant));
    }

    // Nobody else may apply for the centre as long as somebody who speaks for it is at it, to the last moment for an appeal.
    [Fact]
    public void IsInTheWay_OfAnApplication_LastsUntilNoAppealIsLeft()
    {
        Assert.True(new Applications().Assessment.IsInTheWay(Start));
        var refused = new Applications().Judged(1).Do(Refuse, First).Assessment;
        Assert.NotNull(refused.Until);
        Assert.True(refused.IsInTheWay(refused.Until.Value.AddTicks(-1)));
        Assert.False(refused.IsUnderWay(refused.Until.Value));
        Assert.False(new Applications().Do(Withdraw, Applicant).Assessment.IsUnderWay(Start));
    }

    [Fact]
    public void KeptUntil_OfAnApplication_CountsFromItsEnd()
    {
        Assert.Null(AssessmentFiles.KeptUntil(new Applications().Judged(1).Assessment));
        var granted = new Applications().Judged(1).Do(Conclude, First).Assessment;
        Assert.Equal(granted.ChangedAt.AddDays(3 * 365), AssessmentFiles.KeptUntil(granted));
        var refused = new Applications().Judged(1).Do(Refuse, First).Assessment;
        Assert.Equal(refused.ChangedAt.AddDays(30 + 60), AssessmentFiles.KeptUntil(refused));
        var withdrawn = new Applications().Do(Withdraw, Applicant).Assessment;
        Assert.Equal(withdrawn.ChangedAt.AddDays(60), AssessmentFiles.KeptUntil(withdrawn));
    }

    [Fact]
    public void Reason_LeftOut_IsRefusedOfEverythingThatNeedsOne()
    {
        var application = new Applications().Answered(3);
        AssertNeeded(Applicant, (by, on, at) => new AssessmentCommand.Withdraw(null!) { By = by, MadeOn = on, At = at });
        application.Do(Submit, Applicant).Do(Take, First);
        AssertNeeded(First, (by, on, at) => new AssessmentCommand.AskMore(null!, at.AddDays(14)) { By = by, MadeOn = on, At = at }, (by, on, at) => new AssessmentCommand.Refuse(null!) { By = by, MadeOn = on, At = at });
        foreach (var answer in application.Assessment.Answers.Values) application.Do(Accept(answer), First);
        AssertNeeded(First, (by, on, at) => new AssessmentCommand.Conclude(null!, []) { By = by, MadeOn = on, At = at });
        application.Do(Conclude, First).Do(Take, Second);
        AssertNeeded(Second, (by, on, at) => new AssessmentCommand.Agree(null!) { By = by, MadeOn = on, At = at }, (by, on, at) => new AssessmentCommand.Return(null!) { By = by, MadeOn = on, At = at });
        application.Do(Return, Second).Do(Refuse, First);
        AssertNeeded(Applicant, (by, on, at) => new AssessmentCommand.Appeal(null!) { By = by, MadeOn = on, At = at });
        application.Do(Appeal, Applicant);
        AssertNeeded(Third, (by, on, at) => new AssessmentCommand.DecideAppeal(true, null!) { By = by, MadeOn = on, At = at });

        void AssertNeeded(AssessmentActor actor, params Func<AssessmentActor, int, DateTimeOffset, AssessmentCommand>[] commands) => Assert.All(commands, command => Assert.Equal(AssessmentProblemCodes.BadText, application.Refused(command, actor)));
    }

    [Fact]
    public void Unsay_OfWhatWasSaidAndOfWhatWasNot_IsToldApart()
    {
        var application = new Applications().Do(Say(Answers(2).First()), Applicant);
        Func<AssessmentActor, int, DateTimeOffset, AssessmentCommand> Unsay(string criterion) => (by, on, at) => new AssessmentCommand.Unsay(criterion) { By = by, MadeOn = on, At = at };

        Assert.Equal(AssessmentProblemCodes.UnknownCriterion, application.Refused(Unsay(Answers(2).Last().Criterion), Applicant));
        application.Do(Unsay(Answers(2).First().Criterion), Applicant);
        Assert.Empty(application.Assessment.Answers);
    }

    [Fact]
    public void AskMore_UntilTheLastMomentOrRightNow_IsTakenAndRefused()
    {
        Applications Taken() => new Applications().Answered(2).Do(Submit, Applicant).Do(Take, First);
        Func<AssessmentActor, int, DateTimeOffset, AssessmentCommand> Until(TimeSpan time) => (by, on, at) => new AssessmentCommand.AskMore("More.", at + time) { By = by, MadeOn = on, At = at };

        Taken().Do(Until(AssessmentTimes.More), First);
        Taken().Do(Until(TimeSpan.FromTicks(1)), First);
        Assert.Equal(AssessmentProblemCodes.BadTime, Taken().Refused(Until(AssessmentTimes.More + TimeSpan.FromTicks(1)), First));
        Assert.Equal(AssessmentProblemCodes.BadTime, Taken().Refused(Until(TimeSpan.Zero), First));
    }

    [Fact]
    public void Reason_MissingOrEndless_IsRefused()
    {
        var application = new Applications().Judged(2);

        Assert.Equal(AssessmentProblemCodes.BadText, application.Refused((by, on, at) => new AssessmentCommand.Refuse(" ") { By = by, MadeOn = on, At = at }, First));
        Assert.Equal(AssessmentProblemCodes.BadText, application.Refused((by, on, at) => new AssessmentCommand.Refuse(new string('a', 2_001)) { By = by, MadeOn = on, At = at }, First));
        Assert.Equal(AssessmentProblemCodes.BadText, application.Refused((by, on, at) => new AssessmentCommand.Conclude(new string('a', 1_001), []) { By = by, MadeOn = on, At = at }, First));
        Assert.Equal(AssessmentProblemCodes.BadTime, application.Refused((by, on, at) => new AssessmentCommand.AskMore("More.", at.AddDays(61)) { By = by, MadeOn = on, At = at }, First));
    }
}
