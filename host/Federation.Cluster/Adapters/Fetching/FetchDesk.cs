using Federation.Cluster.Adapters.Catalogue;

namespace Federation.Cluster.Adapters.Fetching;

/// <summary>The host's fetching, shared by all its workers. Thread safe.</summary>
internal sealed class FetchDesk : IDisposable
{
    private readonly FetchOptions _options;

    /// <exception cref="InvalidOperationException">An option cannot be.</exception>
    public FetchDesk(FetchOptions options, TimeProvider clock)
    {
        options.Validate();
        _options = options;
        var network = HttpTransport.Create(options, new SocketDialler());
        Fetcher = new HostFetcher(options, clock, options.Around?.Invoke(network) ?? network);
        Opener = new SourceOpener(Fetcher, options, clock);
    }

    public HostFetcher Fetcher { get; }

    public SourceOpener Opener { get; }

    /// <param name="manifest">Of the version that runs, whichever was installed since; null where none does.</param>
    public FetchRights RightsOf(WorkerAssignment assignment, AdapterManifest? manifest) => FetchRights.Of(assignment, manifest, _options);

    public void Dispose() => Fetcher.Dispose();
}
