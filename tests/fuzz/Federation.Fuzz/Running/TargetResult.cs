namespace Federation.Fuzz.Running;

/// <summary>What came of one target.</summary>
internal sealed record TargetResult(string Target, TimeSpan Time, ChildFigures Figures, IReadOnlyList<Finding> Findings);
