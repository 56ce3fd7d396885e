using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Federation.Adapters.FederationPeer;
using Federation.Cluster.Centres;
using Federation.Cluster.Feed;
using Federation.Cluster.Labels;
using Federation.Cluster.Matching;
using Federation.Cluster.Labels.Certificates;
using Federation.Cluster.Labels.Keys;
using Federation.Cluster.Sync;
using Federation.Cluster.Tests.Storage;
using Federation.Cluster.Tests.Sync;
using Federation.Registry.Certificates.Keys;
using Federation.Registry.Labels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Federation.Cluster.Tests.Feed;

/// <summary>A directory with one network of its own, that hands its listings on and reads those of others: a silo and a store of its own, the real feed, the real adapter.</summary>
internal sealed class RingDirectory : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SortedDictionary<string, string> _places = new(StringComparer.Ordinal);
    private readonly List<string> _peers = [];
    private readonly string _name;
    private readonly double _latitude;
    private readonly IssuerKeys _keys;
    private readonly CertificateOffice _office;
    private readonly ListingsFeed _feed;

    private RingDirectory(string name, int number, SyncCluster cluster, DirectoryId id)
    {
        (_name, _latitude, Cluster, Id, Address) = (name, 45 + number, cluster, id, AddressOf(name));
        KeyFile.Create(_folder.File("keys.json"), cluster.Clock.GetUtcNow()).Dispose();
        var options = Options.Create(new CertificateOptions { PublicUrl = Address, KeyFile = _folder.File("keys.json") });
        _keys = new IssuerKeys(cluster.Store, cluster.Clock, options, NullLogger<IssuerKeys>.Instance);
        _office = new CertificateOffice(cluster.Store, Labels, cluster.GrainsFrom(0), cluster.Clock, options, _keys, new StatusCensus(cluster.Store, NullLogger<StatusCensus>.Instance));
        var identity = new DirectoryIdentity(cluster.Store);
        _feed = new ListingsFeed(cluster.Store, identity, new ListingsTeller(identity, new OriginArchive(cluster.Store, new CentreArchive(cluster.Store)), cluster.Archive, Labels, [_office], cluster.Clock), cluster.Clock);
        cluster.Workers.Terms[Own] = new ListingSource { Adapter = $"reader-of-{name}@1.0.0", Licence = $"licence-of-{name}", Attribution = $"Credit to {name}" };
    }

    /// <summary>What labels are awarded for.</summary>
    public static LabelLevels Levels { get; } = new() { TechnicalPerformance = 2, Services = 1, Quality = 3 };

    public SyncCluster Cluster { get; }

    public DirectoryId Id { get; }

    /// <summary>Under which its peers name it.</summary>
    public Uri Address { get; }

    /// <summary>Its own network.</summary>
    public string Own => $"own-{_name}";

    public LabelArchive Labels => new(Cluster.Store);

    /// <summary>Every live listing, by key, in order.</summary>
    public async Task<IReadOnlyList<Listing>> ListingsAsync() =>
        [.. (await CentresAsync()).SelectMany(centre => centre.Listings).Where(listing => listing.IsLive).OrderBy(listing => listing.Key)];

    public async Task<IReadOnlyList<CentreState>> CentresAsync() =>
        await Cluster.Service<CentreArchive>().AllAsync(TestContext.Current.CancellationToken).Where(centre => !centre.IsClosed).ToListAsync(TestContext.Current.CancellationToken);

    public Task<string> HashAsync() => DirectoryHash.OfAsync(Cluster.Service<CentreArchive>().AllAsync(TestContext.Current.CancellationToken), Labels, new MatchingArchive(Cluster.Store).DecisionsAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);

    private static Uri AddressOf(string name) => new($"https://{name}.example/");

    public static async Task<RingDirectory> StartAsync(string name, int number)
    {
        var cluster = new SyncCluster { Services = services => services.Configure<CertificateOptions>(options => options.PublicUrl = AddressOf(name)) };
        await cluster.InitializeAsync();
        var directory = new RingDirectory(name, number, cluster, await new DirectoryIdentity(cluster.Store).GetAsync(TestContext.Current.CancellationToken));
        for (int place = 0; place < 10; place++) directory.Place($"{place}", $"Place {place} of {name}");
        return directory;
    }

    /// <summary>Sets what its own network says of a place; null for nothing more.</summary>
    public void Place(string id, string? name)
    {
        if (name is null) _places.Remove(id);
        else _places[id] = string.Create(CultureInfo.InvariantCulture, $$"""{"name":"{{name}}","lat":{{_latitude}},"lon":{{int.Parse(id, CultureInfo.InvariantCulture)}}}""");
        Cluster.Workers.Script(Own, [.. _places.Select(place => (place.Key, place.Value))]);
    }

    /// <summary>Reads another directory as the network of its name, from now on.</summary>
    public void Follow(RingDirectory peer)
    {
        _peers.Add(peer._name);
        Cluster.Workers.Read(peer._name, new FederationPeerAdapter(), new FeedContext(peer));
        Cluster.Workers.Terms[peer._name] = new ListingSource { Adapter = "federation-peer@1.0.0", Licence = "of-each-origin", Attribution = "Each listing's own origin" };
    }

    /// <summary>Runs its own network, then each peer it follows. All of them have to complete.</summary>
    public async Task<IReadOnlyList<RunRecord>> RoundAsync()
    {
        var runs = new List<RunRecord>();
        foreach (string network in _peers.Prepend(Own)) runs.Add(await Cluster.RunAsync(network));
        Assert.All(runs, run => Assert.True(run.Status == RunStatus.Completed, $"{run.Network}: {run.Failure?.Code} {run.Failure?.Message}"));
        return runs;
    }

    /// <summary>Decides about the label of the centre of one of its own places.</summary>
    public async Task DecideAsync(string place, LabelEventKind kind)
    {
        var centre = (await CentresAsync()).Single(centre => centre.Find(Centres.Listings.Key(Own, place)) is not null);
        var grain = Cluster.GrainsFrom(0).GetGrain<ILabelGrain>(centre.Id.Value);
        var answer = await grain.Decide(new LabelOrder { Kind = kind, MadeOn = (await grain.Get()).Label.Version, Actor = "operator", Reason = "Decided.", Levels = kind == LabelEventKind.Awarded ? Levels : null });
        Assert.False(answer.IsRefused, answer.Message);
    }

    /// <summary>As its endpoint answers; null for 410.</summary>
    public async Task<byte[]?> PageAsync(string? after, int limit)
    {
        ListingsCursor? cursor = null;
        Assert.True(after is null || ListingsCursor.TryParse(after, out cursor));
        if (await _feed.PlaceAsync(cursor, TestContext.Current.CancellationToken) is not { } place) return null;
        var page = await _feed.ReadAsync(place, limit, TestContext.Current.CancellationToken);
        var body = new ArrayBufferWriter<byte>();
        await using (var json = new Utf8JsonWriter(body)) page.WriteTo(json);
        return body.WrittenSpan.ToArray();
    }

    public async Task<byte[]> KeysAsync() => Encoding.UTF8.GetBytes((await _office.KeysAsync(TestContext.Current.CancellationToken)).JwkSet().ToJsonString());

    public async ValueTask DisposeAsync()
    {
        _office.Dispose();
        _keys.Dispose();
        await Cluster.DisposeAsync();
        _folder.Dispose();
    }
}
