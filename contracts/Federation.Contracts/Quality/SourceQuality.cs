namespace Federation.Contracts;

/// <summary>
/// The level of a source and what it lacks for the next: one rule for the adapter's own tests, the command line and the partner's page. Immutable and thread safe.
/// </summary>
public sealed record SourceQuality
{
    private SourceQuality(QualityLevel level, IReadOnlyList<QualityGap> missing)
    {
        Level = level;
        Missing = missing;
    }

    /// <summary>What is asked for, in the order in which gaps are told.</summary>
    public static IReadOnlyList<QualityCriterion> Criteria => QualityCriteria.All;

    public QualityLevel Level { get; }

    /// <summary>What is missing for the level above, all of it; empty at platinum.</summary>
    public IReadOnlyList<QualityGap> Missing { get; }

    /// <summary>Pure: the same measures have the same level.</summary>
    public static SourceQuality Of(SourceMeasures measures)
    {
        ArgumentNullException.ThrowIfNull(measures);
        for (var level = QualityLevel.Bronze; level <= QualityLevel.Platinum; level++)
        {
            var missing = Criteria.Select(criterion => criterion.Gap(measures, level)).OfType<QualityGap>().ToList();
            if (missing.Count > 0) return new SourceQuality(level - 1, missing);
        }

        return new SourceQuality(QualityLevel.Platinum, []);
    }
}
