namespace Federation.Contracts.V2;

/// <summary>Records as they were read. In place of a page.</summary>
public sealed record Batch
{
    public required IReadOnlyList<SourceRecord> Records { get; init; }

    /// <summary>Ids that the source says it removed.</summary>
    public IReadOnlyList<string> Gone { get; init; } = [];

    /// <summary>Where to go on; null where the source cannot be resumed.</summary>
    public string? Next { get; init; }

    /// <summary>New, and required: whether the source was read to its end.</summary>
    public required bool IsLast { get; init; }

    /// <summary>How many records the source seems to hold; null where unknown.</summary>
    public int? Total { get; init; }
}
