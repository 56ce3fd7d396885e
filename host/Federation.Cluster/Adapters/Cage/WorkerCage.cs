using System.Runtime.InteropServices;

namespace Federation.Cluster.Adapters.Cage;

/// <summary>The second stage of a worker, before any adapter is loaded.</summary>
internal static class WorkerCage
{
    /// <summary>Tries the walls, then makes what no honest adapter does deadly. </summary>
    /// <returns>The walls that stand.</returns>
    public static CageWalls Close()
    {
        var walls = CageProbe.Standing();
        if (!walls.HasFlag(CageWalls.Processes)) return walls;
        bool closed = Seccomp.TryInstallEverywhere(WorkerFilters.Second(RuntimeInformation.ProcessArchitecture, Environment.ProcessId));
        return closed ? walls : walls & ~CageWalls.Processes;
    }
}
