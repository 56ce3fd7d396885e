using System.Text;
using System.Text.Json;
using Federation.Contracts;

namespace Federation.Adapters.Sdk;

/// <summary>
/// A JSON text that is an array of records, or an object with such an array as one of its members. Each element is a record,
/// its bytes kept as they are. UTF-8, with or without a mark; UTF-16 and UTF-32 are read as well.
/// </summary>
public class JsonArrayFormat : RecordFormat
{
    /// <summary>The member that holds the array; null where the array is the whole text.</summary>
    public string? Member { get; init; }

    /// <summary>Where in a record the network's own id is: a JSON pointer to a text or a number.</summary>
    public required string IdPointer { get; init; }

    /// <summary>JSON pointers of members that name or reach a person. They need not be there.</summary>
    public IReadOnlyList<string> PersonPointers { get; init; } = [];

    /// <summary>
    /// A member beside <see cref="Member"/> that says something about the whole text, for <see cref="JudgeBeside"/>; null for none.
    /// </summary>
    protected internal virtual string? Beside => null;

    /// <inheritdoc/>
    public override bool Recognises(OpenedSource source) => source.FirstCharacter == (Member is null ? '[' : '{');

    /// <inheritdoc/>
    public override Task<RecordReader> OpenAsync(OpenedSource source, AdapterContext context, CancellationToken cancellationToken)
    {
        var stream = source.WideEncoding is { } encoding ? Encoding.CreateTranscodingStream(source.Stream, encoding, Encodings.Utf8, leaveOpen: true) : source.Stream;
        return Task.FromResult<RecordReader>(new JsonArrayRecordReader(this, stream));
    }

    /// <summary>
    /// Adds what only this source's adapter knows: further person fields, further issues. Returns the record unchanged by default; null
    /// where the element is no record of this source, which is then passed over and counted.
    /// </summary>
    /// <param name="record">The record as read.</param>
    /// <param name="fields">The same record's fields, valid only until this returns.</param>
    protected internal virtual SourceRecord? Complete(SourceRecord record, RecordFields fields) => record;

    /// <summary>Judges the member <see cref="Beside"/>, before or after the records. Does nothing by default.</summary>
    /// <exception cref="AdapterException">The text as a whole cannot be used.</exception>
    protected internal virtual void JudgeBeside(JsonElement value)
    {
    }
}
