using System.Net.Sockets;
using Federation.Cluster.Index;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;
using Federation.Gateway;
using Federation.Gateway.Explorer;
using Federation.Host.Output;
using Federation.Host.Settings;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Spectre.Console;

namespace Federation.Host.Running;

/// <summary>The directory over HTTP: starts, takes in the operator's networks, runs them once, and answers until it is stopped.</summary>
internal static class DirectoryServer
{
    /// <returns>The exit code.</returns>
    /// <exception cref="StoreUnavailableException">The data folder is in use or cannot be used.</exception>
    /// <exception cref="SettingsException">The networks file is wrong, or an address cannot be listened on.</exception>
    public static async Task<int> RunAsync(HostSettings settings, CancellationToken cancellationToken)
    {
        string[] addresses = ListenAddresses.Read(settings.Urls);
        var named = settings.Networks is { } file ? NetworksFile.Read(file) : null;
        using var folder = DataFolderLock.TryAcquire(settings.Data, TimeProvider.System).Demand();
        ListenAddresses.RequireFree(addresses);
        await using var app = Build(settings, addresses, folder);
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (Exception failure) when (failure is IOException or SocketException)
        {
            throw ListenAddresses.Refused(settings.Urls, failure);
        }

        string url = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? settings.Urls;
        folder.Announce(url);
        await app.Services.GetRequiredService<CentreIndex>().WaitForAsync(FeedCursor.Start, cancellationToken);
        AnsiConsole.WriteLine($"The directory answers at {url}");
        await FirstRunsAsync(app, settings, named, url, cancellationToken);
        await app.WaitForShutdownAsync(cancellationToken);
        return ExitCode.Done;
    }

    private static WebApplication Build(HostSettings settings, string[] addresses, DataFolderLock folder)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = "federation", ContentRootPath = AppContext.BaseDirectory });
        DirectoryHost.AddLogging(builder.Logging, LogLevel.Warning);
        builder.WebHost.UseUrls(addresses);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.UseOrleans(silo => DirectoryHost.Add(silo, settings, folder));
        builder.Services.AddDirectoryGateway(options => options.DataDirectory = settings.Data);
        var app = builder.Build();
        app.MapDirectoryGateway();
        app.MapExplorer();
        return app;
    }

    /// <summary>Runs each network once, one after another in the order of the file, so that the same files always make the same directory.</summary>
    private static async Task FirstRunsAsync(WebApplication app, HostSettings settings, IReadOnlyList<NetworkDefinition>? named, string url, CancellationToken cancellationToken)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, app.Lifetime.ApplicationStopping);
        await using var directory = new LocalDirectory(app, RunTrigger.Start, ownsHost: false);
        var known = await directory.NetworksAsync(stopping.Token);
        if (named is null && known.Count == 0) named = NetworksFile.Read(HostSettings.SampleNetworks);
        if (named is not null) await NetworkSetup.AddAllAsync(directory, named, stopping.Token);
        var ids = named?.Select(network => network.Id).Union(known.Select(network => network.Id)) ?? known.Select(network => network.Id);
        var runs = new List<RunRecord>();
        try
        {
            foreach (var id in ids.ToList()) runs.Add(await RunDisplay.RunAsync(directory, id, quiet: !AnsiConsole.Profile.Capabilities.Interactive, stopping.Token));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return; // The host is being stopped; the run is closed as interrupted.
        }

        RunDisplay.PrintSummary(runs);
        int quarantined = runs.Sum(run => run.Counts.Quarantined);
        if (quarantined > 0) AnsiConsole.WriteLine($"{quarantined} records wait in quarantine: \"quarantine list --data {settings.Data}\" tells why and what to do.");
        AnsiConsole.WriteLine($"{app.Services.GetRequiredService<CentreIndex>().Current.Count} centres. Where to look:");
        AnsiConsole.WriteLine($"  {url}/          networks and counts");
        AnsiConsole.WriteLine($"  {url}/graphiql  ask in GraphQL");
        AnsiConsole.WriteLine($"  {Path.Combine(settings.Data, "operator-token")}  the token that changes need");
    }
}
