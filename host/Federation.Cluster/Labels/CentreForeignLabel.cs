using Federation.Cluster.Centres;

namespace Federation.Cluster.Labels;

/// <summary>A foreign label of a centre, with a listing that it came with. It sets no level.</summary>
public sealed record CentreForeignLabel(ListingKey Listing, ListedLabel Label)
{
    /// <summary>
    /// Those of the listings that speak for the centre and whose time is not over, each certificate once: as genuine where any peer gave it as such. In order of issuers, then of listings.
    /// </summary>
    public static IReadOnlyList<CentreForeignLabel> Of(CentreState centre, DateTimeOffset at) =>
    [
        .. centre.Listings
            .Where(listing => listing.IsLive)
            .SelectMany(listing => listing.ForeignLabels.Select(label => new CentreForeignLabel(listing.Key, label)))
            .Where(foreign => !(foreign.Label.ValidUntil <= at))
            .OrderBy(foreign => foreign.Label.Issuer, StringComparer.Ordinal)
            .ThenBy(foreign => foreign.Label.Proof != LabelProof.Genuine)
            .ThenBy(foreign => foreign.Listing)
            .DistinctBy(foreign => (foreign.Label.Issuer, foreign.Label.Certificate)),
    ];
}
