using System.Collections.Immutable;
using Federation.Cluster.Centres;
using Federation.Cluster.Index.Segments;
using Federation.Cluster.Index.Words;

namespace Federation.Cluster.Index;

/// <summary>What a stored centre becomes in the index.</summary>
/// <param name="Document">What can be searched of it, or nothing of it where nobody searches; null where it is closed or was merged into another.</param>
/// <param name="MergedInto">The centre that answers for this one's id; null where it answers itself.</param>
internal sealed record CentreEntry(IndexedCentre Centre, CentreDocument? Document, CentreId? MergedInto)
{
    /// <param name="version">Of the row.</param>
    /// <param name="use">Where nobody searches, nothing that can be searched is kept.</param>
    /// <param name="shared">Words of centres before it; null where it is read alone.</param>
    public static CentreEntry Of(CentreState state, long version, IndexUse use, SharedTexts? shared = null) => state.MergedInto is { } into
        ? new CentreEntry(IndexedCentre.Of(state.Id, version, "", []), Document: null, into)
        : Of(state, version, use, [.. state.Listings.Where(listing => listing.IsLive).Select(IndexedListing.Of)], shared);

    /// <summary>The same for a centre that one listing has just opened.</summary>
    /// <param name="listing">What matching compares of that listing.</param>
    public static CentreEntry Opened(CentreState state, long version, IndexUse use, IndexedListing listing) => Of(state, version, use, [listing], shared: null);

    private static CentreEntry Of(CentreState state, long version, IndexUse use, ImmutableArray<IndexedListing> listings, SharedTexts? shared)
    {
        var content = MergedCentre.ContentOf(state);
        var centre = IndexedCentre.Of(state.Id, version, content.Name, listings);
        return new CentreEntry(centre, centre.IsClosed ? null : use.IsSearched ? CentreDocument.Of(centre, content, state.ChangedAt, shared) : CentreDocument.Bare(centre), MergedInto: null);
    }
}
