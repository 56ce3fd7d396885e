using Federation.Registry.Criteria;

namespace Federation.Registry.Evaluations;

/// <summary>Why, in parts that a program reads; <see cref="Text"/> says it to people.</summary>
public sealed record Reason
{
    public required ReasonKind Kind { get; init; }

    /// <summary>Whose unit the value and the threshold are in.</summary>
    public required Criterion Criterion { get; init; }

    /// <summary>The level spoken of, 1 to 3; null where the reason is the same for every level.</summary>
    public int? Level { get; init; }

    /// <summary>What <see cref="Level"/> asks for, in the criterion's unit; null with it.</summary>
    public decimal? Threshold { get; init; }

    /// <summary>The observation spoken of; null where there is none.</summary>
    public Observation? Observation { get; init; }

    /// <summary>For <see cref="ReasonKind.TooFewDays"/> the days that are needed, for <see cref="ReasonKind.EvidenceOutdated"/> the years that evidence is good for; else null.</summary>
    public int? Limit { get; init; }

    /// <summary>One sentence, with value, threshold and unit where there are such.</summary>
    public string Text(Language language) => language == Language.French ? FrenchReason.Text(this) : EnglishReason.Text(this);
}
