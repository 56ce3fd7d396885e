using Federation.Cluster.Centres;
using Federation.Cluster.Index.Segments;

namespace Federation.Cluster.Index;

/// <summary>What a stored centre becomes in the index.</summary>
/// <param name="Document">What can be searched of it; null where it is closed or was merged into another.</param>
internal sealed record CentreEntry(IndexedCentre Centre, CentreDocument? Document)
{
    /// <param name="version">Of the row.</param>
    public static CentreEntry Of(CentreState state, long version)
    {
        if (state.MergedInto is { } into) return new CentreEntry(IndexedCentre.OfMerged(state.Id, into, version), null);
        var shown = MergedCentre.Of(state);
        var centre = IndexedCentre.Of(shown, version);
        return new CentreEntry(centre, centre.IsClosed ? null : CentreDocument.Of(centre, shown));
    }
}
