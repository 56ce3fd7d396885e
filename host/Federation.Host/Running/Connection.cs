using Federation.Cluster.Storage;
using Federation.Cluster.Sync;
using Federation.Host.Settings;

namespace Federation.Host.Running;

/// <summary>Opens the directory that a command works on.</summary>
internal static class Connection
{
    /// <param name="url">A running host; null to open the data folder in this process.</param>
    /// <exception cref="StoreUnavailableException">Another process has the data folder, or hosts are at work on the store that they share; the message says which.</exception>
    public static async Task<IDirectoryConnection> OpenAsync(HostSettings settings, string? url, CancellationToken cancellationToken)
    {
        if (url is not null) return new RemoteDirectory(url, RemoteDirectory.FindToken(settings.Data));
        var folder = DataFolderLock.TryAcquire(settings.Data, TimeProvider.System).Demand();
        IHost? host = null;
        OpenStores? stores = null;
        try
        {
            // It would be a host of the cluster for as long as it lasts, and one that lacks what hosts have.
            await settings.Store.DemandAloneAsync(cancellationToken);
            stores = await OpenStores.OpenAsync(settings, cancellationToken);
            host = DirectoryHost.Build(settings, folder, stores);
            await host.StartAsync(cancellationToken);
            return new LocalDirectory(host, RunTrigger.Person, ownsHost: true);
        }
        catch
        {
            if (host is IAsyncDisposable built) await built.DisposeAsync();
            if (stores is not null) await stores.DisposeAsync();
            folder.Dispose();
            throw;
        }
    }
}
