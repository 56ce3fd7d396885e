using Federation.Registry.Criteria;
using Federation.Registry.Evaluations;

namespace Federation.Registry.DryRuns;

/// <summary>An axis on which a centre holds a level that it would not reach. Immutable.</summary>
public sealed record AxisLoss
{
    /// <summary>For which it was awarded: 1 to 3.</summary>
    public required int Awarded { get; init; }

    /// <summary>What the same would come to now under the criteria of its award: 0 to 3; null where nothing of the axis can be measured, and where those criteria are unknown here.</summary>
    public required int? UnderOwn { get; init; }

    /// <summary>False where the criteria of the award are unknown here, so that <see cref="UnderOwn"/> says nothing.</summary>
    public required bool IsOwnKnown { get; init; }

    /// <summary>Under the new version, with the reasons.</summary>
    public required AxisFinding Finding { get; init; }

    public Axis Axis => Finding.Axis;

    /// <summary>True where it would be lost under the criteria of the award as well, as evidence grows old and listings change, or since nothing of the axis can be measured: then it is not the new version that takes it.</summary>
    public bool IsLostAlready => IsOwnKnown && !(UnderOwn >= Awarded);

    /// <summary>What stands against the level after the one that it would have, the mandatory criteria first; where nothing can be measured, why not.</summary>
    public IReadOnlyList<Reason> Why => Finding.Gap is { } gap
        ? [.. gap.Mandatory.Concat(gap.OptionalNeeded > 0 ? gap.Optional : []).Select(finding => finding.Missing ?? finding.Why)]
        : [.. Finding.Criteria.Select(finding => finding.Why)];
}
