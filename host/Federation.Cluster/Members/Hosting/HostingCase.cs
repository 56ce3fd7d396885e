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

    /// <summary>Where it cannot be read what one of the two says: nobody is hosted by what nobody knows.</summary>
    public static HostingCase Unreadable { get; } = new() { Verdict = HostingVerdict.Closed };

    public HostingVerdict Verdict { get; private init; }

    private NetworkId Host { get; init; }

    private NetworkId Home { get; init; }

    private (int? Number, int Since) Hosted { get; init; }

    private (int? Number, int Since) Away { get; init; }

    public static HostingCase Of(NetworkId host, HostingTerms? hosts, NetworkId home, HostingTerms? homes) => new()
    {
        Verdict = HostingRule.Judge(StanceOf(hosts?.Of(home)), StanceOf(homes?.Of(host))),
        Host = host,
        Home = home,
        Hosted = (hosts?.Of(home)?.VisitsPerMonth, hosts?.HostedSince ?? 0),
        Away = (homes?.AwayPerMonth, homes?.AwaySince ?? 0),
    };

    /// <summary>Why the two networks are against the visit; null where they are not.</summary>
    public string? Code => Verdict switch
    {
        HostingVerdict.Closed => AdmissionCodes.NotHosted,
        HostingVerdict.NotReciprocal => AdmissionCodes.NoReciprocity,
        _ => null,
    };

    /// <summary>The numbers that a visit in a month counts in, with what is said where one is used up, and the version of terms from which it counts.</summary>
    public IEnumerable<(QuotaKey Key, int Limit, string Code, int Since)> Quotas(VisitMonth month)
    {
        if (Hosted is ({ } hosted, var hostedSince)) yield return (QuotaKey.Hosted(Host, Home, month), hosted, AdmissionCodes.NetworkQuota, hostedSince);
        if (Away is ({ } away, var awaySince)) yield return (QuotaKey.Away(Home, month), away, AdmissionCodes.AwayQuota, awaySince);
    }

    /// <summary>Who hosts none a month hosts none, whatever it calls that: else a number of 0 would be reciprocity.</summary>
    private static HostingStance? StanceOf(HostingTerm? term) => term is { VisitsPerMonth: 0 } ? HostingStance.Closed : term?.Stance;
}
