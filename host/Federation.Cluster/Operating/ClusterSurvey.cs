using Federation.Cluster.Storage.Membership;

namespace Federation.Cluster.Operating;

/// <summary>Asks Orleans' own management grain, of each host by itself: one question for all waits for the one that hangs.</summary>
internal sealed class ClusterSurvey(IGrainFactory grains, ILocalSiloDetails own, TimeProvider clock) : IClusterSurvey
{
    private const double All = 100;

    /// <summary>A host that does not answer for so long is told without its figures.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public async Task<ClusterFigures> ReadAsync(CancellationToken cancellationToken)
    {
        var management = grains.GetGrain<IManagementGrain>(0);
        var entries = await management.GetDetailedHosts(onlyActive: false, cancellationToken);
        var active = entries.Where(entry => entry.Status == SiloStatus.Active).Select(entry => entry.SiloAddress).ToList();
        var told = await Task.WhenAll(active.Select(silo => AskAsync(management, silo, cancellationToken)));
        var statistics = active.Zip(told).ToDictionary(pair => pair.First, pair => pair.Second.Statistics);
        return new ClusterFigures(
            [.. entries.Select(entry => Figures(entry, statistics.GetValueOrDefault(entry.SiloAddress))).OrderBy(silo => silo.Standing).ThenBy(silo => silo.Address, StringComparer.Ordinal)],
            [.. told.SelectMany(silo => silo.Counts).GroupBy(count => KindOf(count.GrainType), StringComparer.Ordinal).Select(kind => new GrainFigures(kind.Key, kind.Sum(count => count.ActivationCount))).OrderByDescending(kind => kind.Activations).ThenBy(kind => kind.Kind, StringComparer.Ordinal)]);
    }

    /// <returns>Nothing of a host that does not answer.</returns>
    private async Task<(SiloRuntimeStatistics? Statistics, IReadOnlyList<SimpleGrainStatistic> Counts)> AskAsync(IManagementGrain management, SiloAddress silo, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            var statistics = management.GetRuntimeStatistics([silo], both.Token);
            var counts = management.GetSimpleGrainStatistics([silo], both.Token);
            await Task.WhenAll(statistics, counts).WaitAsync(both.Token);
            return ((await statistics)[0], await counts);
        }
        catch (Exception failure) when (failure is TimeoutException or OrleansException || (failure is OperationCanceledException && patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested))
        {
            return (null, []);
        }
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
