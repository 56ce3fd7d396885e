using Federation.Cluster.Centres;

namespace Federation.Cluster.Labels;

/// <summary>What one listing says of its own label, in its own words: a claim. It sets no level and is no evidence.</summary>
public sealed record LabelClaim(ListingKey Listing, string Text)
{
    /// <summary>Those of the listings that speak for the centre, in order of their keys.</summary>
    public static IReadOnlyList<LabelClaim> Of(CentreState centre) =>
        [.. centre.Listings.Where(listing => listing is { IsLive: true, Content.LabelClaim: not null }).Select(listing => new LabelClaim(listing.Key, listing.Content.LabelClaim!))]; // the pattern has it
}
