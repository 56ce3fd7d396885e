using Federation.Registry.Criteria;

namespace Federation.Registry.Evaluations;

/// <summary>
/// What a set of observations makes of one centre under one version of the criteria: a level for each axis and one for the whole, each with its reasons.
/// It awards nothing. Immutable and thread safe.
/// </summary>
public sealed record Evaluation
{
    /// <summary>Of the criteria.</summary>
    public required string CriteriaVersion { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The lowest of the axes that have a level, never an average: 0 to 3; null where no axis has one.</summary>
    public required int? Level { get; init; }

    /// <summary>All five, in the order of <see cref="Axis"/>.</summary>
    public required IReadOnlyList<AxisFinding> Axes { get; init; }

    /// <summary>
    /// Evaluates. The same criteria, observations and time always give the same, whatever the observations' order. While the same criteria are measurable, a better value in
    /// an observation never lowers the level of a criterion, an axis or the whole. Whatever reaches a level reaches every lower one.
    /// </summary>
    /// <param name="observations">
    /// Of one centre. Where several speak of one criterion the strongest evidence decides, of that the latest, of that the one with the fewest days, of that the worst value. What was
    /// observed after <paramref name="at"/>, and what speaks of a criterion that this version does not have, is left out.
    /// </param>
    /// <param name="at">The time for which the question is asked.</param>
    public static Evaluation Of(CriteriaSet criteria, IEnumerable<Observation> observations, DateTimeOffset at)
    {
        var byCriterion = observations.ToLookup(observation => observation.Criterion, StringComparer.Ordinal);
        AxisFinding[] axes = [.. Enum.GetValues<Axis>().Select(axis => OfAxis(criteria, axis, byCriterion, at))];
        return new Evaluation
        {
            CriteriaVersion = criteria.Version,
            At = at,
            Level = axes.Min(axis => axis.Level), // Axes without a level do not count.
            Axes = axes,
        };
    }

    /// <summary>The same of one axis alone.</summary>
    internal static AxisFinding OfAxis(CriteriaSet criteria, Axis axis, IEnumerable<Observation> observations, DateTimeOffset at) =>
        OfAxis(criteria, axis, observations.ToLookup(observation => observation.Criterion, StringComparer.Ordinal), at);

    private static AxisFinding OfAxis(CriteriaSet criteria, Axis axis, ILookup<string, Observation> byCriterion, DateTimeOffset at)
    {
        var judgement = new CriterionJudgement(criteria, at);
        return AxisFinding.Of(axis, [.. criteria.On(axis).Select(criterion => judgement.Of(criterion, byCriterion[criterion.Id]))], criteria.OptionalShares);
    }
}
