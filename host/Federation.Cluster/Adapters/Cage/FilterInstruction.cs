using System.Runtime.InteropServices;

namespace Federation.Cluster.Adapters.Cage;

/// <summary>One instruction of the classic BPF that seccomp runs: <c>struct sock_filter</c>.</summary>
/// <param name="JumpTrue">How many instructions are passed over where the comparison holds.</param>
/// <param name="JumpFalse">And where it does not.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct FilterInstruction(ushort Code, byte JumpTrue, byte JumpFalse, uint Value)
{
    /// <summary>Loads the 32-bit word at an offset of the call's description.</summary>
    public const ushort Load = 0x20;

    public const ushort JumpIfEqual = 0x15;

    public const ushort JumpIfGreaterOrEqual = 0x35;

    /// <summary>Jumps where any bit of the value is set.</summary>
    public const ushort JumpIfAnyBit = 0x45;

    public const ushort Return = 0x06;
}
