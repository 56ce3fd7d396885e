using Federation.Cluster.Operating;
using Federation.Cluster.Storage.Membership;
using Federation.Cluster.Tests.Sync;

namespace Federation.Cluster.Tests.Operating;

/// <summary>What Orleans tells of its own cluster, as operators see it.</summary>
public sealed class ClusterSurveyTests : IAsyncLifetime
{
    private readonly SyncCluster _cluster = new() { Silos = 2 };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _cluster.InitializeAsync();

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task Survey_OfTwoHosts_TellsBothAndWhatIsAwake()
    {
        await _cluster.AddAsync("first");
        await _cluster.AddAsync("second");
        var own = _cluster.Service<ILocalSiloDetails>();

        var figures = await new ClusterSurvey(_cluster.GrainsFrom(0), own, TimeProvider.System).ReadAsync(Token);

        Assert.Equal([SiloStanding.Active, SiloStanding.Active], figures.Silos.Select(silo => silo.Standing));
        Assert.Equal((own.SiloAddress.ToParsableString(), HostRelease.Own.Release), Assert.Single(figures.Silos, silo => silo.IsOwn) is var one ? (one.Address, one.Release) : default);
        Assert.All(figures.Silos, silo => Assert.True(silo is { Activations: >= 0, CpuPercent: >= 0 and <= 100, MemoryBytes: > 0, Since: not null }, silo.ToString()));
        Assert.Equal(2, Assert.Single(figures.Grains, kind => kind.Kind == "NetworkGrain").Activations);
    }

    [Theory]
    [InlineData("Federation.Cluster.Centres.CentreGrain", "CentreGrain")]
    [InlineData("Federation.Cluster.Centres.CentreGrain,Federation.Cluster", "CentreGrain")]
    [InlineData("Orleans.Runtime.Some+Inner`1[[System.String, System]]", "Inner")]
    [InlineData("Plain", "Plain")]
    public void Kind_OfAClass_IsItsOwnName(string type, string kind) => Assert.Equal(kind, ClusterSurvey.KindOf(type));

    [Fact]
    public void Standing_OfEveryStatus_IsKnown()
    {
        Assert.Equal(SiloStanding.Dead, ClusterSurvey.StandingOf(SiloStatus.Dead));
        Assert.Equal([SiloStatus.Active], Enum.GetValues<SiloStatus>().Where(status => ClusterSurvey.StandingOf(status) == SiloStanding.Active));
        Assert.Equal([SiloStatus.ShuttingDown, SiloStatus.Stopping], Enum.GetValues<SiloStatus>().Where(status => ClusterSurvey.StandingOf(status) == SiloStanding.Leaving));
    }
}
