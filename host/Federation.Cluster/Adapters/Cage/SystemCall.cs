using System.Runtime.InteropServices;

namespace Federation.Cluster.Adapters.Cage;

/// <summary>A system call of Linux, with its number on each architecture; negative where there is none.</summary>
internal readonly record struct SystemCall(string Name, int X64, int Arm64)
{
    public int NumberOn(Architecture architecture) => architecture switch
    {
        Architecture.X64 => X64,
        Architecture.Arm64 => Arm64,
        _ => -1,
    };
}
