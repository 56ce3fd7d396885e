using Federation.Cluster.Centres;
using Federation.Cluster.Index;
using Federation.Cluster.Sync;

namespace Federation.Cluster.Matching;

/// <summary>
/// Decides which centre a listing without a binding belongs to: one near with the same website domain, or one near with the same name.
/// Pure over one version of the index, so the same run on the same directory decides the same.
/// </summary>
/// <remarks>
/// Names alone are never enough, nor is a domain without nearness. A listing without a place matches nothing. Two listings of one
/// network are two places in that network's own eyes, and stay two centres. Missing values are no evidence either way.
/// </remarks>
public sealed class ListingMatcher
{
    /// <summary>Two listings of one place are rarely further apart than this, in metres: sources geocode to the street or the door.</summary>
    public const double NearMetres = 200;

    /// <summary>A domain seen on more places than this belongs to a chain, a town or a platform, not to one place.</summary>
    public const int MostPlacesOfADomain = 3;

    private readonly IndexSnapshot _index;

    /// <summary>Domains of the listings decided before on this page, which the index does not hold yet.</summary>
    private readonly Dictionary<string, int> _placesOnThisPage = new(StringComparer.Ordinal);

    /// <summary>Centres that a listing of the same network was attached to on this page.</summary>
    private readonly HashSet<(CentreId, NetworkId)> _taken = [];

    /// <param name="network">Whose listings are decided.</param>
    /// <param name="claimed">Centres that a listing of this network was claimed for already, though the index does not show it yet.</param>
    public ListingMatcher(IndexSnapshot index, NetworkId network, IEnumerable<CentreId> claimed)
    {
        _index = index;
        foreach (var centre in claimed) _taken.Add((centre, network));
    }

    /// <summary>Decides one listing. Listings of one page are given in the source's order, each once.</summary>
    public MatchDecision Decide(ListingKey key, ListingContent content)
    {
        string? domain = WebDomain.Of(content.Website);
        var decision = content.Location is null ? MatchDecision.None.Instance : Best(key, content.Location, NameKey.Of(content.Name), domain);
        if (decision is MatchDecision.Sure sure) _taken.Add((sure.Centre, key.Network));
        else if (domain is not null) _placesOnThisPage[domain] = _placesOnThisPage.GetValueOrDefault(domain) + 1;
        return decision;
    }

    private MatchDecision Best(ListingKey key, Location location, string name, string? domain)
    {
        bool domainTells = domain is not null && _index.PlacesOf(domain) + _placesOnThisPage.GetValueOrDefault(domain) <= MostPlacesOfADomain;
        var shared = new List<string>(2);
        if (domainTells) shared.Add(domain!); // a domain that tells is one
        if (name.Length > 0) shared.Add(name);
        var evidence =
            from hit in _index.Kin(location, NearMetres, shared)
            where !hit.Centre.IsListedBy(key.Network) && !_taken.Contains((hit.Centre.Id, key.Network))
            from listing in hit.Centre.Listings
            where listing.Location is not null
            let distance = location.DistanceTo(listing.Location!) // the line above keeps those with one
            where distance <= NearMetres
            let rule = domainTells && listing.Domain == domain ? MatchRule.SameDomainAndNear
                : name.Length > 0 && listing.NameKey == name ? MatchRule.SameNameAndNear
                : (MatchRule?)null
            where rule is not null
            // Listing keys, unlike centre ids, are the same in every load of the same data: ties break the same way.
            orderby rule, distance, listing.Key
            select (MatchDecision)new MatchDecision.Sure(hit.Centre.Id, new MatchEvidence(rule.Value, listing.Key, distance));
        return evidence.FirstOrDefault() ?? MatchDecision.None.Instance;
    }
}
