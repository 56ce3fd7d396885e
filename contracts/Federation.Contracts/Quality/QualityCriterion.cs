namespace Federation.Contracts;

/// <summary>One thing that levels ask for, and how much of it each. Immutable and thread safe.</summary>
public sealed record QualityCriterion
{
    /// <summary>Stable, for example <c>quality.contact</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Whether less is better; the numbers are then the most, inclusive, and else the least, inclusive.</summary>
    public bool AtMost { get; init; }

    /// <summary>Whether it is a number of records; else it is a share from 0 to 1, or 1 for yes.</summary>
    public bool IsCount { get; init; }

    /// <summary>What each level asks for; a level that is not there asks for no more than the one below it.</summary>
    public required IReadOnlyDictionary<QualityLevel, double> Needed { get; init; }

    internal Func<SourceMeasures, double?> Measure { get; init; } = _ => null;

    /// <summary>What is lacking for a level; null where nothing is, and where nobody measured what some sources cannot be asked.</summary>
    internal QualityGap? Gap(SourceMeasures measures, QualityLevel level)
    {
        if (Measure(measures) is not { } found) return null;
        var asked = Needed.Where(entry => entry.Key <= level).OrderBy(entry => entry.Key).Select(entry => (double?)entry.Value).LastOrDefault();
        if (asked is not { } needed || (AtMost ? found <= needed : found >= needed)) return null;
        return new QualityGap { Code = Code, Found = found, Needed = needed, AtMost = AtMost };
    }
}
