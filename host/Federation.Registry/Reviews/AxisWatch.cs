using Federation.Registry.Criteria;
using Federation.Registry.Evaluations;

namespace Federation.Registry.Reviews;

/// <summary>Looks at one axis of a label between its award and its end. Pure.</summary>
public static class AxisWatch
{
    /// <summary>What the criteria of an axis come to that the directory computes. What people have shown does not fall from one day to the next, and is left out.</summary>
    /// <param name="criteria">Those of the award.</param>
    /// <returns>Without a level where none of them is measurable now.</returns>
    public static AxisFinding Look(CriteriaSet criteria, Axis axis, IEnumerable<Observation> observations, DateTimeOffset at) =>
        Evaluation.OfAxis(criteria with { Criteria = [.. criteria.Criteria.Where(criterion => criterion.Evidence == EvidenceKind.Computed)] }, axis, observations, at);
}
