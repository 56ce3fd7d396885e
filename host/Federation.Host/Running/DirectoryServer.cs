using System.Net.Sockets;
using System.Runtime;
using System.Security.Cryptography.X509Certificates;
using Federation.Cluster.Adapters;
using Federation.Cluster.Index;
using Federation.Cluster.Labels.Certificates;
using Federation.Cluster.Labels.Webhooks;
using Federation.Cluster.Mail;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;
using Federation.Gateway;
using Federation.Gateway.Explorer;
using Federation.Gateway.Identity.Server;
using Federation.Host.Output;
using Federation.Host.Running.Telemetry;
using Federation.Host.Settings;
using Federation.Web;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Https;
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
        if (settings.PublicUrl is { } known) _ = PublicAddress.Read(known);
        var named = settings.Networks is { } file ? NetworkSetup.Read(file, settings.Adapters()) : null;
        using var signal = new StopSignal();
        using var folder = DataFolderLock.TryAcquire(settings.Data, TimeProvider.System).Demand();
        if (settings.Terminals is { } terminals) addresses = [.. addresses, terminals.Listens];
        ListenAddresses.RequireFree(settings.MetricsUrl is { } told ? [.. addresses, told.GetLeftPart(UriPartial.Authority)] : addresses);
        await using var stores = await OpenStores.OpenAsync(settings, cancellationToken);
        await using var app = Build(settings, addresses, folder, stores);
        // Nobody is answered before the index is built: to collect beside that only makes it last longer.
        GCSettings.LatencyMode = GCLatencyMode.Batch;
        try
        {
            // A start that is under way goes to its end: half a silo cannot be stopped cleanly.
            await app.StartAsync(CancellationToken.None);
        }
        catch (Exception failure) when (failure is IOException or SocketException)
        {
            throw ListenAddresses.Refused(settings.Urls, failure);
        }

        await using var metrics = settings.MetricsUrl is { } own ? await MetricsServer.StartAsync(own, app.Services) : null;
        string? url = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
        if (url is not null) folder.Announce(url);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(signal.Requested, app.Lifetime.ApplicationStopping, cancellationToken);
        try
        {
            await app.Services.GetRequiredService<CentreIndex>().WaitForAsync(FeedCursor.Start, stopping.Token);
            GCSettings.LatencyMode = GCLatencyMode.Interactive;
            AnsiConsole.WriteLine(url is null ? "This host carries centres and runs of its cluster, and answers nobody." : $"The directory answers at {url}");
            if (metrics is not null) AnsiConsole.WriteLine($"Prometheus is answered at {metrics.Url}");
            if (settings.PublicUrl is not null && settings.SignInUrl is null) AnsiConsole.WriteLine("The public URL has a path: people sign in on this machine alone, and no member gets a credential.");
            if (!IsAlone(app) && settings.Identity.Postgres is null) AnsiConsole.WriteLine($"Accounts lie in a file of this host alone: who signed in at another host is not known here. {HostSettings.IdentityVariable} names a database for all of them (docs/storage.md).");
            if (CageDisplay.Warning(await app.Services.GetRequiredService<IAdapterWorkers>().ProbeCageAsync(stopping.Token)) is { } warning) AnsiConsole.WriteLine(warning);
            await FirstRunsAsync(app, settings, named, url, stopping.Token);
            await Task.WhenAll([Task.Delay(Timeout.Infinite, stopping.Token), .. settings.DevelopmentFolders.Select(development => DevelopmentRuns.FollowAsync(app, development, stopping.Token))]);
            return ExitCode.Done;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return ExitCode.Done; // The end that was asked for.
        }
        finally
        {
            // A run under way is closed as interrupted.
            await app.StopAsync(CancellationToken.None);
        }
    }

    private static WebApplication Build(HostSettings settings, string[] addresses, DataFolderLock folder, OpenStores stores)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = "federation", ContentRootPath = AppContext.BaseDirectory });
        DirectoryHost.AddLogging(builder.Logging, LogLevel.Warning);
        builder.WebHost.UseUrls(addresses);
        if (addresses.Length == 0) builder.Services.AddSingleton<IServer, SilentServer>(); // the last that is named is the one
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        if (settings.Terminals is { } terminals) AskForCertificates(builder.WebHost, terminals);
        builder.UseOrleans(silo =>
        {
            DirectoryHost.Add(silo, settings, folder, stores, addresses.Length == 0 ? IndexUse.Matching : IndexUse.Searching);
            OrleansDashboard.Add(silo);
            if (HostTelemetry.HasTraces(settings)) silo.AddActivityPropagation();
        });
        HostTelemetry.Add(builder.Services, settings);
        builder.Services.AddSingleton<IHostLifetime, QuietLifetime>();
        builder.Services.AddDirectoryGateway(options =>
        {
            options.DataDirectory = settings.Data;
            options.TrustedDocuments = settings.Documents;
            foreach (var server in settings.SourcesOnThisMachine) options.SourcesOnThisMachine.Add(server);
            options.TrustedDocumentsOnly = settings.DocumentsOnly;
            options.RequestsPerSecond = settings.RequestsPerSecond ?? options.RequestsPerSecond;
        });
        builder.Services.AddDirectoryIdentity(settings.Identity);
        builder.Services.AddDirectoryPages(pages => pages.PublicUrl = settings.PublicUrl is { } known ? PublicAddress.Read(known) : null);
        builder.Services.Configure<MailOptions>(mail =>
        {
            mail.Server = settings.MailServer?.Address;
            mail.User = settings.MailServer?.User;
            mail.Password = settings.MailPassword;
            mail.From = settings.MailFrom;
            mail.PublicUrl = settings.PublicUrl is { } told ? PublicAddress.Read(told) : null;
        });
        if (settings.PublicUrl is { } publicUrl)
        {
            builder.Services.AddCertificates(options =>
            {
                options.PublicUrl = PublicAddress.Read(publicUrl);
                options.KeyFile = settings.KeyFile;
                options.LogKeyFile = settings.LogKeyFile;
                foreach (var witness in settings.Witnesses) options.Witnesses.Add(witness);
            });
            builder.Services.AddWebhooks(options =>
            {
                options.KeyFile = settings.WebhookKeyFile;
                foreach (var address in settings.WebhooksOnThisMachine) options.OnThisMachine.Add(address);
            });
        }

        var app = builder.Build();
        app.UseDirectoryIdentity();
        app.MapDirectoryGateway();
        app.MapDirectoryPages();
        app.MapDirectoryIdentity();
        app.MapExplorer();
        OrleansDashboard.Map(app);
        return app;
    }

    /// <summary>On the one address that is https: terminals bring certificates that nobody signed but themselves, and what each is worth is for the sign-in to see.</summary>
    private static void AskForCertificates(IWebHostBuilder web, TerminalEndpoint terminals)
    {
        web.UseKestrelHttpsConfiguration();
        web.ConfigureKestrel(kestrel => kestrel.ConfigureHttpsDefaults(https =>
        {
            (https.ServerCertificate, https.ServerCertificateChain) = (terminals.Certificate, terminals.Chain);
            https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
            https.AllowAnyClientCertificate();
            // A stranger's certificate may name addresses to fetch what is above it: nobody is asked on its behalf.
            https.OnAuthenticate = (_, tls) => tls.CertificateChainPolicy = new X509ChainPolicy { RevocationMode = X509RevocationMode.NoCheck, DisableCertificateDownloads = true };
        }));
    }

    private static bool IsAlone(WebApplication app) => app.Services.GetRequiredService<ISiloStatusOracle>().GetApproximateSiloStatuses(onlyActive: true).Count <= 1;

    /// <summary>Runs each network once, one after another in the order of the file, so that the same files always make the same directory.</summary>
    private static async Task FirstRunsAsync(WebApplication app, HostSettings settings, IReadOnlyList<NetworkDefinition>? named, string? url, CancellationToken cancellationToken)
    {
        await using var directory = new LocalDirectory(app, RunTrigger.Start, ownsHost: false);
        var known = await directory.NetworksAsync(cancellationToken);
        if (named is null && known.Count == 0) named = NetworkSetup.Read(HostSettings.SampleNetworks, settings.Adapters());
        foreach (var network in named ?? []) await PatientlyAsync(network.Id, () => NetworkSetup.AddAsync(directory, network, cancellationToken));
        var ids = named?.Select(network => network.Id).Union(known.Select(network => network.Id)) ?? known.Select(network => network.Id);
        var runs = new List<RunRecord>();
        // A host that joins others finds a directory that is up to date: it runs what never ran.
        var due = IsAlone(app) ? ids.ToList() : ids.Where(id => known.FirstOrDefault(network => network.Id == id)?.LastRun is null).ToList();
        foreach (var id in due)
        {
            // One that has begun all the same is the one that the next try tells of.
            string run = await PatientlyAsync(id, () => RunFollower.StartAsync(directory, id, RunOrder.Sync(RunTrigger.Start), cancellationToken));
            runs.Add(await RunDisplay.FollowAsync(directory, id, run, quiet: !AnsiConsole.Profile.Capabilities.Interactive, cancellationToken));
        }

        if (due.Count > 0) RunDisplay.PrintSummary(runs);
        else AnsiConsole.WriteLine("Other hosts of the cluster run the networks.");
        int quarantined = runs.Sum(run => run.Counts.Quarantined);
        if (quarantined > 0) AnsiConsole.WriteLine($"{quarantined} records wait in quarantine: \"quarantine list --data {settings.Data}\" tells why and what to do.");
        int centres = app.Services.GetRequiredService<CentreIndex>().Current.Count;
        if (url is null)
        {
            AnsiConsole.WriteLine($"{centres} centres.");
            return;
        }

        AnsiConsole.WriteLine($"{centres} centres. Where to look:");
        AnsiConsole.WriteLine($"  {url}/          find a centre; networks and their runs");
        AnsiConsole.WriteLine($"  {url}/graphiql  ask in GraphQL");
        AnsiConsole.WriteLine($"  {Path.Combine(settings.Data, "operator-token")}  the token that changes need");

        Task<T> PatientlyAsync<T>(NetworkId network, Func<Task<T>> call) => BusyCall.AskAsync(call, () => AnsiConsole.WriteLine($"{network}: its grain did not answer within the time of a call, here or on another host of the cluster; its run waits and is tried again."), cancellationToken);
    }
}
