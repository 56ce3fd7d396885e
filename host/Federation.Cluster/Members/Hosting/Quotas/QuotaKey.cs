using Federation.Cluster.Members.Visits;
using Federation.Cluster.Sync;

namespace Federation.Cluster.Members.Hosting.Quotas;

/// <summary>What a number of visits a month is of: what one network hosts of another, or what a network's members are hosted by all others. Written <c>2026-11/HOST/HOME</c> and <c>2026-11//HOME</c>.</summary>
internal readonly record struct QuotaKey
{
    private QuotaKey(VisitMonth month, NetworkId? host, NetworkId home) => (Month, Host, Home) = (month, host, home);

    public VisitMonth Month { get; }

    /// <summary>Null for all but <see cref="Home"/>.</summary>
    private NetworkId? Host { get; }

    private NetworkId Home { get; }

    public static QuotaKey Hosted(NetworkId host, NetworkId home, VisitMonth month) => new(month, host, home);

    public static QuotaKey Away(NetworkId home, VisitMonth month) => new(month, null, home);

    /// <summary>False for any text but the one that <see cref="ToString"/> gives.</summary>
    public static bool TryParse(string text, out QuotaKey key)
    {
        key = default;
        if (text.Split('/') is not [var first, var second, var third] || !VisitMonth.TryParse(first, out var month) || !NetworkId.TryParse(third, out var home)) return false;
        NetworkId? host = null;
        if (second.Length > 0)
        {
            if (!NetworkId.TryParse(second, out var named)) return false;
            host = named;
        }

        key = new QuotaKey(month, host, home);
        return true;
    }

    /// <summary>Whether visits of members of one network at doors of another count in it. One that is doubtful is billed to nobody, and so counts in nothing.</summary>
    public bool IsBetween(NetworkId host, NetworkId home) => home == Home && host != Home && (Host is null || Host == host);

    public override string ToString() => $"{Month}/{Host?.Value}/{Home}";
}
