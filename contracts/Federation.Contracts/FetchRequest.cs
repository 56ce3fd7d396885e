namespace Federation.Contracts;

/// <summary>What the host asks of <see cref="IAdapter.FetchAsync"/>.</summary>
public sealed record FetchRequest
{
    /// <summary>
    /// Where to go on: the <see cref="Page.NextCursor"/> of the last page whose effects are stored, maybe given by an older version of the adapter; null from the start. An adapter that
    /// cannot go on there throws <see cref="AdapterException.CursorRefused"/>, and is asked again from the start.
    /// </summary>
    public string? Cursor { get; init; }

    public FetchMode Mode { get; init; } = FetchMode.Full;

    /// <summary>The most records that a page may hold. At least 1.</summary>
    public int PageSize { get; init; } = 500;

    /// <summary>Stop after this many records in all; null for no limit. Preview uses it.</summary>
    public int? MostRecords { get; init; }
}
