using System.Runtime.InteropServices;

namespace Federation.Cluster.Adapters.Cage;

/// <summary>
/// Builds a seccomp filter, call by call: of several rules for one call the first decides. Pure; written in
/// <see href="https://docs.kernel.org/userspace-api/seccomp_filter.html">the kernel's own terms</see>.
/// </summary>
internal sealed class SystemCallFilter
{
    // struct seccomp_data: the number, the architecture, an address, six arguments of 64 bits.
    private const int NumberOffset = 0;
    private const int ArchitectureOffset = 4;
    private const int ArgumentsOffset = 16;

    private const uint AuditX64 = 0xC000_003E;
    private const uint AuditArm64 = 0xC000_00B7;

    /// <summary>On x64, numbers from here on are those of a second way to call.</summary>
    private const uint FirstX32Number = 0x4000_0000;

    private readonly Architecture _architecture;
    private readonly List<FilterInstruction> _program = [];

    /// <exception cref="PlatformNotSupportedException">No numbers are known for this architecture.</exception>
    public SystemCallFilter(Architecture architecture)
    {
        _architecture = architecture;
        uint audit = architecture switch
        {
            Architecture.X64 => AuditX64,
            Architecture.Arm64 => AuditArm64,
            _ => throw new PlatformNotSupportedException($"No system calls are known for {architecture}."),
        };
        Load(ArchitectureOffset);
        ReturnUnless(FilterInstruction.JumpIfEqual, audit, FilterAction.End);
        Load(NumberOffset);
        if (architecture == Architecture.X64) ReturnIf(FilterInstruction.JumpIfGreaterOrEqual, FirstX32Number, FilterAction.NotThere);
    }

    public static bool Knows(Architecture architecture) => architecture is Architecture.X64 or Architecture.Arm64;

    /// <summary>One verdict for each of the calls, whatever their arguments.</summary>
    public SystemCallFilter Always(uint action, params ReadOnlySpan<SystemCall> calls)
    {
        foreach (var call in calls)
        {
            if (call.NumberOn(_architecture) is >= 0 and int number) ReturnIf(FilterInstruction.JumpIfEqual, (uint)number, action);
        }

        return this;
    }

    /// <summary>A verdict where an argument is one of the values, and another where it is none.</summary>
    /// <param name="argument">Which one, from 0. Its lower 32 bits are compared, as the kernel takes no more of it.</param>
    public SystemCallFilter ByArgument(SystemCall call, int argument, ReadOnlySpan<uint> values, uint action, uint otherwise)
    {
        if (call.NumberOn(_architecture) is not (>= 0 and int number)) return this;
        int length = 1 + (2 * values.Length) + 1;
        _program.Add(new(FilterInstruction.JumpIfEqual, 0, checked((byte)length), (uint)number));
        Load(ArgumentsOffset + (8 * argument));
        foreach (uint value in values) ReturnIf(FilterInstruction.JumpIfEqual, value, action);
        Return(otherwise);
        return this;
    }

    /// <summary>A verdict where an argument has any of the bits, and another where it has none.</summary>
    public SystemCallFilter ByBits(SystemCall call, int argument, uint bits, uint action, uint otherwise)
    {
        if (call.NumberOn(_architecture) is not (>= 0 and int number)) return this;
        _program.Add(new(FilterInstruction.JumpIfEqual, 0, 4, (uint)number));
        Load(ArgumentsOffset + (8 * argument));
        ReturnIf(FilterInstruction.JumpIfAnyBit, bits, action);
        Return(otherwise);
        return this;
    }

    /// <summary>
    /// Allows a file to be opened, but for three ways that go past Landlock, or past whoever measures: a file without a name; one that is
    /// neither read nor written, which Landlock never looks at; and one that is emptied while it is read, which it looks at from Linux 6.2 on.
    /// </summary>
    /// <param name="argument">Where the flags stand, from 0.</param>
    public SystemCallFilter ByWayOfOpening(SystemCall call, int argument)
    {
        const uint Nameless = 0x0040_0000;
        const uint ToWrite = 1;
        const uint ToReadAndWrite = 2;
        const uint Emptied = 0x0200;
        if (call.NumberOn(_architecture) is not (>= 0 and int number)) return this;
        _program.Add(new(FilterInstruction.JumpIfEqual, 0, 12, (uint)number));
        Load(ArgumentsOffset + (8 * argument));
        ReturnIf(FilterInstruction.JumpIfAnyBit, Nameless, FilterAction.Refuse);
        _program.Add(new(FilterInstruction.JumpIfAnyBit, 0, 3, ToWrite));
        ReturnIf(FilterInstruction.JumpIfAnyBit, ToReadAndWrite, FilterAction.Refuse);
        Return(FilterAction.Allow);
        ReturnUnless(FilterInstruction.JumpIfAnyBit, ToReadAndWrite | Emptied, FilterAction.Allow);
        ReturnIf(FilterInstruction.JumpIfAnyBit, ToReadAndWrite, FilterAction.Allow);
        Return(FilterAction.Refuse);
        return this;
    }

    /// <summary>The program, with the verdict for every call that has none.</summary>
    public FilterInstruction[] End(uint otherwise)
    {
        Return(otherwise);
        return [.. _program];
    }

    private void Load(int offset) => _program.Add(new(FilterInstruction.Load, 0, 0, (uint)offset));

    private void Return(uint action) => _program.Add(new(FilterInstruction.Return, 0, 0, action));

    private void ReturnIf(ushort comparison, uint value, uint action)
    {
        _program.Add(new(comparison, 0, 1, value));
        Return(action);
    }

    private void ReturnUnless(ushort comparison, uint value, uint action)
    {
        _program.Add(new(comparison, 1, 0, value));
        Return(action);
    }
}
