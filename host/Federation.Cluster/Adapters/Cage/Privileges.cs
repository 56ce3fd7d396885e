using System.Runtime.InteropServices;

namespace Federation.Cluster.Adapters.Cage;

/// <summary>What a process may do beyond others, such as root's capabilities.</summary>
internal static class Privileges
{
    private const int MostCapabilities = 64;

    /// <summary>The second layout of the kernel's <c>capset</c>, with 64 bits a set.</summary>
    private const uint CapabilityVersion = 0x2008_0522;

    /// <summary>Gives up all of them, for good: neither this process nor a program that it becomes can gain one.</summary>
    public static void GiveUp()
    {
        _ = Linux.Control(Linux.SetNoNewPrivileges, 1);
        for (int capability = 0; capability < MostCapabilities; capability++)
        {
            if (Linux.Control(Linux.DropFromBoundingSet, capability) != 0) break;
        }

        int number = SystemCalls.Capset.NumberOn(RuntimeInformation.ProcessArchitecture);
        unsafe
        {
            uint* header = stackalloc uint[2] { CapabilityVersion, 0 };
            uint* none = stackalloc uint[6];
            _ = Linux.Call(number, (nint)header, (nint)none);
        }
    }

    /// <summary>Whether this process has none, by the kernel's own account.</summary>
    public static bool AreGone()
    {
        bool noneHeld = false;
        bool noneToGain = false;
        foreach (string line in File.ReadLines("/proc/self/status"))
        {
            if (line.StartsWith("CapEff:", StringComparison.Ordinal)) noneHeld = line.AsSpan(7).Trim().Trim('0').IsEmpty;
            if (line.StartsWith("NoNewPrivs:", StringComparison.Ordinal)) noneToGain = line.AsSpan(11).Trim() is "1";
        }

        return noneHeld && noneToGain;
    }
}
