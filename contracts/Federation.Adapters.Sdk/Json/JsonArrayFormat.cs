using Federation.Contracts;

namespace Federation.Adapters.Sdk;

/// <summary>
/// A JSON text that is an array of records, or an object with such an array as one of its members. Each element is a record,
/// its bytes kept as they are.
/// </summary>
public class JsonArrayFormat : RecordFormat
{
    /// <summary>The member that holds the array; null where the array is the whole text.</summary>
    public string? Member { get; init; }

    /// <summary>Where in a record the network's own id is: a JSON pointer to a text or a number.</summary>
    public required string IdPointer { get; init; }

    /// <summary>JSON pointers of members that name or reach a person. They need not be there.</summary>
    public IReadOnlyList<string> PersonPointers { get; init; } = [];

    /// <inheritdoc/>
    public override bool Recognises(OpenedSource source) => source.FirstCharacter == (Member is null ? '[' : '{');

    /// <inheritdoc/>
    public override Task<RecordReader> OpenAsync(OpenedSource source, AdapterContext context, CancellationToken cancellationToken) =>
        Task.FromResult<RecordReader>(new JsonArrayRecordReader(this, source.Stream));

    /// <summary>Adds what only this source's adapter knows: further person fields, further issues. Returns the record unchanged by default.</summary>
    /// <param name="record">The record as read.</param>
    /// <param name="fields">The same record's fields, valid only until this returns.</param>
    protected internal virtual SourceRecord Complete(SourceRecord record, RecordFields fields) => record;
}
