using Federation.Registry.Labels;

namespace Federation.Registry.Tests.Labels;

/// <summary>Awards that were made elsewhere.</summary>
public sealed class TakeOverTests
{
    private static readonly DateTimeOffset Made = Decisions.Noon.AddYears(-1);

    [Fact]
    public void TakeOver_OfAnAward_IsThatAwardAsItWasMade()
    {
        var outcome = CentreLabel.None.Decide(Paper(), Decisions.Criteria);

        var happened = outcome.Event!; // it was not refused
        Assert.Equal((LabelEventKind.Awarded, 1, 1, Made, "the old registry", "CR-2019-044"), (happened.Kind, happened.Version, happened.Number, happened.At, happened.Actor, happened.Reference));
        Assert.Equal(new LabelAward { Number = 1, Levels = Decisions.Levels, CriteriaVersion = "0.9", AwardedAt = Made, ValidUntil = Made.AddYears(3) }, happened.Award);
        Assert.Equal(outcome.Label, CentreLabel.None.After(happened));
    }

    // The same rules, and the same event but for where it comes from.
    [Fact]
    public void TakeOver_OfWhatWouldBeAwardedHere_IsTheSameEvent()
    {
        var here = CentreLabel.None.Decide(new LabelDecision.Award { MadeOn = 0, Actor = "a", At = Made, Reason = "Assessed.", Levels = Decisions.Levels }, Decisions.Criteria).Event!; // it is legal
        var taken = Paper() with { Actor = "a", CriteriaVersion = Decisions.Criteria.Version, ValidUntil = here.Award!.ValidUntil };

        Assert.Equal(here, CentreLabel.None.Decide(taken, Decisions.Criteria).Event! with { Reference = null });
    }

    [Fact]
    public void TakeOver_BesideALabelInForce_IsRefused()
    {
        var held = Decisions.After(LabelEventKind.Awarded);

        var outcome = held.Decide(Paper() with { MadeOn = 1, At = held.ChangedAt!.Value, ValidUntil = held.ChangedAt.Value.AddYears(1), TakenAt = held.ChangedAt.Value }, Decisions.Criteria);

        Assert.Equal(LabelProblemCodes.InForce, outcome.Refusal?.Code);
    }

    // What was decided since was decided without it.
    [Fact]
    public void TakeOver_OfAnAwardBeforeTheLastDecision_IsRefused()
    {
        var revoked = Decisions.After(LabelEventKind.Awarded, LabelEventKind.Revoked);

        Assert.Equal(LabelProblemCodes.EarlierTime, revoked.Decide(Paper() with { MadeOn = 2 }, Decisions.Criteria).Refusal?.Code);
    }

    [Fact]
    public void TakeOver_OfWhatNoRegistryCanHaveMade_IsRefusedByItsCode()
    {
        (LabelDecision.TakeOver Decision, string Code)[] wrong =
        [
            (Paper() with { Actor = " " }, LabelProblemCodes.BadActor),
            (Paper() with { Reason = "two\nlines" }, LabelProblemCodes.BadReason),
            (Paper() with { Reference = "" }, LabelProblemCodes.BadReference),
            (Paper() with { Reference = new string('a', 201) }, LabelProblemCodes.BadReference),
            (Paper() with { Levels = new LabelLevels { Quality = 4 } }, LabelProblemCodes.BadLevels),
            (Paper() with { Levels = new LabelLevels() }, LabelProblemCodes.BadLevels),
            (Paper() with { CriteriaVersion = "1.0\n" }, LabelProblemCodes.BadCriteria),
            (Paper() with { CriteriaVersion = "" }, LabelProblemCodes.BadCriteria),
            (Paper() with { At = Decisions.Noon.AddTicks(1), ValidUntil = Decisions.Noon.AddYears(1) }, LabelProblemCodes.FutureTime),
            (Paper() with { ValidUntil = Made }, LabelProblemCodes.BadValidity),
            (Paper() with { ValidUntil = Made.AddYears(10).AddTicks(1) }, LabelProblemCodes.BadValidity),
            (Paper() with { ValidUntil = DateTimeOffset.MaxValue }, LabelProblemCodes.BadValidity),
            (Paper() with { At = DateTimeOffset.MinValue, ValidUntil = DateTimeOffset.MinValue }, LabelProblemCodes.BadValidity),
            (Paper() with { MadeOn = 1 }, LabelProblemCodes.Changed),
        ];

        Assert.All(wrong, tried =>
        {
            var outcome = CentreLabel.None.Decide(tried.Decision, Decisions.Criteria);
            Assert.Equal((tried.Code, null, CentreLabel.None), (outcome.Refusal?.Code, outcome.Event, outcome.Label));
        });
        Assert.Null(CentreLabel.None.Decide(Paper() with { ValidUntil = Made.AddYears(10) }, Decisions.Criteria).Refusal);
        Assert.Null(CentreLabel.None.Decide(Paper() with { At = Decisions.Noon, ValidUntil = Decisions.Noon.AddTicks(1) }, Decisions.Criteria).Refusal);
    }

    [Fact]
    public void TakeOver_OfAnAwardWhoseTimeIsOver_ShowsAsExpired()
    {
        var label = CentreLabel.None.Decide(Paper() with { ValidUntil = Made.AddMonths(1) }, Decisions.Criteria).Label;

        Assert.Equal((LabelState.Expired, null), (label.StateAt(Decisions.Noon), label.HeldAt(Decisions.Noon)));
    }

    private static LabelDecision.TakeOver Paper() => new()
    {
        MadeOn = 0, Actor = "the old registry", At = Made, Reason = "Assessed.", Levels = Decisions.Levels, CriteriaVersion = "0.9", ValidUntil = Made.AddYears(3), Reference = "CR-2019-044", TakenAt = Decisions.Noon,
    };
}
