namespace Federation.Cluster.Adapters.Cage;

/// <summary>How much of the machine a worker may take. Memory, threads and the folder's size are watched by the host.</summary>
internal static class ProcessLimits
{
    /// <summary>The courtesy with which a worker begins to let others go first, of at most 19.</summary>
    public const int Nice = 5;

    /// <summary>The largest file it can write, in bytes.</summary>
    public const ulong FileBytes = 64UL * 1024 * 1024;

    public const ulong OpenFiles = 256;

    /// <summary>The kernel's greatest inclination to end a process for want of memory; its least is -1000.</summary>
    private const string FirstToGo = "1000";

    // Of setrlimit.
    private const int FileSize = 1;
    private const int CoreSize = 4;
    private const int FileCount = 7;

    public static void Apply()
    {
        // Where the kernel weighs sessions against each other, a session of its own makes a thousand threads weigh as much as one.
        _ = Linux.NewSession();
        ProcessCourtesy.Raise(Environment.ProcessId, Nice);
        GoFirstWhenMemoryIsShort();
        _ = Linux.SetLimit(FileSize, new Linux.ResourceLimit(FileBytes, FileBytes));
        _ = Linux.SetLimit(CoreSize, new Linux.ResourceLimit(0, 0));
        _ = Linux.SetLimit(FileCount, new Linux.ResourceLimit(OpenFiles, OpenFiles));
        CloseOthersOnExec();
    }

    public static bool Hold() =>
        ProcessCourtesy.OfThisThread() >= Nice
        && Linux.Limit(FileSize, out var size) == 0 && size.Hard <= FileBytes
        && Linux.Limit(FileCount, out var count) == 0 && count.Hard <= OpenFiles;

    // A worker that takes all memory between two looks of the host is what the kernel ends then, and not the host or a neighbour.
    private static void GoFirstWhenMemoryIsShort()
    {
        try
        {
            File.WriteAllText("/proc/self/oom_score_adj", FirstToGo);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The kernel goes by size alone.
            return;
        }
    }

    // Standard input, output and error stay; whatever else the host had open is not the worker's.
    private static void CloseOthersOnExec()
    {
        const int CloseRange = 436;
        const int FirstOther = 3;
        const int OnExec = 4;
        _ = Linux.Call(CloseRange, FirstOther, int.MaxValue, OnExec);
    }
}
