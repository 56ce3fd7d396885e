namespace Federation.Registry.Criteria;

/// <summary>One question of the label with what each level asks for. Immutable and thread safe.</summary>
public sealed record Criterion
{
    /// <summary>Where the value stands in <see cref="Says"/>, with its unit.</summary>
    public const string ValuePlace = "{value}";

    /// <summary>Stable within the criteria's major version, for example <c>tech.download</c>.</summary>
    public required string Id { get; init; }

    public required Axis Axis { get; init; }

    /// <summary>As put to a centre.</summary>
    public required BilingualText Question { get; init; }

    /// <summary>What is there, as a sentence without its full stop: with <see cref="ValuePlace"/> in it, or for a question of yes or no what yes means.</summary>
    public required BilingualText Says { get; init; }

    /// <summary>What no means, as <see cref="Says"/>; null where the question is none of yes or no.</summary>
    public required BilingualText? Denies { get; init; }

    /// <summary>What one does not know where nothing is known, to stand behind « On ne sait pas » and "It is not known".</summary>
    public required BilingualText Unknown { get; init; }

    /// <summary>How the value is obtained.</summary>
    public required BilingualText Measure { get; init; }

    /// <summary>What a value counts. For a question of yes or no these two words.</summary>
    public required BilingualText Unit { get; init; }

    /// <summary>What a value of one counts; the same as <see cref="Unit"/> where the words do not change.</summary>
    public required BilingualText UnitOfOne { get; init; }

    /// <summary>True where the only values are 1 for yes and 0 for no.</summary>
    public required bool IsYesOrNo { get; init; }

    public required Better Better { get; init; }

    /// <summary>The weakest evidence that decides it.</summary>
    public required EvidenceKind Evidence { get; init; }

    /// <summary>True where every level hangs on it; false where it only counts into the share of optional ones.</summary>
    public required bool IsMandatory { get; init; }

    /// <summary>In <see cref="Unit"/>, for the levels 1 to 3 in this order; none asks for less than the one before.</summary>
    public required IReadOnlyList<decimal> Thresholds { get; init; }

    public required ThresholdBasis Basis { get; init; }

    /// <summary>Who published the thresholds and when, or that they are a proposal.</summary>
    public required BilingualText Source { get; init; }

    /// <summary>The unit after a value. French has the singular for everything below two, English for one alone.</summary>
    public BilingualText UnitOf(decimal value) => new(Math.Abs(value) < 2 ? UnitOfOne.French : Unit.French, Math.Abs(value) == 1 ? UnitOfOne.English : Unit.English);

    /// <param name="level">1 to 3.</param>
    /// <exception cref="ArgumentOutOfRangeException">The level is none of them.</exception>
    public decimal Threshold(int level)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(level, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(level, CriteriaSet.TopLevel);
        return Thresholds[level - 1];
    }

    /// <summary>The highest level whose threshold the value meets, the threshold itself included; 0 where it meets none.</summary>
    public int LevelOf(decimal value) => Thresholds.Count(threshold => Better == Better.Higher ? value >= threshold : value <= threshold);
}
