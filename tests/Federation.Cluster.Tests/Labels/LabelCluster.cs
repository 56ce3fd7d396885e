using Federation.Cluster.Centres;
using Federation.Cluster.Labels.Certificates;
using Federation.Cluster.Labels.Log;
using Federation.Cluster.Labels.Publishing;
using Federation.Cluster.People.Erasing;
using Federation.Cluster.Storage;
using Federation.Cluster.Tests.Centres;
using Federation.Cluster.Tests.Sync;
using Federation.Registry.Log.Entries;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Federation.Cluster.Tests.Labels;

/// <summary>Two silos over one store, shared by the tests of a class.</summary>
public sealed class LabelCluster : IAsyncLifetime
{
    public const string PublicUrl = "https://directory.example";

    private readonly SyncCluster _cluster;

    public LabelCluster() => _cluster = new SyncCluster
    {
        Silos = 2,
        Services = services => services
            .Configure<CertificateOptions>(options => options.PublicUrl = new Uri(PublicUrl))
            .AddSingleton(provider => ActivatorUtilities.CreateInstance<CriteriaArchive>(provider, Clock)),
    };

    /// <summary>By which silos look for new versions of the criteria; what is decided goes by the system's.</summary>
    internal FakeTimeProvider Clock => _cluster.Clock;

    internal IDirectoryStore Store => _cluster.Store;

    /// <summary>The same store, for tests that break it.</summary>
    internal FaultyStore Faults => _cluster.Faults;

    internal PersonErasure Erasure => _cluster.Service<PersonErasure>();

    public ValueTask InitializeAsync() => _cluster.InitializeAsync();

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    /// <summary>Everything in the public log, after it has caught up.</summary>
    internal async Task<IReadOnlyList<LogEntry>> LoggedAsync()
    {
        while (!await Grains(0).GetGrain<ILogGrain>(ILogGrain.TheOnly).CatchUp()) TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        var rows = await Store.ScanAsync(RowKinds.LogEntries, cancellationToken: TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
        return [.. rows.SelectMany(row => LogRows.ReadEntries(row).Entries).Select(entry => LogEntry.Read(System.Text.Encoding.UTF8.GetBytes(entry))).OfType<LogEntry>()];
    }

    /// <summary>Has a network list a centre; a new one by default.</summary>
    internal async Task<CentreId> ListAsync(string network, CentreId? centre = null)
    {
        var id = centre ?? Listings.NewId();
        await Grains(0).GetGrain<ICentreGrain>(id.Value).Apply(Listings.Put(Listings.Key(network, id.Value), Listings.Content($"Centre {id}"), TimeProvider.System.GetUtcNow()));
        return id;
    }

    /// <summary>Grains as one of the silos reaches them.</summary>
    internal IGrainFactory Grains(int silo) => _cluster.GrainsFrom(silo);
}
