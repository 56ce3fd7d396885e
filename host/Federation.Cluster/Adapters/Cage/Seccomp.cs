using System.Runtime.InteropServices;

namespace Federation.Cluster.Adapters.Cage;

/// <summary>Puts a filter between this process and the kernel. It cannot be taken back.</summary>
internal static class Seccomp
{
    private const int SetFilter = 1;
    private const int EveryThread = 1;

    /// <summary>For the calling thread and what it becomes.</summary>
    public static bool TryInstall(FilterInstruction[] program) => TryInstall(program, 0);

    /// <summary>For every thread of the process, at once.</summary>
    public static bool TryInstallEverywhere(FilterInstruction[] program) => TryInstall(program, EveryThread);

    private static unsafe bool TryInstall(FilterInstruction[] program, int flags)
    {
        int number = SystemCalls.Seccomp.NumberOn(RuntimeInformation.ProcessArchitecture);
        fixed (FilterInstruction* instructions = program)
        {
            var whole = new Program(checked((ushort)program.Length), (nint)instructions);
            return Linux.Call(number, SetFilter, flags, (nint)(&whole)) == 0;
        }
    }

    // struct sock_fprog
    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Program(ushort Length, nint Instructions);
}
