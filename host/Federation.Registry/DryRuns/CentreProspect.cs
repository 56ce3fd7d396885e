using Federation.Registry.Criteria;
using Federation.Registry.Criteria.Versions;
using Federation.Registry.Evaluations;

namespace Federation.Registry.DryRuns;

/// <summary>What a version of the criteria would make of one centre with a label in force. It takes nothing away. Immutable and thread safe.</summary>
/// <remarks>
/// What was accepted at the assessment is put together with what the directory knows now, and judged as of now. Where nothing was kept, an axis is judged only where every criterion on it is one that the directory computes: an award by hand is not
/// said to fall because nobody wrote down what it came of.
/// </remarks>
public sealed record CentreProspect
{
    public required LabelledCentre Centre { get; init; }

    /// <summary>The axes that could be judged, in order.</summary>
    public required IReadOnlyList<Axis> Judged { get; init; }

    /// <summary>The axes on which it would have less than it was awarded, in order.</summary>
    public required IReadOnlyList<AxisLoss> Losses { get; init; }

    /// <summary>The overall level that would be left, by the axes that were judged as they would be and the others as awarded: 0 to 3; null where no axis would have one.</summary>
    public required int? Level { get; init; }

    /// <param name="criteria">What may be published.</param>
    /// <param name="versions">Those that are, for the criteria of the award.</param>
    public static CentreProspect Of(LabelledCentre centre, CriteriaSet criteria, CriteriaVersions versions, DateTimeOffset at)
    {
        IReadOnlyList<Observation> observations = [.. centre.Accepted ?? [], .. centre.Known];
        var evaluation = Evaluation.Of(criteria, observations, at);
        var judged = evaluation.Axes.Where(axis => centre.Accepted is not null || axis.Criteria.All(finding => finding.Criterion.Evidence == EvidenceKind.Computed)).ToList();
        var lost = judged.Where(axis => centre.Award.Levels.On(axis.Axis) is { } awarded && !(axis.Level >= awarded)).ToList();
        var own = lost.Count == 0 ? null : versions.Find(centre.Award.CriteriaVersion)?.Criteria;
        return new CentreProspect
        {
            Centre = centre,
            Judged = [.. judged.Select(axis => axis.Axis)],
            Losses = [.. lost.Select(axis => new AxisLoss { Awarded = centre.Award.Levels.On(axis.Axis)!.Value, UnderOwn = own is null ? null : Evaluation.OfAxis(own, axis.Axis, observations, at).Level, IsOwnKnown = own is not null, Finding = axis })], // lost is what was awarded
            Level = Enum.GetValues<Axis>().Min(axis => judged.Find(one => one.Axis == axis) is { } finding ? finding.Level : centre.Award.Levels.On(axis)),
        };
    }

    internal bool IsLevelLost => !(Level >= Centre.Award.Levels.Overall);
}
