using Federation.Cluster.Centres;
using Federation.Cluster.Matching.Decisions;

namespace Federation.Cluster.Matching.Grouping;

/// <summary>
/// Which listings are one place: what people decided first, then the surest pairs. Pure, and a function of the set of listings alone: neither the order in which they came nor how they stand now
/// counts, so the same listings always make the same centres.
/// </summary>
/// <remarks>
/// Two groups become one by a sure pair unless a person keeps two of their listings apart, one network lists both (two places in its own eyes), or both would bring a label (a label stays with the
/// place it was awarded to). Of two pairs the higher score goes first, then the smaller keys. A person's word that two are one place passes over the network and over nothing else.
/// </remarks>
internal static class PlaceGrouping
{
    /// <param name="members">Each once.</param>
    /// <param name="pairs">Between members; those of one network among them do nothing.</param>
    /// <param name="labelled">Centres whose label is in force, or could be again.</param>
    /// <returns>Every member in one group; groups and their members in order of key.</returns>
    public static IReadOnlyList<IReadOnlyList<PlaceMember>> Of(
        IReadOnlyCollection<PlaceMember> members, IEnumerable<SurePair> pairs, PairDecisions decisions, IReadOnlySet<CentreId> labelled)
    {
        var groups = members.ToDictionary(member => member.Key, member => new Group(member, labelled.Contains(member.Centre)));
        foreach (var member in members.OrderBy(member => member.Key))
        {
            foreach (var same in decisions.SameAs(member.Key).Where(same => member.Key.CompareTo(same) < 0 && groups.ContainsKey(same)).Order()) Join(groups[member.Key], groups[same], byPerson: true);
        }

        foreach (var (pair, _) in pairs.OrderByDescending(pair => pair.Score).ThenBy(pair => pair.Pair.One).ThenBy(pair => pair.Pair.Other)) Join(groups[pair.One], groups[pair.Other], byPerson: false);
        return [.. groups.Values.Distinct().Select(group => group.Members).OrderBy(group => group[0].Key)];

        void Join(Group one, Group other, bool byPerson)
        {
            if (one == other || !MayJoin(one, other, decisions, byPerson)) return;
            var (large, small) = one.Members.Count >= other.Members.Count ? (one, other) : (other, one);
            large.Take(small);
            foreach (var member in small.Members) groups[member.Key] = large;
        }
    }

    private static bool MayJoin(Group one, Group other, PairDecisions decisions, bool byPerson)
    {
        if (one.Labelled is { } label && other.Labelled is { } second && label != second) return false;
        foreach (var member in one.Members)
        {
            foreach (var candidate in other.Members)
            {
                if (!byPerson && member.Key.Network == candidate.Key.Network) return false;
                if (decisions[member.Key, candidate.Key] == PairVerdict.Apart) return false;
            }
        }

        return true;
    }

    private sealed class Group(PlaceMember first, bool isLabelled)
    {
        public List<PlaceMember> Members { get; } = [first];

        /// <summary>The labelled centre that one of its members stands in; null where none does.</summary>
        public CentreId? Labelled { get; private set; } = isLabelled ? first.Centre : null;

        public void Take(Group other)
        {
            Members.AddRange(other.Members);
            Members.Sort((one, second) => one.Key.CompareTo(second.Key));
            Labelled ??= other.Labelled;
        }
    }
}
