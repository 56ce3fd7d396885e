namespace Federation.Cluster.Adapters.Cage;

/// <summary>
/// Closes the host's own process to other processes of its user: its memory, its environment and what it has open cannot be read through
/// <c>/proc</c>, and no debugger attaches. Workers run as the same user.
/// </summary>
public static class HostShield
{
    /// <summary>Whether this process is closed.</summary>
    public static bool IsUp => OperatingSystem.IsLinux() && Linux.Control(Linux.GetDumpable) == 0;

    /// <summary>True where the system has such a thing. It lasts until the process ends.</summary>
    public static bool Raise() => OperatingSystem.IsLinux() && Linux.Control(Linux.SetDumpable, 0) == 0;
}
