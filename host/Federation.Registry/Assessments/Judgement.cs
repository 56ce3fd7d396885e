using Federation.Registry.Criteria;

namespace Federation.Registry.Assessments;

/// <summary>What an assessor makes of one answer. Immutable.</summary>
public sealed record Judgement
{
    /// <summary>The criterion's id.</summary>
    public required string Criterion { get; init; }

    /// <summary>What counts, in the criterion's unit: the applicant's value, or a corrected one; null where the answer does not count.</summary>
    public decimal? Value { get; init; }

    /// <summary>By what it is shown, as the assessor sees it; null with the value.</summary>
    public EvidenceKind? Evidence { get; init; }

    /// <summary>Why. The applicant reads it, so it names nobody.</summary>
    public required string Reason { get; init; }
}
