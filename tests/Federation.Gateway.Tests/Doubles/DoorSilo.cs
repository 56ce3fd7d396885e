using Federation.Cluster;
using Federation.Cluster.Adapters;
using Federation.Cluster.Adapters.Cage;
using Federation.Cluster.Centres;
using Federation.Cluster.Members.Admissions;
using Federation.Cluster.Members.Doors;
using Federation.Cluster.Members.Hosting.Quotas;
using Federation.Cluster.Members.Passes;
using Federation.Cluster.Members.Passes.Issuers;
using Federation.Cluster.Members.Passes.Status;
using Federation.Cluster.Storage;
using Federation.Cluster.Tests.Members;
using Federation.Cluster.Sync.Pushing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.TestingHost;

namespace Federation.Gateway.Tests.Doubles;

/// <summary>Real doors behind a gateway: a silo beside it, over its store and by its clock.</summary>
internal sealed class DoorSilo : IAsyncDisposable
{
    private readonly InProcessTestCluster _cluster;

    private DoorSilo(InProcessTestCluster cluster) => _cluster = cluster;

    private IServiceProvider Services => _cluster.Silos[0].ServiceProvider;

    /// <summary>What the silo logs about members.</summary>
    public DoorLog Log { get; private init; } = null!; // whoever starts it sets it

    /// <param name="own">The directory's own keys.</param>
    /// <param name="issuers">Whose credentials doors take; null for the directory's own alone.</param>
    public static async Task<DoorSilo> StartAsync(GatewayHost host, TestIssuer own, IPassIssuers? issuers = null)
    {
        var log = new DoorLog();
        var builder = new InProcessTestClusterBuilder(initialSilosCount: 1);
        builder.ConfigureSilo((_, silo) =>
        {
            if (issuers is not null) silo.Services.AddSingleton(issuers);
            silo.AddDirectory();
            silo.Services
                .AddSingleton<IDirectoryStore>(host.Store)
                .AddSingleton<IAdapterWorkers, NoWorkers>()
                .AddSingleton<IPassIssuerKeys>(own)
                .AddSingleton<ICredentialStates, TestHome>()
                .AddSingleton(provider => ActivatorUtilities.CreateInstance<DoorSurroundings>(provider, host.Clock))
                .AddSingleton(provider => ActivatorUtilities.CreateInstance<QuotaSurroundings>(provider, host.Clock))
                .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Information).AddProvider(log))
                .AddDoors();
        });
        var cluster = builder.Build();
        await cluster.DeployAsync();
        var started = new DoorSilo(cluster) { Log = log };
        host.Grains.Silo = started.Services.GetRequiredService<IGrainFactory>();
        return started;
    }

    /// <summary>What a centre is at a moment, as its door sees it.</summary>
    public Task<HostCentre> LookAsync(CentreId centre, DateTimeOffset at) => Services.GetRequiredService<DoorSurroundings>().LookAsync(centre, at);

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    private sealed class NoWorkers : IAdapterWorkers
    {
        public Task<IAdapterWorker> StartAsync(WorkerAssignment assignment, CancellationToken cancellationToken) => throw new NotSupportedException("Nothing runs here.");

        public Task TryLoadAsync(string adapter, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task<IAdapterWorker> StartProbeAsync(WorkerAssignment assignment, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IAdapterWorker> StartPreviewAsync(string network, ReadOnlyMemory<byte> mapping, PushedSource sample, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<CageWalls> ProbeCageAsync(CancellationToken cancellationToken) => throw new NotSupportedException("Nothing runs here.");
    }
}
