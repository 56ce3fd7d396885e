using System.Runtime.InteropServices;

namespace Federation.Cluster.Adapters.Cage;

/// <summary>
/// Tries the walls from inside. Every attempt is one that the kernel itself would answer differently, or that does no harm where the wall
/// is missing.
/// </summary>
internal static class CageProbe
{
    private const int InternetFamily = 2;
    private const int StreamSocket = 1;

    // A new process that shares what cannot be shared: without a wall the kernel calls it invalid, and starts nothing.
    private const int SharedSignalsWithoutMemory = 0x0800;
    private const int ReadWord = 2;
    private const int NoProcess = -1;

    /// <summary>Which walls stand around this process; none on a system that is not Linux.</summary>
    public static CageWalls Standing()
    {
        if (!OperatingSystem.IsLinux()) return CageWalls.None;
        var walls = CageWalls.None;
        if (RefusesTheRoot()) walls |= CageWalls.Files;
        if (Refuses(SystemCalls.Socket, InternetFamily, StreamSocket)) walls |= CageWalls.Network;
        if (Refuses(SystemCalls.Clone, SharedSignalsWithoutMemory)) walls |= CageWalls.Processes;
        if (RefusesTheParent()) walls |= CageWalls.Neighbours;
        if (Privileges.AreGone()) walls |= CageWalls.Privileges;
        if (ProcessLimits.Hold()) walls |= CageWalls.Limits;
        return walls;
    }

    // Everybody may list it, unless kept from it.
    private static bool RefusesTheRoot()
    {
        int descriptor = Linux.Open("/", Linux.ReadOnly | Linux.FolderFlag | Linux.ClosedOnExec);
        if (descriptor < 0) return Linux.LastError == ErrorNumber.AccessDenied;
        _ = Linux.Close(descriptor);
        return false;
    }

    private static bool RefusesTheParent() =>
        Linux.Signal(Linux.Parent(), 0) < 0 && Linux.LastError == ErrorNumber.NotPermitted && Refuses(SystemCalls.Ptrace, ReadWord, NoProcess);

    private static bool Refuses(SystemCall call, nint first, nint second = 0)
    {
        int number = call.NumberOn(RuntimeInformation.ProcessArchitecture);
        if (number < 0) return false;
        nint answer = Linux.Call(number, first, second);
        if (answer < 0) return Linux.LastError == ErrorNumber.NotPermitted;
        _ = Linux.Close((int)answer);
        return false;
    }
}
