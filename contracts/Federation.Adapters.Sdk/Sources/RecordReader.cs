using Federation.Contracts;

namespace Federation.Adapters.Sdk;

/// <summary>The records of one opened source. Read once, from the start; disposed of by whoever asked for it.</summary>
public abstract class RecordReader : IAsyncDisposable
{
    /// <summary>The share of the source handed out so far, 0 to 1; null, as by default, where it is unknown. For progress only.</summary>
    public virtual double? ShareRead => null;


    /// <summary>What was seen of the format, for a person: "CSV, delimiter ';', 30 columns, utf-8".</summary>
    public abstract string Description { get; }

    /// <summary>
    /// Streams the records. It ends without an exception only where the source was read to its true end.
    /// </summary>
    /// <exception cref="AdapterException">The source broke off or cannot be read further; what came before has been yielded.</exception>
    public abstract IAsyncEnumerable<SourceRecord> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Ends what the reader itself began. Does nothing by default; a source belongs to whoever opened it.</summary>
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
