using Federation.Registry.Evaluations;
using Federation.Registry.Labels;

namespace Federation.Registry.DryRuns;

/// <summary>A centre with a label in force, and what it can be judged by. Immutable.</summary>
public sealed record LabelledCentre
{
    /// <summary>The centre's id.</summary>
    public required string Centre { get; init; }

    /// <summary>What it is called; null where the directory has it no more.</summary>
    public required string? Name { get; init; }

    public required LabelAward Award { get; init; }

    /// <summary>What its award came of: what assessors accepted, and what the directory knew then. Null where nothing was kept: it was awarded by hand, or elsewhere.</summary>
    public required IReadOnlyList<Observation>? Accepted { get; init; }

    /// <summary>What the directory itself knows now.</summary>
    public required IReadOnlyList<Observation> Known { get; init; }
}
