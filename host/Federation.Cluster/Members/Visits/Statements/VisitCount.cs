using Federation.Cluster.Centres;
using Federation.Cluster.Members.Passes;
using Federation.Cluster.Sync;

namespace Federation.Cluster.Members.Visits.Statements;

/// <summary>Counts the visits of one centre in one month. Pure.</summary>
internal static class VisitCount
{
    /// <summary>
    /// By host, home and tier. A visitor's day belongs to the line of the first visit on it that is beyond doubt, so that it is billed once whatever changes during the day; where all are doubtful, it is a doubtful day of the first's line.
    /// A network's own members at a door that it keeps are no business between networks, and a visit whose host nobody knows waits for one: neither takes a day from a visit that is.
    /// </summary>
    /// <param name="visits">In any order.</param>
    /// <param name="keeper">The host of visits that do not say theirs; null where the door has no keeper.</param>
    public static IReadOnlyDictionary<LineKey, LineAmount> Of(CentreId centre, IEnumerable<Visit> visits, NetworkId? keeper)
    {
        var lines = new Dictionary<LineKey, LineAmount>();
        var days = new HashSet<(Pseudonym, DateOnly)>();
        foreach (var visit in visits.OrderBy(visit => visit.Doubt is not null).ThenBy(visit => visit.At).ThenBy(visit => visit.Nonce.Value, StringComparer.Ordinal))
        {
            if ((visit.Host ?? keeper) is not { } host || host == visit.HomeNetwork) continue;
            int first = days.Add((visit.Visitor, visit.Day)) ? 1 : 0;
            var key = new LineKey(centre, host, visit.HomeNetwork, visit.Tier);
            lines[key] = lines.GetValueOrDefault(key) + (visit.Doubt is null ? new LineAmount(first, 1) : new LineAmount(0, 0, first, 1));
        }

        return lines;
    }
}
