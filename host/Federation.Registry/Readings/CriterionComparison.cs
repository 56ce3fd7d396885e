using Federation.Registry.Criteria;

namespace Federation.Registry.Readings;

/// <summary>One criterion of some centres side by side.</summary>
public sealed record CriterionComparison
{
    public required Criterion Criterion { get; init; }

    /// <summary>One for each centre, in their order.</summary>
    public required IReadOnlyList<CriterionReading> Readings { get; init; }

    /// <summary>Those with the best value, by their places in <see cref="Readings"/>; none where nothing can be said.</summary>
    public required IReadOnlySet<int> Best { get; init; }

    internal static CriterionComparison Of(Criterion criterion, IReadOnlyList<CriterionReading> readings) => new()
    {
        Criterion = criterion,
        Readings = readings,
        Best = BestOf.All(readings.Select(reading => CriterionReading.IsAnswered(reading.Finding) ? reading.Finding.Why.Observation?.Value : null), criterion.Better),
    };
}
