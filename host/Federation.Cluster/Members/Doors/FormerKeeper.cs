using Federation.Cluster.Sync;

namespace Federation.Cluster.Members.Doors;

/// <summary>Who kept a door before, as stored. Immutable.</summary>
/// <param name="Keeper">Null where none was stored then: see <see cref="DoorKeeper"/>.</param>
/// <param name="Until">From this moment on another network keeps it.</param>
public sealed record FormerKeeper(NetworkId? Keeper, DateTimeOffset Until);
