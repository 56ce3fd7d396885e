using Federation.Cluster.Sync;

namespace Federation.Cluster.Members.Doors;

/// <summary>A network on its way to keep a door.</summary>
[GenerateSerializer, Immutable, Alias("keeper-order")]
public sealed record KeeperOrder
{
    [Id(0)]
    public required NetworkId Keeper { get; init; }

    /// <summary>Who says so: the opaque id of an account or client.</summary>
    [Id(1)]
    public required string By { get; init; }
}
