namespace Federation.Contracts;

/// <summary>
/// One record as the source gave it. Its bytes are all that <see cref="IAdapter.Map"/> may use, today or at a replay years
/// later. A CSV row travels as a UTF-8 JSON object of header to text, a repeated header numbered (<c>NOM</c>, <c>NOM#2</c>).
/// </summary>
public sealed record SourceRecord
{
    /// <summary>The network's own stable id. Empty where the source gave none: such a record is quarantined.</summary>
    public required string SourceId { get; init; }

    /// <summary>The record, at most 1 MiB.</summary>
    public required ReadOnlyMemory<byte> Raw { get; init; }

    /// <summary>Lower case, without parameters; <c>application/json</c> for CSV rows too.</summary>
    public string MediaType { get; init; } = "application/json";

    /// <summary>Where in the source, for a person: <c>row 17</c> (as a spreadsheet counts, header included), <c>/features/3</c>.</summary>
    public string? Locator { get; init; }

    /// <summary>When the source says it last changed.</summary>
    public DateTimeOffset? ModifiedAt { get; init; }

    /// <summary>
    /// JSON pointers of members that name or reach a person. They are cut out of <see cref="Raw"/> before it is hashed,
    /// mapped or stored. A pointer to a member that is not there is ignored. Only for <c>application/json</c>.
    /// </summary>
    public IReadOnlyList<string> PersonFields { get; init; } = [];

    /// <summary>
    /// What was found wrong while the record was read, before mapping: a row of the wrong width, a value of the wrong type.
    /// An error sends the record to quarantine unmapped.
    /// </summary>
    public IReadOnlyList<Issue> Issues { get; init; } = [];
}
