using Federation.Cluster.Members.Admissions;
using Federation.Cluster.Sync;

namespace Federation.Cluster.Members.Doors;

/// <summary>What a door's row says beside whom it has blocked.</summary>
/// <param name="Keeper">The network that was made its keeper; null where none ever was. See <see cref="DoorKeeper"/>.</param>
/// <param name="Rules">Null where the centre never set any.</param>
/// <param name="CountedOn">The last day, in UTC, on which it counted a pass; null where it never did.</param>
public sealed record DoorTerms(NetworkId? Keeper, AdmissionRules? Rules, DateOnly? CountedOn = null)
{
    /// <summary>Who kept it in the last days, in order of time; empty where nobody else did.</summary>
    public IReadOnlyList<FormerKeeper> Former { get; init; } = [];

    /// <summary>The network that was stored as its keeper at a moment, which is not longer ago than <see cref="Offline.OfflineAdmission.TakenFor"/>; null where none was.</summary>
    public NetworkId? StoredAt(DateTimeOffset at) => Former.FirstOrDefault(former => at < former.Until) is { } then ? then.Keeper : Keeper;

    /// <summary>Of a door that nobody did anything about.</summary>
    public static DoorTerms None { get; } = new(null, null);
}
