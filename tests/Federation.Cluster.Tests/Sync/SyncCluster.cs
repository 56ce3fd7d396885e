using Federation.Cluster.Adapters;
using Federation.Cluster.Centres;
using Federation.Cluster.Feed;
using Federation.Cluster.Index;
using Federation.Cluster.People.Kept;
using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Sqlite;
using Federation.Cluster.Sync;
using Federation.Cluster.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using Orleans.TestingHost;

namespace Federation.Cluster.Tests.Sync;

/// <summary>One silo or more over one real embedded store, with scripted sources. Every test uses networks of its own.</summary>
public sealed class SyncCluster : IAsyncLifetime
{
    private TemporaryFolder? _own;
    private InProcessTestCluster? _cluster;
    private FaultyStore? _store;

    /// <summary>How many there are; by default one.</summary>
    internal short Silos { get; init; } = 1;

    /// <summary>Where the store is, for clusters that follow one another on it; by default a folder that goes with the cluster.</summary>
    internal TemporaryFolder? Place { get; init; }

    /// <summary>What else the silos have; by default nothing.</summary>
    internal Action<IServiceCollection> Services { get; init; } = _ => { };

    internal ScriptedWorkers Workers { get; } = new();

    internal IDirectoryStore Store => Service<IDirectoryStore>();

    /// <summary>What runs and doors, and nothing else, take for the time.</summary>
    internal FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.Zero));

    /// <summary>The same store, for tests that break it.</summary>
    internal FaultyStore Faults => (FaultyStore)Store;

    /// <summary>Where the store's files are.</summary>
    internal string Folder => (Place ?? _own ?? throw new InvalidOperationException("The cluster has not started.")).Path;

    internal CentreIndex Index => Service<CentreIndex>();

    internal SyncArchive Archive => Service<SyncArchive>();

    internal CentreArchive Places => Service<CentreArchive>();

    internal ChangeFeed Changes => Service<ChangeFeed>();

    private InProcessTestCluster Cluster => _cluster ?? throw new InvalidOperationException("The cluster has not started.");

    public async ValueTask InitializeAsync()
    {
        _store = new FaultyStore(SqliteDirectoryStore.Open((Place ?? (_own = new TemporaryFolder())).File("directory.db")));
        var builder = new InProcessTestClusterBuilder(Silos);
        builder.ConfigureSilo((_, silo) =>
        {
            Services(silo.Services);
            silo.AddDirectory();
            silo.Services.AddSingleton<IDirectoryStore>(_store); // given as it is: no silo that ends closes it
            silo.Services.AddSingleton<IAdapterWorkers>(Workers);
            silo.Services.AddSingleton(services => ActivatorUtilities.CreateInstance<SyncRunner>(services, Clock));
        });
        _cluster = builder.Build();
        await _cluster.DeployAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Cluster.DisposeAsync();
        if (_store is not null) await _store.DisposeAsync();
        _own?.Dispose();
    }

    internal T Service<T>()
        where T : notnull => Cluster.Silos[0].ServiceProvider.GetRequiredService<T>();

    /// <summary>The grain as one of the silos reaches it.</summary>
    internal INetworkGrain GrainFrom(int silo, string network) => GrainsFrom(silo).GetGrain<INetworkGrain>(network);

    /// <summary>Grains as one of the silos reaches them.</summary>
    internal IGrainFactory GrainsFrom(int silo) => Cluster.Silos[silo].ServiceProvider.GetRequiredService<IGrainFactory>();

    /// <summary>Ends the silo that drives a run, without a word to anybody.</summary>
    internal async Task KillDriverAsync(string run)
    {
        var driver = Cluster.Silos.Single(silo => silo.ServiceProvider.GetRequiredService<SyncRunner>().Completion(run) is not null);
        await Cluster.KillSiloAsync(driver);
    }

    internal INetworkGrain Grain(string network) => Cluster.Client.GetGrain<INetworkGrain>(network);

    internal async Task AddAsync(string network, string? schedule = null, string config = "{}", string[]? hosts = null, PersonPolicy? people = null) => Assert.Empty(await Grain(network).Configure(new NetworkDefinition
    {
        Id = NetworkId.Parse(network),
        Name = network,
        Adapter = "scripted",
        Config = config,
        Schedule = schedule,
        Hosts = new ApprovedHosts(hosts ?? []),
        People = people,
    }));

    /// <summary>Runs the network once to its end.</summary>
    internal async Task<RunRecord> RunAsync(string network)
    {
        if (await Grain(network).GetDefinition() is null) await AddAsync(network);
        return await RunAsync(network, RunOrder.Sync(RunTrigger.Person));
    }

    /// <summary>Has a known network do something, to its end.</summary>
    internal async Task<RunRecord> RunAsync(string network, RunOrder order)
    {
        var start = await Grain(network).StartRun(order);
        Assert.False(start.AlreadyRunning);
        return await EndOfAsync(network, start.Run!); // the network is known
    }

    internal async Task<RunRecord> EndOfAsync(string network, string run)
    {
        if (Service<SyncRunner>().Completion(run) is { } underWay) await underWay.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        var record = await Archive.RunAsync(NetworkId.Parse(network), run, TestContext.Current.CancellationToken);
        Assert.True(record is { IsOver: true }, "the run's record is closed");
        return record;
    }

    internal async Task<MergedCentre> CentreOfAsync(string network, string sourceId)
    {
        await foreach (var state in Places.AllAsync(TestContext.Current.CancellationToken))
        {
            if (state.Listings.Any(listing => listing.Key == Centres.Listings.Key(network, sourceId))) return MergedCentre.Of(state);
        }

        throw new Xunit.Sdk.XunitException($"No centre has the listing {network}/{sourceId}.");
    }

    internal async Task<IReadOnlyList<QuarantinedRecord>> QuarantineAsync(string network) =>
        await Archive.QuarantineAsync(NetworkId.Parse(network), TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
}
