namespace Federation.Cluster.Adapters.Fetching;

/// <summary>The host's fetching, shared by all its workers. Thread safe.</summary>
internal sealed class FetchDesk : IDisposable
{
    public FetchDesk(FetchOptions options, TimeProvider clock)
    {
        Fetcher = new HostFetcher(options, clock);
        Opener = new SourceOpener(Fetcher, options, clock);
    }

    public HostFetcher Fetcher { get; }

    public SourceOpener Opener { get; }

    public void Dispose() => Fetcher.Dispose();
}
