using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;

namespace Federation.Cluster.Storage.Membership;

/// <summary>Makes a host one of several that share a store.</summary>
public static class ClusterMembership
{
    /// <summary>A host that does not answer so often in a row, and of which nothing else was heard for as many of the longest questions, is given up.</summary>
    public const int MostMissed = 2;

    /// <summary>The longest that a host may take to answer another that asks whether it is there. Orleans asks for less, half of it at the least, where answers are quick.</summary>
    public static readonly TimeSpan Probe = TimeSpan.FromSeconds(1);

    /// <summary>How often a host looks into the table by itself: so long, and no longer, one that lost the others but not the store goes on when it was given up.</summary>
    public static readonly TimeSpan Refresh = TimeSpan.FromSeconds(2);

    /// <summary>
    /// How long the machinery of a host (reminders, who is where) waits for that of another: what is under way when a connection breaks is lost without a word, and a grain that waits for it answers nobody meanwhile. Orleans waits half a minute.
    /// </summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Keeps in a store which hosts there are; its caller opens it and this silo closes it.</summary>
    /// <param name="silo">The silo.</param>
    /// <param name="open">A store with nothing else in it.</param>
    public static ISiloBuilder UseStoreMembership(this ISiloBuilder silo, Func<IServiceProvider, IDirectoryStore> open)
    {
        silo.Services.AddSingleton<MembershipStore>(services => new MembershipStore(open(services)));
        silo.Services.AddSingleton<IMembershipTable>(services => new StoreMembershipTable(services.GetRequiredService<MembershipStore>().Store, HostRelease.Own, services.GetService<TimeProvider>()));
        silo.Configure<ClusterMembershipOptions>(options =>
        {
            options.ProbeTimeout = Probe;
            // By default questions become up to four times as long, and nobody is given up who was heard within as many of the longest as may be missed (ADR 59).
            options.MaxProbeTimeout = Probe;
            options.NumMissedProbesLimit = MostMissed;
            options.TableRefreshTimeout = Refresh;
            options.DefunctSiloCleanupPeriod = TimeSpan.FromHours(1);
            options.DefunctSiloExpiration = TimeSpan.FromDays(1);
        });
        silo.Configure<SiloMessagingOptions>(options => options.SystemResponseTimeout = Patience);
#pragma warning disable ORLEANSEXP003 // with the other a grain was awake at two hosts (ADR 59)
        silo.AddDistributedGrainDirectory();
#pragma warning restore ORLEANSEXP003
        // What a host that was given up writes is refused by the store: nobody waits until it surely has ended.
        silo.Configure<GrainDirectoryOptions>(options => options.RangeLeaseDuration = TimeSpan.Zero);
        return silo;
    }

    /// <summary>The hosts that are at work or about to end, by their addresses; none where no host ever was.</summary>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    public static async Task<IReadOnlyList<string>> HostsAtWorkAsync(IDirectoryStore membership, TimeProvider clock) =>
        [.. AtWork(await new StoreMembershipTable(membership).ReadAll(), clock).Select(Named)];

    /// <summary>Has a host that cannot speak with those at work stay away. Where it is looked at before the start, its operator is told at once.</summary>
    /// <exception cref="StoreUnavailableException"><see cref="StoreCodes.Wire"/>: there is one. Or the store does not answer.</exception>
    public static async Task DemandUnderstoodAsync(IDirectoryStore membership, TimeProvider clock) =>
        DemandUnderstood(HostRelease.Own, await new StoreMembershipTable(membership).ReadAll(), clock);

    internal static void DemandUnderstood(HostRelease own, MembershipTableData table, TimeProvider clock)
    {
        if (AtWork(table, clock).FirstOrDefault(host => !own.GoesWith(HostRelease.Read(host.RoleName))) is not { } other) return;
        var release = HostRelease.Read(other.RoleName);
        throw new StoreUnavailableException(StoreCodes.Wire, $"The host {Named(other)}{(release.Release.Length > 0 ? $", release {release.Release}," : "")} speaks the versions {release.Oldest} to {release.Wire} of the wire, this release {own.Oldest} to {own.Wire}.");
    }

    private static IEnumerable<MembershipEntry> AtWork(MembershipTableData table, TimeProvider clock)
    {
        // A cluster that was lost whole leaves its hosts as they were: what has said nothing for long is not at work.
        var since = clock.GetUtcNow().UtcDateTime - TimeSpan.FromMinutes(2);
        return table.Members.Select(member => member.Item1).Where(host => host.Status != SiloStatus.Dead && host.IAmAliveTime > since);
    }

    private static string Named(MembershipEntry host) => host.SiloAddress.Endpoint.ToString();

    private sealed record MembershipStore(IDirectoryStore Store) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => Store.DisposeAsync();
    }
}
