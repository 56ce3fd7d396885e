using Federation.Cluster.Members.Admissions;
using Federation.Cluster.Members.Hosting.Quotas;
using Federation.Cluster.Members.Visits;
using Federation.Cluster.Sync;
using Federation.Registry.Hosting;

namespace Federation.Cluster.Members.Hosting;

/// <summary>What stands between the network that keeps a door and the one of a visitor. Immutable.</summary>
internal sealed record HostingCase
{
    /// <summary>Between a network and itself, and at a door that nobody keeps.</summary>
    public static HostingCase None { get; } = new();

    public HostingVerdict Verdict { get; private init; }

    private NetworkId Host { get; init; }

    private NetworkId Home { get; init; }

    private int? Hosted { get; init; }

    private int? Away { get; init; }

    public static HostingCase Of(NetworkId host, HostingTerms? hosts, NetworkId home, HostingTerms? homes) => new()
    {
        Verdict = HostingRule.Judge(hosts?.Of(home)?.Stance, homes?.Of(host)?.Stance),
        Host = host,
        Home = home,
        Hosted = hosts?.Of(home)?.VisitsPerMonth,
        Away = homes?.AwayPerMonth,
    };

    /// <summary>Why the two networks are against the visit; null where they are not.</summary>
    public string? Code => Verdict switch
    {
        HostingVerdict.Closed => AdmissionCodes.NotHosted,
        HostingVerdict.NotReciprocal => AdmissionCodes.NoReciprocity,
        _ => null,
    };

    /// <summary>The numbers that a visit in a month counts in, with what is said where one is used up.</summary>
    public IEnumerable<(QuotaKey Key, int Limit, string Code)> Quotas(VisitMonth month)
    {
        if (Hosted is { } hosted) yield return (QuotaKey.Hosted(Host, Home, month), hosted, AdmissionCodes.NetworkQuota);
        if (Away is { } away) yield return (QuotaKey.Away(Home, month), away, AdmissionCodes.AwayQuota);
    }
}
