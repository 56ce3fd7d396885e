using Federation.Cluster.Centres;
using Federation.Cluster.Feed;
using Federation.Cluster.Members.Admissions;
using Federation.Cluster.Members.Doors;
using Federation.Cluster.Members.Hosting.Quotas;
using Federation.Cluster.Members.Passes;
using Federation.Cluster.Members.Passes.Issuers;
using Federation.Cluster.Members.Passes.Status;
using Federation.Cluster.Members.Visits;
using Federation.Cluster.Storage;
using Federation.Cluster.Tests.Centres;
using Federation.Cluster.Tests.Sync;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Federation.Cluster.Tests.Members;

/// <summary>Two silos over one store with one issuer's keys, shared by the tests of a class. Doors go by a clock of their own.</summary>
public sealed class DoorCluster : IAsyncLifetime
{
    private readonly SyncCluster _cluster;

    public DoorCluster() => _cluster = new SyncCluster
    {
        Silos = 2,
        Services = services => services
            .AddSingleton<IPassIssuerKeys>(Issuer)
            .AddSingleton<ICredentialStates>(Home)
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Information).AddProvider(Log))
            .AddSingleton(provider => ActivatorUtilities.CreateInstance<DoorSurroundings>(provider, Clock))
            .AddSingleton(provider => ActivatorUtilities.CreateInstance<QuotaSurroundings>(provider, Clock))
            .AddSingleton<IPassIssuers>(provider => new SlowIssuers(provider.GetRequiredService<OwnPassIssuer>(), Partner))
            .AddDoors(),
    };

    internal TestIssuer Issuer { get; } = new();

    internal DoorLog Log { get; } = new();

    internal TestHome Home { get; } = new();

    /// <summary>Awaited where a credential names <see cref="SlowIssuers.Slow"/>.</summary>
    internal PartnerGate Partner { get; } = new();

    internal FakeTimeProvider Clock => _cluster.Clock;

    internal IDirectoryStore Store => _cluster.Store;

    internal FaultyStore Faults => _cluster.Faults;

    internal VisitArchive Visits => _cluster.Service<VisitArchive>();

    internal DoorArchive Doors => _cluster.Service<DoorArchive>();

    internal ChangeFeed Changes => _cluster.Changes;

    public ValueTask InitializeAsync() => _cluster.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await _cluster.DisposeAsync();
        Issuer.Dispose();
    }

    internal IDoorGrain Door(CentreId centre, int silo = 0) => Grains(silo).GetGrain<IDoorGrain>(centre.Value);

    /// <summary>What a centre is at a moment, as its door sees it.</summary>
    internal Task<HostCentre> LookAsync(CentreId centre, DateTimeOffset at) => _cluster.Service<DoorSurroundings>().LookAsync(centre, at);

    internal IGrainFactory Grains(int silo = 0) => _cluster.GrainsFrom(silo);

    /// <summary>A new centre in Dijon, which network "hosts" lists.</summary>
    internal async Task<CentreId> OpenCentreAsync()
    {
        var id = Listings.NewId();
        await ListAsync(id, "hosts");
        return id;
    }

    /// <summary>Another network lists the centre.</summary>
    internal Task ListAsync(CentreId centre, string network) =>
        ApplyAsync(centre, Listings.Put(Listings.Key(network, centre.Value), Listings.Content() with { Address = new Address { Country = "FR", PostalCode = "21000" } }));

    /// <summary>The network lists the centre no more.</summary>
    internal Task UnlistAsync(CentreId centre, string network) =>
        ApplyAsync(centre, new CentreCommand.RemoveListing { Key = Listings.Key(network, centre.Value), At = Listings.Noon, Run = "run", Fence = 1 });

    private Task ApplyAsync(CentreId centre, CentreCommand command) => Grains().GetGrain<ICentreGrain>(centre.Value).Apply(command);
}
