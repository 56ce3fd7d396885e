using Federation.Cluster.Labels;
using Federation.Registry;
using Federation.Registry.Criteria;
using Federation.Registry.Evaluations;

namespace Federation.Host.Output;

/// <summary>One centre, criterion by criterion.</summary>
/// <param name="Level">0 to 3; null where nothing is measurable.</param>
internal sealed record PreAssessmentAnswer(
    string Centre, string Name, IReadOnlyList<string> Listings, IReadOnlyList<string> Credits, IReadOnlyList<ClaimAnswer> LabelClaims, string CriteriaVersion, DateTimeOffset At, int? Level, IReadOnlyList<AxisAnswer> Axes)
{
    public static PreAssessmentAnswer Of(PreAssessment assessment) => new(
        assessment.Centre.Value,
        assessment.Name,
        [.. assessment.Listings.Select(listing => listing.Value)],
        assessment.Credits,
        [.. assessment.Claims.Select(ClaimAnswer.Of)],
        assessment.Evaluation.CriteriaVersion,
        assessment.Evaluation.At,
        assessment.Evaluation.Level,
        [.. assessment.Evaluation.Axes.Select(AxisAnswer.Of)]);
}

/// <summary>What a listing says of its own label; no evidence.</summary>
internal sealed record ClaimAnswer(string Listing, string Text)
{
    public static ClaimAnswer Of(LabelClaim claim) => new(claim.Listing.Value, claim.Text);
}

/// <param name="Gap">What stands against the next level; null where there is none, or no level.</param>
internal sealed record AxisAnswer(Axis Axis, int? Level, GapAnswer? Gap, IReadOnlyList<CriterionAnswer> Criteria)
{
    public static AxisAnswer Of(AxisFinding axis) => new(axis.Axis, axis.Level, GapAnswer.Of(axis.Gap), [.. axis.Criteria.Select(CriterionAnswer.Of)]);
}

/// <summary>Criteria by their ids: every mandatory one is needed, and so many of the optional ones.</summary>
internal sealed record GapAnswer(int Level, IReadOnlyList<string> Mandatory, int OptionalNeeded, IReadOnlyList<string> Optional)
{
    public static GapAnswer? Of(AxisGap? gap) =>
        gap is null ? null : new GapAnswer(gap.Level, [.. gap.Mandatory.Select(finding => finding.Criterion.Id)], gap.OptionalNeeded, [.. gap.Optional.Select(finding => finding.Criterion.Id)]);
}

/// <param name="Value">In the criterion's unit; null where nothing is known.</param>
/// <param name="Missing">What stands against the level after <paramref name="Level"/>; null where the highest is held.</param>
internal sealed record CriterionAnswer(string Id, bool Mandatory, BilingualText Question, Outcome Outcome, int Level, decimal? Value, EvidenceKind? Evidence, BilingualText Why, BilingualText? Missing)
{
    public static CriterionAnswer Of(CriterionFinding finding) => new(
        finding.Criterion.Id,
        finding.Criterion.IsMandatory,
        finding.Criterion.Question,
        finding.Outcome,
        finding.Level,
        finding.Why.Observation?.Value,
        finding.Why.Observation?.Evidence,
        Both(finding.Why),
        finding.Missing is { } missing ? Both(missing) : null);

    private static BilingualText Both(Reason reason) => new(reason.Text(Language.French), reason.Text(Language.English));
}

/// <summary>All centres: what they hold together, and each with its levels.</summary>
internal sealed record PreAssessmentsAnswer(
    string CriteriaVersion, int Centres, int Unreadable, int WithLabelClaim, LevelCounts Overall, IReadOnlyList<AxisTally> Axes, IReadOnlyList<CriterionCounts> Criteria, IReadOnlyList<PreAssessmentLine> Each)
{
    public static PreAssessmentsAnswer Of(PreAssessmentSummary summary, IReadOnlyList<PreAssessment> all, CriteriaSet criteria) => new(
        criteria.Version, summary.Centres, summary.Unreadable, summary.WithClaim, summary.Overall, summary.Axes, [.. summary.Criteria.Select(CriterionCounts.Of)], [.. all.Select(PreAssessmentLine.Of)]);
}

internal sealed record CriterionCounts(string Id, Axis Axis, bool Mandatory, int Level1, int Level2, int Level3, int Missed, int NothingKnown, int NotMeasurable, int MissingForNext)
{
    public static CriterionCounts Of(CriterionTally tally) => new(
        tally.Criterion.Id, tally.Criterion.Axis, tally.Criterion.IsMandatory, tally.Level1, tally.Level2, tally.Level3, tally.Missed, tally.NothingKnown, tally.NotMeasurable, tally.MissingForNext);
}

/// <param name="Axes">In the order of <see cref="Axis"/>.</param>
/// <param name="Held">How many criteria hold at level 1 or higher.</param>
internal sealed record PreAssessmentLine(string Centre, string Name, IReadOnlyList<string> Listings, int? Level, IReadOnlyList<int?> Axes, int Held)
{
    public static PreAssessmentLine Of(PreAssessment assessment) => new(
        assessment.Centre.Value,
        assessment.Name,
        [.. assessment.Listings.Select(listing => listing.Value)],
        assessment.Evaluation.Level,
        [.. assessment.Evaluation.Axes.Select(axis => axis.Level)],
        assessment.Evaluation.Axes.Sum(axis => axis.Criteria.Count(finding => finding.Outcome == Outcome.Held)));
}
