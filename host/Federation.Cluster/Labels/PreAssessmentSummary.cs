using Federation.Registry.Criteria;
using Federation.Registry.Evaluations;

namespace Federation.Cluster.Labels;

/// <summary>What came of the pre-assessment of many centres: how many hold what, and what they lack. Immutable.</summary>
public sealed record PreAssessmentSummary
{
    public required int Centres { get; init; }

    /// <summary>Not among these: of which something that is stored cannot be read.</summary>
    public required int Unreadable { get; init; }

    /// <summary>With at least one claim of a listing.</summary>
    public required int WithClaim { get; init; }

    public required LevelCounts Overall { get; init; }

    /// <summary>In the order of <see cref="Axis"/>.</summary>
    public required IReadOnlyList<AxisTally> Axes { get; init; }

    /// <summary>In the criteria's order.</summary>
    public required IReadOnlyList<CriterionTally> Criteria { get; init; }

    public static PreAssessmentSummary Of(IReadOnlyList<PreAssessment> centres, int unreadable, CriteriaSet criteria)
    {
        var byCriterion = centres.SelectMany(centre => centre.Evaluation.Axes).SelectMany(axis => axis.Criteria).ToLookup(finding => finding.Criterion.Id, StringComparer.Ordinal);
        var gaps = centres.SelectMany(centre => centre.Evaluation.Axes).Select(axis => axis.Gap).OfType<AxisGap>().ToList();
        var mandatory = Counts(gaps.SelectMany(gap => gap.Mandatory));
        var optional = Counts(gaps.Where(gap => gap.OptionalNeeded > 0).SelectMany(gap => gap.Optional));
        return new PreAssessmentSummary
        {
            Centres = centres.Count,
            Unreadable = unreadable,
            WithClaim = centres.Count(centre => centre.Claims.Count > 0),
            Overall = LevelCounts.Of(centres.Select(centre => centre.Evaluation.Level)),
            Axes = [.. Enum.GetValues<Axis>().Select(axis => AxisTally.Of(axis, [.. centres.Select(centre => centre.Evaluation.Axes[(int)axis])]))],
            Criteria = [.. criteria.Criteria.Select(criterion => CriterionTally.Of(criterion, byCriterion[criterion.Id], (criterion.IsMandatory ? mandatory : optional).GetValueOrDefault(criterion.Id)))],
        };
    }

    private static Dictionary<string, int> Counts(IEnumerable<CriterionFinding> missing) => missing.GroupBy(finding => finding.Criterion.Id).ToDictionary(group => group.Key, group => group.Count());
}

/// <summary>How many centres have which level, and how many have none because nothing is measurable.</summary>
public sealed record LevelCounts(int NotMeasurable, int None, int Level1, int Level2, int Level3)
{
    internal static LevelCounts Of(IEnumerable<int?> levels)
    {
        var counts = levels.ToLookup(level => level);
        return new LevelCounts(counts[null].Count(), counts[0].Count(), counts[1].Count(), counts[2].Count(), counts[3].Count());
    }
}

/// <summary>One axis over many centres.</summary>
/// <param name="FewestMissing">How few mandatory criteria keep a centre from its next level on the axis, of all that are kept from one; null where none is.</param>
/// <param name="AtFewest">How many centres miss that few.</param>
public sealed record AxisTally(Axis Axis, LevelCounts Levels, int? FewestMissing, int AtFewest)
{
    internal static AxisTally Of(Axis axis, IReadOnlyList<AxisFinding> findings)
    {
        int[] missing = [.. findings.Select(finding => finding.Gap).OfType<AxisGap>().Select(gap => gap.Mandatory.Count)];
        int? fewest = missing.Length == 0 ? null : missing.Min();
        return new AxisTally(axis, LevelCounts.Of(findings.Select(finding => finding.Level)), fewest, missing.Count(count => count == fewest));
    }
}

/// <summary>One criterion over many centres; the counts up to <see cref="NotMeasurable"/> add up to them.</summary>
/// <param name="Missed">A good value is known, and it is short of level 1.</param>
/// <param name="NothingKnown">Nothing is known, or nothing good enough or young enough.</param>
/// <param name="MissingForNext">How many centres it keeps from their next level on its axis: every one where it is mandatory and does not hold, and where it is optional those that lack optional ones.</param>
public sealed record CriterionTally(Criterion Criterion, int Level1, int Level2, int Level3, int Missed, int NothingKnown, int NotMeasurable, int MissingForNext)
{
    internal static CriterionTally Of(Criterion criterion, IEnumerable<CriterionFinding> findings, int missing)
    {
        var counts = findings.ToLookup(finding => (finding.Outcome, finding.Level, Known: finding.Why.Kind is ReasonKind.Met or ReasonKind.Missed));
        return new CriterionTally(criterion, Held(1), Held(2), Held(3), NotHeld(known: true), NotHeld(known: false), counts[(Outcome.NotMeasurable, 0, false)].Count(), missing);

        int Held(int level) => counts[(Outcome.Held, level, true)].Count();

        int NotHeld(bool known) => counts[(Outcome.NotHeld, 0, known)].Count();
    }
}
