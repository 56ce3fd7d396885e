using Federation.Registry.Criteria;
using Federation.Registry.Evaluations;

namespace Federation.Registry.Tests.Evaluations;

public sealed class EvaluationTests
{
    private static readonly TimeSpan Year = TimeSpan.FromDays(365);

    [Fact]
    public void Level_OfAnAxis_IsTheHighestThatEveryMandatoryCriterionHolds()
    {
        var axis = Of([Sets.Criterion("a"), Sets.Criterion("b")], Sets.Observed("a", 30), Sets.Observed("b", 20)).Axes[(int)Axis.Services];

        Assert.Equal(2, axis.Level);
        Assert.Equal(3, axis.Gap!.Level);
        Assert.Equal(["b"], axis.Gap.Mandatory.Select(finding => finding.Criterion.Id));
        Assert.Equal(0, axis.Gap.OptionalNeeded);
    }

    // 0.3, 0.5 and 0.7 of three are 1, 2 and 3 criteria.
    [Theory]
    [InlineData(9, 9, 9, 0)]
    [InlineData(30, 9, 9, 1)]
    [InlineData(30, 20, 9, 2)]
    [InlineData(30, 30, 20, 2)]
    [InlineData(30, 30, 30, 3)]
    public void Level_OfAnAxis_AsksForAShareOfTheOptionalCriteria(int a, int b, int c, int level)
    {
        Criterion[] criteria = [Sets.Criterion("a", mandatory: false), Sets.Criterion("b", mandatory: false), Sets.Criterion("c", mandatory: false)];

        Assert.Equal(level, Of(criteria, Sets.Observed("a", a), Sets.Observed("b", b), Sets.Observed("c", c)).Level);
    }

    [Fact]
    public void Gap_OptionalCriteriaMissing_SaysHowManyOfWhich()
    {
        Criterion[] criteria = [Sets.Criterion("a", mandatory: false), Sets.Criterion("b", mandatory: false), Sets.Criterion("c", mandatory: false)];
        var gap = Of(criteria, Sets.Observed("a", 10)).Axes[(int)Axis.Services].Gap!;

        Assert.Equal(2, gap.Level);
        Assert.Empty(gap.Mandatory);
        Assert.Equal(2, gap.OptionalNeeded);
        Assert.Equal(["a", "b", "c"], gap.Optional.Select(finding => finding.Criterion.Id));
    }

    [Fact]
    public void Level_Overall_IsTheLowestAxisAndNoAverage()
    {
        Criterion[] criteria = [Sets.Criterion("a", Axis.Quality), Sets.Criterion("b", Axis.Services), Sets.Criterion("c", Axis.Commitments)];

        Assert.Equal(1, Of(criteria, Sets.Observed("a", 30), Sets.Observed("b", 30), Sets.Observed("c", 10)).Level);
    }

    [Fact]
    public void Level_AnAxisWithNothingMeasurable_IsLeftOutOfTheLowest()
    {
        var evaluation = Of(
            [Sets.Criterion("a"), Sets.Criterion("n", Axis.Interoperability, evidence: EvidenceKind.Computed)],
            Sets.Observed("a", 20), Sets.Observed("n", 0, EvidenceKind.Computed, days: 29));
        var network = evaluation.Axes[(int)Axis.Interoperability];

        Assert.Equal(2, evaluation.Level);
        Assert.Null(network.Level);
        Assert.Null(network.Gap);
        Assert.Equal(Outcome.NotMeasurable, Assert.Single(network.Criteria).Outcome);
    }

    [Fact]
    public void Level_WithNoCriterionMeasurable_IsUnknown() =>
        Assert.Null(Of([Sets.Criterion("n", Axis.Interoperability, evidence: EvidenceKind.Computed)]).Level);

    [Fact]
    public void Level_AMandatoryCriterionNotMeasurable_BlocksNothing()
    {
        Criterion[] criteria = [Sets.Criterion("a"), Sets.Criterion("n", evidence: EvidenceKind.Computed), Sets.Criterion("o", mandatory: false, evidence: EvidenceKind.Computed)];

        Assert.Equal(3, Of(criteria, Sets.Observed("a", 30)).Level);
    }

    [Fact]
    public void Level_AComputedCriterionWithThirtyDays_Counts() =>
        Assert.Equal(0, Of([Sets.Criterion("n", evidence: EvidenceKind.Computed)], Sets.Observed("n", 9, EvidenceKind.Computed, days: 30)).Level);

