namespace Federation.Cluster.Adapters.Cage;

/// <summary>How many walls make a cage.</summary>
public static class CageStrength
{
    /// <summary>Those without which a stranger's adapter does not start. The limits are the host's to watch, too.</summary>
    public const CageWalls Required = CageWalls.Files | CageWalls.Network | CageWalls.Processes | CageWalls.Neighbours | CageWalls.Privileges;

    public const CageWalls All = Required | CageWalls.Limits;
}
