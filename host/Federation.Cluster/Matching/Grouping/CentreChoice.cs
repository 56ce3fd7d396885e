using Federation.Cluster.Centres;
using Federation.Cluster.Matching.Regroupings;

namespace Federation.Cluster.Matching.Grouping;

/// <summary>
/// Which centre each group of listings stands in: as few ids change as can, a label keeps its id, the older id outlives the younger, and a group that leaves a centre takes its former id back where it
/// had one. Pure.
/// </summary>
internal static class CentreChoice
{
    /// <param name="groups">As <see cref="PlaceGrouping"/> makes them.</param>
    /// <param name="labelled">Centres whose label is in force, or could be again.</param>
    /// <param name="isMergedAway">Whether a centre was merged into another, and so is free to come back.</param>
    /// <param name="newId">For a group that never had an id of its own.</param>
    /// <returns>Every listing that does not stand where it shall, in order of key.</returns>
    public static IReadOnlyList<ListingTransfer> Of(
        IReadOnlyList<IReadOnlyList<PlaceMember>> groups, IReadOnlySet<CentreId> labelled, Func<CentreId, bool> isMergedAway, Func<CentreId> newId)
    {
        var heirs = groups
            .SelectMany(group => group.GroupBy(member => member.Centre).Select(here => (Centre: here.Key, Group: group, Natives: here.Count(member => member.CameFrom is null), Count: here.Count())))
            .GroupBy(claim => claim.Centre)
            // Who came over has an id to go back to, and takes along whom it has found here.
            .Select(claims => claims.OrderByDescending(claim => claim.Natives == claim.Count).ThenByDescending(claim => claim.Natives).ThenByDescending(claim => claim.Count).ThenBy(claim => claim.Group[0].Key).First())
            .ToLookup(claim => claim.Group, claim => claim.Centre);
        var revived = new HashSet<CentreId>();
        var transfers = new List<ListingTransfer>();
        foreach (var group in groups)
        {
            var centre = heirs[group].OrderByDescending(labelled.Contains).ThenBy(centre => centre).Cast<CentreId?>().FirstOrDefault() ?? Former(group) ?? newId();
            transfers.AddRange(group.Where(member => member.Centre != centre).Select(member => new ListingTransfer(member.Key, member.Centre, centre)));
        }

        transfers.Sort((one, other) => one.Key.CompareTo(other.Key));
        return transfers;

        CentreId? Former(IReadOnlyList<PlaceMember> group) =>
            group.Select(member => member.CameFrom).Where(centre => centre is { } id && isMergedAway(id)).Order().FirstOrDefault(centre => revived.Add(centre!.Value)); // the line before keeps those with one
    }
}
