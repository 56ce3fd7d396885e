using Federation.Registry.Criteria;

namespace Federation.Registry.Evaluations;

/// <summary>What somebody or something found out about one centre, for one criterion.</summary>
public sealed record Observation
{
    /// <summary>The criterion's id.</summary>
    public required string Criterion { get; init; }

    /// <summary>In the criterion's unit; 1 for yes and 0 for no.</summary>
    public required decimal Value { get; init; }

    public required EvidenceKind Evidence { get; init; }

    /// <summary>When it was found out; for what was counted over days, the last of them.</summary>
    public required DateTimeOffset ObservedAt { get; init; }

    /// <summary>Over how many days it was counted; 0 for what was found out in one go. Only <see cref="EvidenceKind.Computed"/> looks at it.</summary>
    public int Days { get; init; }
}
