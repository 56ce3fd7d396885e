using System.Net.Sockets;
using System.Net;
using Federation.Cluster.Adapters;
using Federation.Cluster.Adapters.Hosting;
using Federation.Cluster.Index;
using Federation.Cluster.Labels.Assessments.Evidence;
using Federation.Cluster.Members.Visits.Travel;
using Federation.Cluster.People.Erasing;
using Federation.Cluster.People.Suppressing;
using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Membership;
using Federation.Cluster.Sync.Pushing;
using Federation.Cluster;
using Federation.Host.Settings;
using Orleans.Configuration;

namespace Federation.Host.Running;

/// <summary>Puts the directory together: one silo over the store of a data folder, or one of several over a store that they share.</summary>
internal static class DirectoryHost
{
    /// <summary>A host without HTTP, for commands. It closes the stores and releases the folder when it is disposed.</summary>
    public static IHost Build(HostSettings settings, DataFolderLock folder, OpenStores stores)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ApplicationName = "federation" });
        AddLogging(builder.Logging, LogLevel.Error);
        builder.UseOrleans(silo => Add(silo, settings, folder, stores, IndexUse.Matching)); // a command searches nothing
        return builder.Build();
    }

    /// <summary>Registers the silo, the stores and the workers; the folder is released with them.</summary>
    public static void Add(ISiloBuilder silo, HostSettings settings, DataFolderLock folder, OpenStores stores, IndexUse use)
    {
        Join(silo, settings, stores);
        // Centres are touched once by a load and rarely after: they leave soon, gently, a few at a time.
        silo.Configure<GrainCollectionOptions>(options => options.CollectionAge = TimeSpan.FromMinutes(5));
        silo.Services.AddSingleton(services =>
        {
            services.GetRequiredService<DataFolderLock>();
            return SuppressionList.Open(settings.Data, settings.Keys);
        });
        silo.Services.AddSingleton(use);
        silo.AddDirectory();
        silo.Services.AddSingleton(settings.TravelFactor ?? TravelFactor.Standard);
        silo.Services.Configure<PushOptions>(options => (options.Folder, options.KeyFile) = (settings.PushFolder, settings.PushKeyFile));
        silo.Services.Configure<EvidenceOptions>(options => (options.ScanCommand, options.Folder) = (settings.ScanCommand, settings.ScanFolder));
        // The container disposes what it makes, last made first: the store before the lock on its folder.
        silo.Services.AddSingleton(_ => folder);
        silo.Services.AddSingleton<IDirectoryStore>(services =>
        {
            services.GetRequiredService<DataFolderLock>();
            return new WatchedStore(stores.Directory);
        });
        silo.Services.AddAdapterWorkers(options => Tell(options, settings));
    }

    /// <summary>No gateway: nobody but the cluster's own processes calls its grains.</summary>
    private static void Join(ISiloBuilder silo, HostSettings settings, OpenStores stores)
    {
        if (stores.Membership is not { } membership)
        {
            silo.UseLocalhostClustering(FreePort(), gatewayPort: 0);
            return;
        }

        silo.Configure<ClusterOptions>(options => options.ServiceId = options.ClusterId = "federation"); // the store is what they have in common
        silo.UseStoreMembership(_ => membership);
        silo.Services.AddSingleton(new ErasureHosts(MayBeSeveral: true));
        if (settings.Silo is { } told) silo.ConfigureEndpoints(told.Address, told.Port, gatewayPort: 0, listenOnAnyHostAddress: false);
        else silo.ConfigureEndpoints(IPAddress.Loopback, FreePort(), gatewayPort: 0, listenOnAnyHostAddress: false);
    }

    /// <summary>Workers alone, for commands that touch no directory. Dispose it when they are done.</summary>
    /// <param name="network">What stands around the network; null for nothing.</param>
    public static ServiceProvider BuildWorkers(HostSettings settings, Func<HttpMessageHandler, HttpMessageHandler>? network = null)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => AddLogging(logging, LogLevel.Error));
        services.AddAdapterWorkers(options =>
        {
            Tell(options, settings);
            options.Fetch.Around = network;
        });
        return services.BuildServiceProvider();
    }

    private static void Tell(WorkerOptions options, HostSettings settings)
    {
        options.AllowUncaged = settings.AllowUncaged;
        options.InstalledFolder = settings.AdapterFolder;
        options.DevelopmentFolders = settings.DevelopmentFolders;
        options.Fetch.SourcesOnThisMachine = settings.SourcesOnThisMachine;
    }

    /// <summary>Logs go to standard error: standard output belongs to answers.</summary>
    public static void AddLogging(ILoggingBuilder logging, LogLevel orleans)
    {
        logging.ClearProviders();
        logging.AddSimpleConsole(options =>
        {
            options.SingleLine = true;
            options.TimestampFormat = "HH:mm:ss ";
        });
        logging.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
        logging
            .AddFilter("Microsoft", LogLevel.Warning)
            .AddFilter("Polly", LogLevel.Warning)
            // That the keys which protect the sign-in's secrets are not themselves encrypted; their folder is the host's user's alone, and docs/sign-in.md says so.
            .AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error)
            .AddFilter("Orleans", orleans)
            .AddFilter("Microsoft.Orleans", orleans)
            // At every start the silo notes that it has one heap, as it should, and its watchdog counts from when the machine started.
            .AddFilter("Orleans.Runtime.Silo", LogLevel.Error)
            .AddFilter("Orleans.Runtime.Watchdog", LogLevel.Error)
            .AddFilter("Federation", orleans > LogLevel.Warning ? LogLevel.Warning : LogLevel.Information);
    }

    /// <summary>A port of this machine that is free now: a silo listens even when it is alone, and several hosts may run side by side.</summary>
    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
