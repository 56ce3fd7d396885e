using Federation.Registry.Criteria;

namespace Federation.Registry.Evaluations;

/// <summary>What came of one axis at one centre.</summary>
public sealed record AxisFinding
{
    public required Axis Axis { get; init; }

    /// <summary>The highest level that is reached, 1 to 3; 0 where none is; null where no criterion of the axis is measurable, so that nothing can be said.</summary>
    public required int? Level { get; init; }

    /// <summary>Every criterion of the axis, in the criteria's order.</summary>
    public required IReadOnlyList<CriterionFinding> Criteria { get; init; }

    /// <summary>What stands against the next level; null where the highest is reached and where there is no level.</summary>
    public required AxisGap? Gap { get; init; }

    internal static AxisFinding Of(Axis axis, IReadOnlyList<CriterionFinding> findings, IReadOnlyList<decimal> optionalShares)
    {
        CriterionFinding[] measurable = [.. findings.Where(finding => finding.Outcome != Outcome.NotMeasurable)];
        int level = 0;
        AxisGap? gap = null;
        while (gap is null && level < CriteriaSet.TopLevel)
        {
            gap = AxisGap.Before(level + 1, measurable, optionalShares[level]);
            if (gap is null) level++;
        }

        bool silent = measurable.Length == 0;
        return new AxisFinding { Axis = axis, Level = silent ? null : level, Criteria = findings, Gap = silent ? null : gap };
    }
}
