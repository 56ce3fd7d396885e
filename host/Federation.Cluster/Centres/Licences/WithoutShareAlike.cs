using System.Collections.Immutable;

namespace Federation.Cluster.Centres.Licences;

/// <summary>Centres as they would be if nobody had said anything under a licence that asks to share alike, or may. Pure.</summary>
public static class WithoutShareAlike
{
    /// <summary>The centre merged anew from the listings that are left; null where none is, or none of those left speaks for it.</summary>
    public static MergedCentre? Of(MergedCentre centre)
    {
        var free = centre.State.Listings.Where(listing => LicenceTerms.Of(listing.Source.Licence).IsFreeOfShareAlike).ToImmutableArray();
        if (free.Length == centre.State.Listings.Length) return centre;
        var left = centre.State with { Listings = free };
        return free.IsEmpty || left.IsClosed ? null : MergedCentre.Of(left);
    }
}
