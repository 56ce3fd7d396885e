using Federation.Registry.Criteria;

namespace Federation.Registry.Evaluations;

/// <summary>What came of one criterion at one centre, and why.</summary>
public sealed record CriterionFinding
{
    public required Criterion Criterion { get; init; }

    public required Outcome Outcome { get; init; }

    /// <summary>The highest level that is held, 1 to 3; 0 where none is, and where the criterion is not measurable.</summary>
    public required int Level { get; init; }

    /// <summary>For what is held, that the threshold of <see cref="Level"/> is met; else what stands against level 1.</summary>
    public required Reason Why { get; init; }

    /// <summary>What stands against the level after <see cref="Level"/>; null where the highest is held. For a criterion that is not measurable, the days that are missing.</summary>
    public required Reason? Missing { get; init; }

    /// <summary>False for every level where the criterion is not measurable.</summary>
    public bool Holds(int level) => Outcome == Outcome.Held && Level >= level;
}
