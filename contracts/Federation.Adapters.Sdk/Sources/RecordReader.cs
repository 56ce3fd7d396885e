using Federation.Contracts;

namespace Federation.Adapters.Sdk;

/// <summary>The records of one opened source. Read once, from the start.</summary>
public abstract class RecordReader
{
    /// <summary>What was seen of the format, for a person: "CSV, delimiter ';', 30 columns, utf-8".</summary>
    public abstract string Description { get; }

    /// <summary>
    /// Streams the records. It ends without an exception only where the source was read to its true end.
    /// </summary>
    /// <exception cref="AdapterException">The source broke off or cannot be read further; what came before has been yielded.</exception>
    public abstract IAsyncEnumerable<SourceRecord> ReadAsync(CancellationToken cancellationToken);
}
