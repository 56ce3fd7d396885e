using Federation.Cluster.Adapters.Catalogue;

namespace Federation.Cluster.Adapters.Fetching;

/// <summary>The host's fetching, shared by all its workers. Thread safe.</summary>
internal sealed class FetchDesk : IDisposable
{
    private readonly FetchOptions _options;
    private readonly AdapterCatalogue _catalogue;

    /// <exception cref="InvalidOperationException">An option cannot be.</exception>
    public FetchDesk(FetchOptions options, AdapterCatalogue catalogue, TimeProvider clock)
    {
        options.Validate();
        _options = options;
        _catalogue = catalogue;
        var network = HttpTransport.Create(options, new SocketDialler());
        Fetcher = new HostFetcher(options, clock, options.Around?.Invoke(network) ?? network);
        Opener = new SourceOpener(Fetcher, options, clock);
    }

    public HostFetcher Fetcher { get; }

    public SourceOpener Opener { get; }

    public FetchRights RightsOf(WorkerAssignment assignment) => FetchRights.Of(assignment, _catalogue.Find(assignment.Adapter)?.Manifest, _options);

    public void Dispose() => Fetcher.Dispose();
}
