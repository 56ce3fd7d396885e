using Federation.Registry.Criteria;
using Federation.Registry.Labels;
using static Federation.Registry.Labels.LabelEventKind;

namespace Federation.Registry.Tests.Labels;

public sealed class CentreLabelTests
{
    /// <summary>Every state with every decision: the state that follows, or the code of the refusal.</summary>
    public static TheoryData<LabelEventKind[], LabelEventKind, string> Steps => new()
    {
        { [], Awarded, "Awarded" },
        { [], Suspended, LabelProblemCodes.None },
        { [], Reinstated, LabelProblemCodes.None },
        { [], Expired, LabelProblemCodes.None },
        { [], Revoked, LabelProblemCodes.None },
        { [Awarded], Awarded, LabelProblemCodes.InForce },
        { [Awarded], Suspended, "Suspended" },
        { [Awarded], Reinstated, LabelProblemCodes.NotSuspended },
        { [Awarded], Expired, LabelProblemCodes.NotDue },
        { [Awarded], Revoked, "Revoked" },
        { [Awarded, Suspended], Awarded, LabelProblemCodes.InForce },
        { [Awarded, Suspended], Suspended, LabelProblemCodes.Suspended },
        { [Awarded, Suspended], Reinstated, "Awarded" },
        { [Awarded, Suspended], Expired, LabelProblemCodes.NotDue },
        { [Awarded, Suspended], Revoked, "Revoked" },
        { [], Appealed, LabelProblemCodes.None },
        { [], AppealDismissed, LabelProblemCodes.None },
        { [Awarded], Appealed, LabelProblemCodes.NotSuspended },
        { [Awarded], AppealDismissed, LabelProblemCodes.NotSuspended },
        { [Awarded, Suspended], Appealed, "Suspended" },
        { [Awarded, Suspended], AppealDismissed, LabelProblemCodes.NoAppeal },
        { [Awarded, Suspended, Appealed], Awarded, LabelProblemCodes.InForce },
        { [Awarded, Suspended, Appealed], Suspended, LabelProblemCodes.Suspended },
        { [Awarded, Suspended, Appealed], Reinstated, "Awarded" },
        { [Awarded, Suspended, Appealed], Expired, LabelProblemCodes.NotDue },
        { [Awarded, Suspended, Appealed], Revoked, LabelProblemCodes.Appealed },
        { [Awarded, Suspended, Appealed], Appealed, LabelProblemCodes.Appealed },
        { [Awarded, Suspended, Appealed], AppealDismissed, "Suspended" },
        { [Awarded, Suspended, Appealed, Expired], AppealDismissed, LabelProblemCodes.Expired },
        { [Awarded, Suspended, Appealed, AppealDismissed], Appealed, LabelProblemCodes.Appealed },
        { [Awarded, Suspended, Appealed, AppealDismissed], AppealDismissed, LabelProblemCodes.NoAppeal },
        { [Awarded, Suspended, Appealed, AppealDismissed], Reinstated, "Awarded" },
        { [Awarded, Suspended, Appealed, AppealDismissed], Revoked, "Revoked" },
        { [Awarded, Suspended, Appealed, Reinstated, Suspended], Appealed, "Suspended" },
        { [Awarded, Revoked], Appealed, LabelProblemCodes.Revoked },
        { [Awarded, Revoked], AppealDismissed, LabelProblemCodes.Revoked },
        { [Awarded, Expired], Awarded, "Awarded" },
        { [Awarded, Expired], Suspended, LabelProblemCodes.Expired },
        { [Awarded, Expired], Reinstated, LabelProblemCodes.Expired },
        { [Awarded, Expired], Expired, LabelProblemCodes.Expired },
        { [Awarded, Expired], Revoked, LabelProblemCodes.Expired },
        { [Awarded, Revoked], Awarded, "Awarded" },
        { [Awarded, Revoked], Suspended, LabelProblemCodes.Revoked },
        { [Awarded, Revoked], Reinstated, LabelProblemCodes.Revoked },
        { [Awarded, Revoked], Expired, LabelProblemCodes.Revoked },
        { [Awarded, Revoked], Revoked, LabelProblemCodes.Revoked },
    };

