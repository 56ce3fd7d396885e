using System.Runtime.InteropServices;

namespace Federation.Cluster.Adapters.Cage;

/// <summary>The two filters of a worker: one from its first moment, one before any adapter's code runs. Pure.</summary>
internal static class WorkerFilters
{
    // Flags and commands of the kernel, the same on every architecture.
    private const uint NewThread = 0x0001_0000;

    // What the C libraries ask for: a thread that shares everything, in glibc's words and in musl's. With files of its own it could have
    // open many times what a process may.
    private static readonly uint[] Threads = [0x003D_0F00, 0x007D_0F00];
    private const uint UnixFamily = 1;
    private static readonly uint[] ThreadNamesAndQuestions = [15, 16, 3, 23, 39, 0x5356_4D41];
    private static readonly uint[] TerminalQuestions = [0x5401, 0x5413, 0x541B, 0x5450, 0x5451];

    // Duplicating, flags, locks, the size of a pipe. Not among them: who is signalled when something can be read.
    private static readonly uint[] DescriptorCommands = [0, 1, 2, 3, 4, 5, 6, 7, 36, 37, 38, 1030, 1032];

    /// <summary>
    /// Lets through what a worker needs and refuses everything else with an error. The worker is not yet itself: it may still start
    /// its own program, once.
    /// </summary>
    /// <param name="process">The worker's process id, which it keeps.</param>
    public static FilterInstruction[] First(Architecture architecture, int process)
    {
        uint self = (uint)process;
        var filter = new SystemCallFilter(architecture)
            .Always(FilterAction.Allow, SystemCalls.Needed)
            .ByWayOfOpening(SystemCalls.Open, 1)
            .ByWayOfOpening(SystemCalls.Openat, 2)
            .ByArgument(SystemCalls.Fallocate, 1, [0], FilterAction.Allow, FilterAction.Refuse)
            .ByArgument(SystemCalls.Clone, 0, Threads, FilterAction.Allow, FilterAction.Refuse)
            .Always(FilterAction.NotThere, SystemCalls.Clone3)
            .ByArgument(SystemCalls.Prctl, 0, ThreadNamesAndQuestions, FilterAction.Allow, FilterAction.Refuse)
            .ByArgument(SystemCalls.Fcntl, 1, DescriptorCommands, FilterAction.Allow, FilterAction.Refuse)
            .ByArgument(SystemCalls.Ioctl, 1, TerminalQuestions, FilterAction.Allow, FilterAction.Error(ErrorNumber.NoTerminal))
            .ByArgument(SystemCalls.Prlimit64, 0, [0, self], FilterAction.Allow, FilterAction.Refuse)
            .ByArgument(SystemCalls.SchedSetaffinity, 0, [0, self], FilterAction.Allow, FilterAction.Refuse)
            .Always(FilterAction.Allow, SystemCalls.Execve, SystemCalls.Seccomp);
        foreach (var call in SystemCalls.Signalling) filter.ByArgument(call, 0, [self], FilterAction.Allow, FilterAction.Refuse);
        return filter
            .Always(FilterAction.Refuse, SystemCalls.Refused)
            .Always(FilterAction.Refuse, SystemCalls.Forbidden)
            .Always(FilterAction.Refuse, SystemCalls.Socket, SystemCalls.Tkill)
            .End(FilterAction.NotThere);
    }

    /// <summary>
    /// Ends the process that makes a call which no honest adapter makes, so that it cannot pass unnoticed; also that of starting another
    /// program. The first filter stays in force. A local socket is only refused: the C library asks for one to look up a user's name.
    /// </summary>
    public static FilterInstruction[] Second(Architecture architecture, int process)
    {
        uint self = (uint)process;
        var filter = new SystemCallFilter(architecture)
            .Always(FilterAction.End, SystemCalls.Forbidden)
            .ByBits(SystemCalls.Clone, 0, NewThread, FilterAction.Allow, FilterAction.End)
            .ByArgument(SystemCalls.Socket, 0, [UnixFamily], FilterAction.Allow, FilterAction.End)
            .ByArgument(SystemCalls.Prlimit64, 0, [0, self], FilterAction.Allow, FilterAction.End)
            .Always(FilterAction.Refuse, SystemCalls.Seccomp);
        foreach (var call in SystemCalls.Signalling) filter.ByArgument(call, 0, [self], FilterAction.Allow, FilterAction.End);
        return filter.End(FilterAction.Allow);
    }
}