    [Fact]
    public void Level_NothingObserved_IsNone() => Assert.Equal(0, Of([Sets.Criterion("a")]).Level);

    [Theory]
    [InlineData(EvidenceKind.Declared, EvidenceKind.Declared, true)]
    [InlineData(EvidenceKind.Document, EvidenceKind.Declared, false)]
    [InlineData(EvidenceKind.Measured, EvidenceKind.Document, false)]
    [InlineData(EvidenceKind.Measured, EvidenceKind.Measured, true)]
    [InlineData(EvidenceKind.Measured, EvidenceKind.Audited, true)]
    [InlineData(EvidenceKind.Audited, EvidenceKind.Measured, false)]
    [InlineData(EvidenceKind.Declared, EvidenceKind.Computed, false)]
    public void Outcome_ByEvidence_HoldsWhereItIsStrongEnough(EvidenceKind asked, EvidenceKind offered, bool holds)
    {
        var finding = Finding(Sets.Criterion("a", evidence: asked), Sets.Observed("a", 30, offered, days: 60));

        Assert.Equal(holds ? Outcome.Held : Outcome.NotHeld, finding.Outcome);
        Assert.Equal(holds ? ReasonKind.Met : ReasonKind.EvidenceTooWeak, finding.Why.Kind);
    }

    [Fact]
    public void Outcome_AComputedCriterionWithAnAudit_IsNotMeasurable() =>
        Assert.Equal(Outcome.NotMeasurable, Finding(Sets.Criterion("n", evidence: EvidenceKind.Computed), Sets.Observed("n", 30, EvidenceKind.Audited, days: 60)).Outcome);

    [Fact]
    public void Level_SeveralObservations_StrongestThenLatestThenWorstDecides()
    {
        var criterion = Sets.Criterion("a");

        Assert.Equal(1, Finding(criterion, Sets.Observed("a", 30), Sets.Observed("a", 10, EvidenceKind.Audited, Year)).Level);
        Assert.Equal(2, Finding(criterion, Sets.Observed("a", 30, ago: Year), Sets.Observed("a", 20)).Level);
        Assert.Equal(1, Finding(criterion, Sets.Observed("a", 30), Sets.Observed("a", 10)).Level);
        Assert.Equal(1, Finding(Sets.Criterion("a", better: Better.Lower), Sets.Observed("a", 10), Sets.Observed("a", 30)).Level);
    }

    [Fact]
    public void Outcome_EvidenceOfTwoYearsAgo_IsOutdated()
    {
        Assert.Equal(ReasonKind.Met, Finding(Sets.Criterion("a"), Sets.Observed("a", 30, ago: 2 * Year - TimeSpan.FromTicks(1))).Why.Kind);
        Assert.Equal(ReasonKind.EvidenceOutdated, Finding(Sets.Criterion("a"), Sets.Observed("a", 30, ago: 2 * Year)).Why.Kind);
    }

    [Fact]
    public void Outcome_ObservedLaterThanAsked_IsNotKnownYet() =>
        Assert.Equal(ReasonKind.NoEvidence, Finding(Sets.Criterion("a"), Sets.Observed("a", 30, ago: TimeSpan.FromTicks(-1))).Why.Kind);

    [Fact]
    public void Of_ACriterionOfAnotherVersion_IsLeftOut() => Assert.Equal(3, Of([Sets.Criterion("a")], Sets.Observed("a", 30), Sets.Observed("b", 0)).Level);

    [Fact]
    public void Of_TheFirstDayOfTheCalendar_IsAnswered() => Assert.Equal(0, Evaluation.Of(CriteriaSet.First, [], DateTimeOffset.MinValue).Level);

    [Fact]
    public void Of_TheCurrentCriteriaWithoutObservations_IsLevelNoneAndAnUnknownNetwork()
    {
        var evaluation = Evaluation.Of(CriteriaSet.First, [], Sets.At);

        Assert.Equal("1.0", evaluation.CriteriaVersion);
        Assert.Equal([0, 0, 0, 0, null], evaluation.Axes.Select(axis => axis.Level));
        Assert.Equal(CriteriaSet.First.Criteria, evaluation.Axes.SelectMany(axis => axis.Criteria).Select(finding => finding.Criterion));
    }

    private static Evaluation Of(Criterion[] criteria, params Observation[] observations) => Evaluation.Of(Sets.Of(criteria), observations, Sets.At);

    private static CriterionFinding Finding(Criterion criterion, params Observation[] observations) =>
        Assert.Single(Of([criterion], observations).Axes.SelectMany(axis => axis.Criteria));
}
