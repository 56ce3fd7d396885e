using Federation.Cluster.Centres;
using Federation.Cluster.Sync;
using Federation.Contracts;

namespace Federation.Cluster.Matching.Evaluation;

/// <summary>One side of a pair, normalised as every listing is.</summary>
internal static class PairListing
{
    /// <exception cref="FormatException">There is no name.</exception>
    public static ListingContent Of(ListingDraft draft) =>
        ListingNormaliser.Normalise(draft, [])?.Content ?? throw new FormatException("A side has no name.");
}
