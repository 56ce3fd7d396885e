using System.Globalization;

namespace Federation.Cluster.Adapters.Cage;

/// <summary>How far a process lets others go first on the processor: 0 not at all, 19 always. It can be raised and never lowered again.</summary>
internal static class ProcessCourtesy
{
    // Of setpriority: one thread; 0 is the caller.
    private const int One = 0;
    private const int Caller = 0;

    public static int OfThisThread() => Linux.Priority(One, Caller);

    /// <summary>Raises it for every thread that the process has, and so for those that it will have. Nothing happens where it is gone.</summary>
    public static void Raise(int process, int nice)
    {
        string value = nice.ToString(CultureInfo.InvariantCulture);
        try
        {
            // Where the kernel weighs sessions against each other, this counts.
            File.WriteAllText($"/proc/{process}/autogroup", value);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It weighs threads one by one: then what follows counts alone.
        }

        try
        {
            foreach (string thread in Directory.EnumerateDirectories($"/proc/{process}/task"))
            {
                _ = Linux.SetPriority(One, int.Parse(Path.GetFileName(thread), CultureInfo.InvariantCulture), nice);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The process has ended.
            return;
        }
    }
}
