namespace Federation.Contracts;

/// <summary>A run of records as the source gave them. The host stores a page's effects before it asks for the next.</summary>
public sealed record Page
{
    public required IReadOnlyList<SourceRecord> Records { get; init; }

    /// <summary>
    /// Ids that the source says it removed. Empty unless the adapter has <see cref="AdapterCapabilities.Deletions"/>. They go when the run is complete, unless they are
    /// too many of the network's listings: then a person decides. What the same page or a later one shows stays.
    /// </summary>
    public IReadOnlyList<string> DeletedIds { get; init; } = [];

    /// <summary>
    /// Where the next page starts, in the adapter's own words, at most 2,000 characters; null where the source cannot be resumed. The host keeps it with the page's effects, and after a
    /// crash goes on there. On the last page of an adapter with <see cref="AdapterCapabilities.Incremental"/>: where the next incremental run starts.
    /// </summary>
    /// <remarks>
    /// A cursor must not pass what was not handed over. Where records are ordered by a time, several can have the same one: keep the last id beside it, or go back to that time and
    /// hand some over again, which has no second effect. Where the source may have changed since, keep what tells, and see <see cref="AdapterException.CursorRefused"/>.
    /// </remarks>
    public string? NextCursor { get; init; }

    /// <summary>True only on the last page of what was asked for and read to its end: a whole snapshot, or all changes since the cursor.</summary>
    public bool EndOfSnapshot { get; init; }

    /// <summary>How many records the whole source seems to hold; null where unknown. For progress only.</summary>
    public int? EstimatedTotal { get; init; }
}
