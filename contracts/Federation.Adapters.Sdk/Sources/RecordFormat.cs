using Federation.Contracts;

namespace Federation.Adapters.Sdk;

/// <summary>How a source cuts its bytes into records: CSV rows, elements of a JSON array, or a format of an adapter's own.</summary>
public abstract class RecordFormat
{
    /// <summary>What the format's parser takes before it refuses; the defaults where nothing else is set.</summary>
    public ParserLimits Limits { get; init; } = ParserLimits.Standard;

    /// <summary>
    /// Whether a web page can be such a source. False by default: a page in place of data is a login or an error, and is refused
    /// (<c>source.html</c>) before any format sees it.
    /// </summary>
    public virtual bool ReadsWebPages => false;

    /// <summary>Whether the opened source looks like this format. Looks at its start and media type only.</summary>
    public abstract bool Recognises(OpenedSource source);

    /// <summary>Reads as far as the first record.</summary>
    /// <exception cref="AdapterException">The source is not in this format; the message says what was found instead.</exception>
    public abstract Task<RecordReader> OpenAsync(OpenedSource source, AdapterContext context, CancellationToken cancellationToken);
}
