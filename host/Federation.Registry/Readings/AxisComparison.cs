using Federation.Registry.Criteria;

namespace Federation.Registry.Readings;

/// <summary>One axis of some centres side by side.</summary>
public sealed record AxisComparison
{
    public required Axis Axis { get; init; }

    /// <summary>One for each centre, in their order.</summary>
    public required IReadOnlyList<AxisReading> Readings { get; init; }

    /// <summary>Those at the highest level, by their places in <see cref="Readings"/>; none where nothing can be said.</summary>
    public required IReadOnlySet<int> Best { get; init; }

    /// <summary>In the criteria's order.</summary>
    public required IReadOnlyList<CriterionComparison> Criteria { get; init; }

    internal static AxisComparison Of(Axis axis, IReadOnlyList<AxisReading> readings)
    {
        var criteria = readings[0].Criteria.Select(reading => reading.Finding.Criterion).ToList();
        if (readings.Any(reading => !reading.Criteria.Select(one => one.Finding.Criterion.Id).SequenceEqual(criteria.Select(criterion => criterion.Id)))) throw new ArgumentException("They are of other criteria.", nameof(readings));
        return new AxisComparison
        {
            Axis = axis,
            Readings = readings,
            Best = BestOf.All(readings.Select(reading => (decimal?)reading.Finding.Level), Better.Higher),
            Criteria = [.. criteria.Select((criterion, place) => CriterionComparison.Of(criterion, [.. readings.Select(reading => reading.Criteria[place])]))],
        };
    }
}
