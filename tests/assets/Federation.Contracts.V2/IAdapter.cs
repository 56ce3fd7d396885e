namespace Federation.Contracts.V2;

/// <summary>
/// A second version of the contract, for tests: one that breaks. An adapter has to name languages, and reads by another method with other types. What did not change is that of version 1.
/// </summary>
public interface IAdapter
{
    AdapterCapabilities Capabilities { get; }

    /// <summary>New, and required: the languages that the source is written in, as ISO 639-1 codes; none where nobody knows.</summary>
    IReadOnlyList<string> Languages { get; }

    Task<CheckResult> CheckAsync(AdapterContext context, CancellationToken cancellationToken);

    /// <summary>In place of <c>FetchAsync</c>: all that is known of a reading is one object, and what comes are batches.</summary>
    IAsyncEnumerable<Batch> ReadAsync(Reading reading, CancellationToken cancellationToken);

    MapResult Map(SourceRecord record, MapContext context);
}
