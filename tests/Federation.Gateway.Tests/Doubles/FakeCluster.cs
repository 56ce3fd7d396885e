using Federation.Cluster.Operating;

namespace Federation.Gateway.Tests.Doubles;

/// <summary>A cluster as a test says it is.</summary>
internal sealed class FakeCluster : IClusterSurvey
{
    public ClusterFigures Figures { get; set; } = new(
        [
            new SiloFigures { Name = "Silo_1", Address = "10.0.0.1:11111@7", Standing = SiloStanding.Active, Release = "0.1.0", Since = GatewayHost.Now.AddHours(-2), Activations = 40, CpuPercent = 12.5, MemoryBytes = 300_000_000, AvailableBytes = 5_000_000_000, IsOwn = true },
            new SiloFigures { Name = "Silo_2", Address = "10.0.0.2:11111@3", Standing = SiloStanding.Dead, Since = GatewayHost.Now.AddDays(-1) },
        ],
        [new GrainFigures("CentreGrain", 36), new GrainFigures("NetworkGrain", 4)]);

    /// <summary>Thrown while set.</summary>
    public Exception? Broken { get; set; }

    public Task<ClusterFigures> ReadAsync(CancellationToken cancellationToken) => Broken is { } failure ? Task.FromException<ClusterFigures>(failure) : Task.FromResult(Figures);
}
