using Federation.Registry.Criteria;

namespace Federation.Registry.Readings;

/// <summary>Some centres side by side, axis by axis and criterion by criterion, in the order in which they were given. Immutable and thread safe.</summary>
/// <remarks>
/// What is best is said only where it can be: of what counts for a level or against one, at least two centres have something, and not all of them the same. A centre of which nothing counts is neither better nor worse.
/// </remarks>
public sealed record LabelComparison
{
    public const int FewestCentres = 2;

    public const int MostCentres = 4;

    /// <summary>All five, in the order of <see cref="Axis"/>.</summary>
    public required IReadOnlyList<AxisComparison> Axes { get; init; }

    /// <param name="readings">Of two to four centres, under one version of the criteria.</param>
    /// <exception cref="ArgumentException">They are too few or too many, or of other criteria.</exception>
    public static LabelComparison Of(IReadOnlyList<LabelReading> readings)
    {
        if (readings.Count is < FewestCentres or > MostCentres) throw new ArgumentException($"{FewestCentres} to {MostCentres} centres are compared, not {readings.Count}.", nameof(readings));
        return new LabelComparison { Axes = [.. Enum.GetValues<Axis>().Select(axis => AxisComparison.Of(axis, [.. readings.Select(reading => reading.Axes[(int)axis])]))] };
    }
}
