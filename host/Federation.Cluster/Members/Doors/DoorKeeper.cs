using Federation.Cluster.Sync;

namespace Federation.Cluster.Members.Doors;

/// <summary>Who keeps a door: the one network whose managers set its rules and whose staff stand at it. Pure.</summary>
public static class DoorKeeper
{
    /// <summary>
    /// The keeper that is stored, as long as it lists the centre; where none ever was, the one network that lists it. Else null: anybody can list any place, so listing one beside others, or after
    /// them, gives nobody power over its door.
    /// </summary>
    /// <param name="stored">The network that was made the keeper; null where none ever was.</param>
    /// <param name="listers">The networks that list the centre, each once.</param>
    public static NetworkId? Of(NetworkId? stored, IEnumerable<NetworkId> listers)
    {
        NetworkId[] known = [.. listers];
        if (stored is { } keeper) return known.Contains(keeper) ? keeper : null;
        return known is [var only] ? only : null;
    }
}
