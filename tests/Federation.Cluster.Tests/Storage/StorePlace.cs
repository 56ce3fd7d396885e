using Federation.Cluster.Storage;

namespace Federation.Cluster.Tests.Storage;

/// <summary>Where a backend keeps the data of one test. Opened any number of times, one after the other, or at once where <see cref="SharedStoreConformance"/> is run with it; gone when disposed.</summary>
public abstract class StorePlace : IAsyncDisposable
{
    /// <summary>The arguments after <c>write</c> with which a child process opens the same place.</summary>
    public abstract IReadOnlyList<string> ChildArguments { get; }

    public abstract Task<IDirectoryStore> OpenAsync();

    public abstract ValueTask DisposeAsync();
}
