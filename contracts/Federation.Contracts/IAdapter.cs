namespace Federation.Contracts;

/// <summary>
/// Reads one partner network's listings in that network's own format.
/// </summary>
/// <remarks>
/// The host starts one worker process per run and creates one instance in it through the public parameterless constructor
/// of the type that <c>adapter.json</c> names. Calls are never concurrent. Abilities beyond these four come as further interfaces.
/// Report a failure of the source by throwing <see cref="AdapterException"/>; anything else thrown counts as
/// <see cref="FailureKind.Bug"/>.
/// </remarks>
public interface IAdapter
{
    /// <summary>What the source can tell. Constant for an adapter's version.</summary>
    AdapterCapabilities Capabilities { get; }

    /// <summary>
    /// Tests the configuration and the connection without fetching everything. Called before a network is saved.
    /// </summary>
    Task<CheckResult> CheckAsync(AdapterContext context, CancellationToken cancellationToken);

    /// <summary>
    /// Streams the source's records in pages. The last page of a complete snapshot sets <see cref="Page.EndOfSnapshot"/>;
    /// a stream that ends without it is partial, and nothing is concluded from what is missing.
    /// </summary>
    IAsyncEnumerable<Page> FetchAsync(FetchRequest request, AdapterContext context, CancellationToken cancellationToken);

    /// <summary>
    /// Turns one raw record into a draft. Pure: the same record gives the same result, with no clock, network or state,
    /// so that preview and replay work. Never throws for bad data; it rejects.
    /// </summary>
    MapResult Map(SourceRecord record, MapContext context);
}
