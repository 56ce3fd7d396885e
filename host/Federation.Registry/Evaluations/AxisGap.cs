namespace Federation.Registry.Evaluations;

/// <summary>What keeps an axis from a level: mandatory criteria that do not hold, or too few optional ones that do.</summary>
public sealed record AxisGap
{
    /// <summary>The level that is not reached, 1 to 3.</summary>
    public required int Level { get; init; }

    /// <summary>The mandatory criteria that do not hold at the level; every one of them has to.</summary>
    public required IReadOnlyList<CriterionFinding> Mandatory { get; init; }

    /// <summary>How many more optional criteria have to hold at the level; 0 where enough do.</summary>
    public required int OptionalNeeded { get; init; }

    /// <summary>The optional criteria that do not hold at the level, of which <see cref="OptionalNeeded"/> have to.</summary>
    public required IReadOnlyList<CriterionFinding> Optional { get; init; }

    /// <returns>Null where nothing keeps these criteria, all of them measurable, from the level.</returns>
    internal static AxisGap? Before(int level, IReadOnlyList<CriterionFinding> measurable, decimal optionalShare)
    {
        CriterionFinding[] optional = [.. measurable.Where(finding => !finding.Criterion.IsMandatory)];
        CriterionFinding[] missing = [.. optional.Where(finding => !finding.Holds(level))];
        CriterionFinding[] mandatory = [.. measurable.Where(finding => finding.Criterion.IsMandatory && !finding.Holds(level))];
        int needed = Math.Max(0, (int)Math.Ceiling(optionalShare * optional.Length) - (optional.Length - missing.Length));
        return mandatory.Length == 0 && needed == 0
            ? null
            : new AxisGap { Level = level, Mandatory = mandatory, OptionalNeeded = needed, Optional = missing };
    }
}