    // Two years are long: a centre that has come further is assessed before they are over.
    [Fact]
    public void Award_OfAnAssessment_TakesThePlaceOfTheLabelInForce()
    {
        var label = Decisions.After(Awarded);
        var award = new LabelDecision.Award { MadeOn = label.Version, Actor = "assessor", At = Decisions.Noon.AddDays(300), Reason = "Assessed again.", Levels = Decisions.Levels, Assessment = "a-1" };

        var outcome = label.Decide(award, Decisions.Criteria);

        Assert.Equal((2, LabelState.Awarded, "a-1"), (outcome.Label.Award?.Number, outcome.Label.State, outcome.Event?.Assessment));
        var suspended = Decisions.After(Awarded, Suspended);
        Assert.Equal(LabelProblemCodes.InForce, suspended.Decide(award with { MadeOn = suspended.Version }, Decisions.Criteria).Refusal?.Code);
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public void Decide_EveryDecisionInEveryState_IsLegalOrRefusedByItsCode(LabelEventKind[] before, LabelEventKind kind, string expected)
    {
        var label = Decisions.After(before);

        var outcome = label.Decide(Decisions.To(kind, label.Version, label.ChangedAt?.AddHours(1) ?? Decisions.Noon), Decisions.Criteria);

        Assert.Equal(expected, outcome.Refusal?.Code ?? $"{outcome.Label.State}");
        Assert.Equal(outcome.Refusal is null, outcome.Event is not null);
        if (outcome.Refusal is not null) Assert.Same(label, outcome.Label);
    }

    [Theory]
    [InlineData(new[] { Awarded })]
    [InlineData(new[] { Awarded, Suspended })]
    public void VersionAt_TheEndOfALabel_IsThatAfterItsExpiry(LabelEventKind[] events)
    {
        var label = Decisions.After(events);
        var end = label.Award!.ValidUntil; // it was awarded
        var expired = label.Decide(Decisions.To(Expired, label.Version, end), Decisions.Criteria).Label;

        Assert.Equal(label.Version, label.VersionAt(end.AddTicks(-1)));
        Assert.Equal(expired.Version, label.VersionAt(end));
        Assert.Equal(expired.Version, expired.VersionAt(end.AddYears(1)));
        Assert.Equal(0, CentreLabel.None.VersionAt(end));
    }

    [Fact]
    public void Decide_AnAward_IsValidAsLongAsTheCriteriaSay()
    {
        var label = Decisions.After(Awarded);

        Assert.Equal(Decisions.Noon.AddHours(1), label.Award?.AwardedAt);
        Assert.Equal(Decisions.Noon.AddHours(1).AddYears(2), label.Award?.ValidUntil);
        Assert.Equal("1.0", label.Award?.CriteriaVersion);
    }

    [Fact]
    public void StateAt_TheMomentItsTimeIsOver_IsExpired()
    {
        var label = Decisions.After(Awarded);
        var end = label.Award!.ValidUntil;

        Assert.Equal(LabelState.Awarded, label.StateAt(end.AddTicks(-1)));
        Assert.Equal(Decisions.Levels, label.HeldAt(end.AddTicks(-1)));
        Assert.Equal(LabelState.Expired, label.StateAt(end));
        Assert.Null(label.HeldAt(end));
    }

    // Nobody lifts a suspension, or suspends, after the end, though the expiry is not put down yet.
    [Theory]
    [InlineData(Awarded)]
    [InlineData(Suspended)]
    [InlineData(Reinstated)]
    [InlineData(Revoked)]
    public void Decide_AfterTheEndBeforeTheExpiryIsPutDown_IsRefused(LabelEventKind kind)
    {
        var label = Decisions.After(Awarded, Suspended);
        var end = label.Award!.ValidUntil;

        Assert.Equal(LabelProblemCodes.Expired, label.Decide(Decisions.To(kind, label.Version, end), Decisions.Criteria).Refusal?.Code);
        Assert.Equal(LabelState.Expired, label.Decide(Decisions.To(Expired, label.Version, end), Decisions.Criteria).Label.State);
    }

    [Fact]
    public void AppealUntil_OfASuspension_IsThereUntilAnAppealIsMade()
    {
        var suspended = Decisions.After(Awarded, Suspended).Suspension;

        Assert.Equal(suspended?.At + TimeSpan.FromDays(30), suspended?.AppealUntil);
        Assert.Null(Decisions.After(Awarded, Suspended, Appealed).Suspension?.AppealUntil);
        Assert.Null(Decisions.After(Awarded, Suspended, Appealed, AppealDismissed).Suspension?.AppealUntil);
    }

    [Fact]
    public void HeldAt_ASuspendedLabel_IsNothingUntilItIsReinstated()
    {
        Assert.Null(Decisions.After(Awarded, Suspended).HeldAt(Decisions.Noon.AddHours(3)));
        Assert.Equal(Decisions.Levels, Decisions.After(Awarded, Suspended, Reinstated).HeldAt(Decisions.Noon.AddHours(4)));
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(1, LabelProblemCodes.AppealLate)]
    public void Decide_AnAppealAtTheEndOfItsTime_IsTakenUpToTheLastMoment(long ticks, string? code)
    {
        var label = Decisions.After(Awarded, Suspended);

        Assert.Equal(code, label.Decide(Decisions.To(Appealed, label.Version, label.Suspension!.At.AddDays(30).AddTicks(ticks)), Decisions.Criteria).Refusal?.Code);
    }

    [Fact]
    public void Decide_WhoSuspended_MayLiftItButDismissesNoAppeal()
    {
        var label = Decisions.After(Awarded, Suspended, Appealed);
        var at = Decisions.Noon.AddDays(1);

        Assert.Equal(LabelProblemCodes.OwnDecision, label.Decide(Decisions.To(AppealDismissed, label.Version, at) with { Actor = "operator" }, Decisions.Criteria).Refusal?.Code);
        // Nor does whoever appeals, who might be an assessor of another network.
        foreach (var kind in new[] { AppealDismissed, Reinstated }) Assert.Equal(LabelProblemCodes.OwnDecision, label.Decide(Decisions.To(kind, label.Version, at) with { Actor = "centre" }, Decisions.Criteria).Refusal?.Code);
        Assert.Equal(LabelState.Awarded, label.Decide(Decisions.To(Reinstated, label.Version, at), Decisions.Criteria).Label.State);
    }

    [Fact]
    public void Decide_ReinstatementOnAppeal_NeedsAnAppealThatWaits()
    {
        var at = Decisions.Noon.AddDays(1);
        LabelOutcome Decide(CentreLabel label) => label.Decide(new LabelDecision.Reinstate { MadeOn = label.Version, Actor = "another", At = at, Reason = "It was.", OnAppeal = true }, Decisions.Criteria);

        Assert.Equal(LabelProblemCodes.NoAppeal, Decide(Decisions.After(Awarded, Suspended)).Refusal?.Code);
        Assert.Equal(LabelProblemCodes.NotSuspended, Decide(Decisions.After(Awarded)).Refusal?.Code);
        Assert.Equal(LabelState.Awarded, Decide(Decisions.After(Awarded, Suspended, Appealed)).Label.State);
    }

    [Fact]
    public void Decide_ANewAward_IsANewLabel()
    {
        var label = Decisions.After(Awarded, Revoked, Awarded);

        Assert.Equal((LabelState.Awarded, 2, 3), (label.State, label.Award!.Number, label.Version));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Decide_OnAnotherVersion_IsRefused(int madeOn) =>
        Assert.Equal(LabelProblemCodes.Changed, Decisions.After(Awarded).Decide(Decisions.To(Suspended, madeOn, Decisions.Noon.AddHours(2)), Decisions.Criteria).Refusal?.Code);

    [Fact]
    public void Decide_BeforeTheLastEvent_IsRefused() =>
        Assert.Equal(LabelProblemCodes.EarlierTime, Decisions.After(Awarded).Decide(Decisions.To(Suspended, 1, Decisions.Noon), Decisions.Criteria).Refusal?.Code);

    [Theory]
    [InlineData("", "why", LabelProblemCodes.BadActor)]
    [InlineData("somebody\nelse", "why", LabelProblemCodes.BadActor)]
    [InlineData("operator", " ", LabelProblemCodes.BadReason)]
    [InlineData("operator", "why\u0007", LabelProblemCodes.BadReason)]
    public void Decide_WithoutActorOrReason_IsRefused(string actor, string reason, string code)
    {
        var decision = Decisions.To(Suspended, 1, Decisions.Noon.AddHours(2)) with { Actor = actor, Reason = reason };

        Assert.Equal(code, Decisions.After(Awarded).Decide(decision, Decisions.Criteria).Refusal?.Code);
    }

    [Theory]
    [InlineData(LabelDecision.MostReasonCharacters, null)]
    [InlineData(LabelDecision.MostReasonCharacters + 1, LabelProblemCodes.BadReason)]
    public void Decide_AReasonAtItsLimit_IsTaken(int length, string? code) =>
        Assert.Equal(code, Decisions.After(Awarded).Decide(Decisions.To(Suspended, 1, Decisions.Noon.AddHours(2)) with { Reason = new string('x', length) }, Decisions.Criteria).Refusal?.Code);

    public static TheoryData<LabelLevels> NoLevels => new(new LabelLevels(), new LabelLevels { Services = 0 }, new LabelLevels { Services = 1, Quality = 4 });

    [Theory]
    [MemberData(nameof(NoLevels))]
    public void Decide_AnAwardOfNoLevel_IsRefused(LabelLevels levels)
    {
        var decision = new LabelDecision.Award { MadeOn = 0, Actor = "operator", At = Decisions.Noon, Reason = "why", Levels = levels };

        Assert.Equal(LabelProblemCodes.BadLevels, CentreLabel.None.Decide(decision, Decisions.Criteria).Refusal?.Code);
    }

    [Fact]
    public void Overall_OfLevels_IsTheLowestAxisThatHasOne()
    {
        Assert.Equal(1, Decisions.Levels.Overall);
        Assert.Null(Decisions.Levels.On(Axis.Interoperability));
    }

    [Fact]
    public void Replay_WhatCannotHaveHappened_IsRefused()
    {
        var award = CentreLabel.None.Decide(Decisions.To(Awarded, 0, Decisions.Noon), Decisions.Criteria).Event!;
        var suspend = Decisions.After(Awarded).Decide(Decisions.To(Suspended, 1, Decisions.Noon.AddHours(2)), Decisions.Criteria).Event!;

        Assert.Equal(LabelState.Suspended, CentreLabel.Replay([award, suspend]).State);
        LabelEvent[][] impossible =
        [
            [suspend], [award, award], [award, suspend with { Version = 3 }], [award, suspend with { Number = 2 }], [award, suspend with { At = Decisions.Noon.AddHours(-1) }],
            [award, suspend with { Kind = Reinstated }], [award with { Award = null }], [award, suspend with { Award = award.Award }],
        ];
        Assert.All(impossible, events => Assert.Throws<ArgumentException>(() => CentreLabel.Replay(events)));
    }
}
