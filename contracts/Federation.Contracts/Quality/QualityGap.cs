namespace Federation.Contracts;

/// <summary>What a source lacks for its next level.</summary>
public sealed record QualityGap
{
    /// <summary>Stable, for example <c>quality.contact</c>; listed in docs/errors.md, with what to do.</summary>
    public required string Code { get; init; }

    /// <summary>A share from 0 to 1; a number where <see cref="QualityCriterion.IsCount"/>; 1 for yes and 0 for no.</summary>
    public required double Found { get; init; }

    /// <summary>The least that is asked for, or the most where <see cref="AtMost"/>. In the same unit.</summary>
    public required double Needed { get; init; }

    /// <summary>Whether <see cref="Needed"/> is the most, inclusive; else it is the least, inclusive.</summary>
    public bool AtMost { get; init; }
}
