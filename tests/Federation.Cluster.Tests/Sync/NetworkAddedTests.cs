using Federation.Cluster.Operating.Acts;
using Federation.Cluster.Sync;

namespace Federation.Cluster.Tests.Sync;

/// <summary>When a network was added, and by whom, is written down once and stays.</summary>
public sealed class NetworkAddedTests : IAsyncLifetime
{
    private const string Somebody = "client:first", SomebodyElse = "client:second";

    private readonly SyncCluster _cluster = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _cluster.InitializeAsync();

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task Network_ThatIsAddedAndChanged_KeepsWhoAddedIt()
    {
        var network = new NetworkDefinition { Id = NetworkId.Parse("a"), Name = "A", Adapter = "scripted", Config = "{}" };
        Assert.Empty(await _cluster.Grain("a").Add(network, Somebody));
        var added = Assert.Single(await ActsAsync());

        Assert.Empty(await _cluster.Grain("a").Configure(network with { Name = "B" }));
        Assert.Empty(await _cluster.Grain("a").Add(network with { Name = "C" }, SomebodyElse));

        Assert.Equal((StaffActKind.NetworkAdded, "a", Somebody), (added.Kind, added.Subject, added.Actor));
        Assert.Equal(added, Assert.Single(await ActsAsync()));
    }

    [Fact]
    public async Task Network_OfTheHostsOwnFile_IsNobodys()
    {
        await _cluster.AddAsync("a");

        Assert.Null(Assert.Single(await ActsAsync()).Actor);
    }

    private async Task<IReadOnlyList<StaffAct>> ActsAsync() => await new NetworkActs(_cluster.Store).ReadAsync(Token).ToListAsync(Token);
}
