using Federation.Cluster.Storage.Membership;

namespace Federation.Cluster.Operating;

/// <summary>Asks Orleans' own management grain.</summary>
internal sealed class ClusterSurvey(IGrainFactory grains, ILocalSiloDetails own) : IClusterSurvey
{
    private const double All = 100;

    public async Task<ClusterFigures> ReadAsync(CancellationToken cancellationToken)
    {
        var management = grains.GetGrain<IManagementGrain>(0);
        var entries = await management.GetDetailedHosts(onlyActive: false, cancellationToken);
        SiloAddress[] active = [.. entries.Where(entry => entry.Status == SiloStatus.Active).Select(entry => entry.SiloAddress)];
        var statistics = active.Zip(await management.GetRuntimeStatistics(active, cancellationToken)).ToDictionary(pair => pair.First, pair => pair.Second);
        var counts = await management.GetSimpleGrainStatistics(active, cancellationToken);
        return new ClusterFigures(
            [.. entries.Select(entry => Figures(entry, statistics.GetValueOrDefault(entry.SiloAddress))).OrderBy(silo => silo.Standing).ThenBy(silo => silo.Address, StringComparer.Ordinal)],
            [.. counts.GroupBy(count => KindOf(count.GrainType), StringComparer.Ordinal).Select(kind => new GrainFigures(kind.Key, kind.Sum(count => count.ActivationCount))).OrderByDescending(kind => kind.Activations).ThenBy(kind => kind.Kind, StringComparer.Ordinal)]);
    }

    /// <summary>A class's own name: without its namespace, and without the number of its type parameters.</summary>
    internal static string KindOf(string type)
    {
        int end = type.AsSpan().IndexOfAny(",`[");
        string name = end < 0 ? type : type[..end];
        return name[(name.LastIndexOfAny(['.', '+']) + 1)..];
    }

    internal static SiloStanding StandingOf(SiloStatus status) => status switch
    {
        SiloStatus.Active => SiloStanding.Active,
        SiloStatus.None or SiloStatus.Created or SiloStatus.Joining => SiloStanding.Joining,
        SiloStatus.ShuttingDown or SiloStatus.Stopping => SiloStanding.Leaving,
        _ => SiloStanding.Dead,
    };

    // A host that is alone keeps no row that says it.
    private HostRelease ReleaseOf(MembershipEntry entry) => entry.SiloAddress.Equals(own.SiloAddress) ? HostRelease.Own : HostRelease.Read(entry.RoleName);

    private SiloFigures Figures(MembershipEntry entry, SiloRuntimeStatistics? statistics) => new()
    {
        Name = entry.SiloName ?? "",
        Address = entry.SiloAddress.ToParsableString(),
        Standing = StandingOf(entry.Status),
        Release = ReleaseOf(entry) is { Release.Length: > 0 } said ? said.Release : null,
        Since = entry.StartTime == default ? null : new DateTimeOffset(DateTime.SpecifyKind(entry.StartTime, DateTimeKind.Utc)),
        Activations = statistics?.ActivationCount,
        CpuPercent = statistics is null ? null : Math.Clamp(statistics.EnvironmentStatistics.FilteredCpuUsagePercentage, 0, All),
        MemoryBytes = statistics?.EnvironmentStatistics.FilteredMemoryUsageBytes,
        AvailableBytes = statistics?.EnvironmentStatistics.FilteredAvailableMemoryBytes,
        IsOverloaded = statistics?.IsOverloaded is true,
        IsOwn = entry.SiloAddress.Equals(own.SiloAddress),
    };
}
