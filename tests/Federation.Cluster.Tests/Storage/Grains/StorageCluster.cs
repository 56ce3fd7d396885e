using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Grains;
using Federation.Cluster.Tests.Storage.Grains;
using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost;

[assembly: AssemblyFixture(typeof(StorageCluster))]

namespace Federation.Cluster.Tests.Storage.Grains;

/// <summary>Two silos over one store, an embedded one where nothing else is said, shared by the tests of this folder. Each test uses grains of its own.</summary>
public class StorageCluster : IAsyncLifetime
{
    private StorePlace? _place;
    private IDirectoryStore? _store;
    private InProcessTestCluster? _cluster;

    public IDirectoryStore Store => _store ?? throw new InvalidOperationException("The cluster has not started.");

    public IGrainFactory Grains => (_cluster ?? throw new InvalidOperationException("The cluster has not started.")).Client;

    public IServiceProvider Services => _cluster?.Silos[0].ServiceProvider ?? throw new InvalidOperationException("The cluster has not started.");

    public async ValueTask InitializeAsync()
    {
        _place = await CreatePlaceAsync();
        _store = await _place.OpenAsync();
        var builder = new InProcessTestClusterBuilder(initialSilosCount: 2);
        builder.ConfigureSilo((_, silo) =>
        {
            // An instance, so that no silo's end closes the store of the others.
            silo.Services.AddSingleton(_store);
            silo.Services.AddGrainState(TallyJson.Default.TallyState).AddGrainState(TallyJson.Default.TallyState);
            silo.AddDirectoryStorage().AddDirectoryStorage();
        });
        _cluster = builder.Build();
        await _cluster.DeployAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_cluster is not null) await _cluster.DisposeAsync();
        if (_store is not null) await _store.DisposeAsync();
        if (_place is not null) await _place.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected virtual Task<StorePlace> CreatePlaceAsync() => Task.FromResult<StorePlace>(new SqlitePlace());
}
