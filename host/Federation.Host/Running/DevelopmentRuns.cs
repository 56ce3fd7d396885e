using Federation.Cluster.Adapters.Catalogue;
using Federation.Cluster.Sync;
using Federation.Contracts;
using Federation.Host.Output;
using Spectre.Console;

namespace Federation.Host.Running;

/// <summary><c>serve --dev</c>: whenever an adapter's author has saved it, the networks that it reads are run again.</summary>
internal static class DevelopmentRuns
{
    /// <param name="folder">The adapter's.</param>
    public static async Task FollowAsync(WebApplication app, string folder, CancellationToken cancellationToken)
    {
        var shelf = app.Services.GetRequiredService<AdapterShelf>();
        await using var directory = new LocalDirectory(app, RunTrigger.Person, ownsHost: false);
        var saved = new SavedFolder(folder, TimeProvider.System);
        while (true)
        {
            await saved.SavedAsync(cancellationToken);
            if (Read(shelf, folder) is not { } adapter) continue;
            if (adapter.Manifest is not { } manifest || adapter.Status != AdapterStatus.Active)
            {
                AdapterDisplay.Print([adapter]);
                continue;
            }

            AnsiConsole.WriteLine($"{manifest.Identity} was saved.");
            await RunAsync(directory, await NetworksOfAsync(app, manifest.Id, cancellationToken), cancellationToken);
        }
    }

    /// <summary>Null where a build is at work on some adapter's files just now: its end is the next save.</summary>
    private static InstalledAdapter? Read(AdapterShelf shelf, string folder)
    {
        try
        {
            return shelf.Current.Adapters.FirstOrDefault(adapter => adapter.Folder == folder);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or AdapterException)
        {
            AnsiConsole.WriteLine($"The adapters cannot be read: {failure.GetType().Name}. Save once more.");
            return null;
        }
    }

    private static async Task<IReadOnlyList<NetworkId>> NetworksOfAsync(WebApplication app, string adapter, CancellationToken cancellationToken)
    {
        var networks = await app.Services.GetRequiredService<SyncArchive>().NetworksAsync(cancellationToken);
        return [.. networks.Where(network => network.Adapter == adapter).Select(network => network.Id)];
    }

    private static async Task RunAsync(LocalDirectory directory, IReadOnlyList<NetworkId> networks, CancellationToken cancellationToken)
    {
        if (networks.Count == 0) AnsiConsole.WriteLine("No network is read by it yet: add one with \"network add\".");
        foreach (var network in networks)
        {
            string run = await RunFollower.StartAsync(directory, network, RunOrder.Sync(RunTrigger.Person), cancellationToken);
            var record = await RunDisplay.FollowAsync(directory, network, run, quiet: true, cancellationToken);
            RunDisplay.PrintSummary([record]);
            RunDisplay.PrintProblems(record);
        }
    }
}
