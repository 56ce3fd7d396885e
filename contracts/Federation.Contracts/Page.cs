namespace Federation.Contracts;

/// <summary>A run of records as the source gave them. The host stores a page's effects before it asks for the next.</summary>
public sealed record Page
{
    public required IReadOnlyList<SourceRecord> Records { get; init; }

    /// <summary>Ids that the source says it removed. Empty unless the adapter has <see cref="AdapterCapabilities.Deletions"/>.</summary>
    public IReadOnlyList<string> DeletedIds { get; init; } = [];

    /// <summary>Where the next page starts, in the adapter's own words; null where the source cannot be resumed.</summary>
    public string? NextCursor { get; init; }

    /// <summary>True only on the last page of a snapshot that was read to its end.</summary>
    public bool EndOfSnapshot { get; init; }

    /// <summary>How many records the whole source seems to hold; null where unknown. For progress only.</summary>
    public int? EstimatedTotal { get; init; }
}
