using System.Globalization;

namespace Federation.Cluster.Adapters.Cage;

/// <summary>How far a process lets others go first on the processor. It can go further back and never forward again: the filters refuse a worker the calls.</summary>
internal static class ProcessCourtesy
{
    /// <summary>The kernel's policy for what runs only where nobody else wants to.</summary>
    public const int IdlePolicy = 5;

    private const int Most = 19;

    // Of setpriority: one thread; 0 is the caller.
    private const int One = 0;
    private const int Caller = 0;

    public static int OfThisThread() => Linux.Priority(One, Caller);

    /// <summary>Raises it for every thread that the process has, and so for those that it will have. Nothing happens where it is gone.</summary>
    /// <param name="nice">0 lets nobody go first, 19 everybody.</param>
    public static void Raise(int process, int nice)
    {
        Weigh(process, nice);
        foreach (int thread in ThreadsOf(process)) _ = Linux.SetPriority(One, thread, nice);
    }

    /// <summary>
    /// Leaves the process the time that nobody else wants. Niceness alone divides time well and is late: a thread that wakes waits until
    /// the nicest one's slice is over, some milliseconds for every page. What has this policy makes room at once.
    /// </summary>
    public static void StandLast(int process)
    {
        Weigh(process, Most);
        foreach (int thread in ThreadsOf(process)) _ = Linux.SetPolicy(thread, IdlePolicy, 0);
    }

    // Where the kernel weighs sessions against each other, this counts.
    private static void Weigh(int process, int nice)
    {
        try
        {
            File.WriteAllText($"/proc/{process}/autogroup", nice.ToString(CultureInfo.InvariantCulture));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It weighs threads one by one: then those count alone.
            return;
        }
    }

    private static int[] ThreadsOf(int process)
    {
        try
        {
            return [.. Directory.EnumerateDirectories($"/proc/{process}/task").Select(thread => int.Parse(Path.GetFileName(thread), CultureInfo.InvariantCulture))];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The process has ended.
            return [];
        }
    }
}
