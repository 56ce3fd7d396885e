namespace Federation.Cluster.Centres;

/// <summary>All that happened to a centre, as it is told. Pure.</summary>
public static class CentreHistory
{
    /// <summary>Every change, newest first, its opening last; what was said before and after stands in each.</summary>
    /// <param name="now">The centre as it is.</param>
    /// <param name="pasts">All of its pasts, oldest first.</param>
    public static IReadOnlyList<CentreChange> Of(CentreState now, IReadOnlyList<CentrePast> pasts)
    {
        var first = pasts.Reverse().Aggregate(now, (state, past) => past.Undo(state));
        var opening = new CentreChange { Centre = now.Id, Kind = CentreChangeKind.Opened, Listing = first.Listings[0].Key, At = now.OpenedAt, Run = now.OpenedBy }; // it was opened by one
        return [.. pasts.Reverse().Select(past => past.Change), opening];
    }
}
