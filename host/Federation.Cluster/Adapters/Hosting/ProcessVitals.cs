using System.Diagnostics;
using System.Globalization;

namespace Federation.Cluster.Adapters.Hosting;

/// <summary>What a running process takes.</summary>
/// <param name="MemoryBytes">Resident.</param>
/// <param name="Threads">0 where the system does not say.</param>
/// <param name="ProcessorTime">In user and system code, over all threads.</param>
internal readonly record struct ProcessVitals(long MemoryBytes, int Threads, TimeSpan ProcessorTime)
{
    // What /proc counts in, whatever the kernel itself does.
    private const int TicksPerSecond = 100;

    // Fields of /proc/PID/stat, counted from the one after the name.
    private const int UserTimeField = 11;
    private const int SystemTimeField = 12;
    private const int ThreadsField = 17;
    private const int PagesField = 21;

    /// <summary>Nothing where the process has ended.</summary>
    public static ProcessVitals Of(Process process)
    {
        try
        {
            if (OperatingSystem.IsLinux()) return OfAll(process.Id);
            process.Refresh();
            return new(process.WorkingSet64, 0, process.TotalProcessorTime);
        }
        catch (Exception exception) when (exception is IOException or InvalidOperationException or UnauthorizedAccessException)
        {
            return default;
        }
    }

    // The kernel answers by the first thread. Where that one has ended and others run on, it knows of no memory; each of the others does.
    private static ProcessVitals OfAll(int process)
    {
        var vitals = Parse(File.ReadAllText($"/proc/{process}/stat"));
        return vitals is { MemoryBytes: 0, Threads: > 1 } ? vitals with { MemoryBytes = Directory.EnumerateDirectories($"/proc/{process}/task").Max(MemoryBySomeThread) } : vitals;
    }

    private static long MemoryBySomeThread(string folder)
    {
        try
        {
            return Parse(File.ReadAllText(Path.Combine(folder, "stat"))).MemoryBytes;
        }
        catch (IOException)
        {
            // It has ended meanwhile.
            return 0;
        }
    }

    // The name stands in brackets and is the process's to choose, brackets included.
    private static ProcessVitals Parse(string stat)
    {
        string[] fields = stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields.Length > PagesField
            ? new(Number(fields[PagesField]) * Environment.SystemPageSize, (int)Number(fields[ThreadsField]), TimeSpan.FromSeconds((Number(fields[UserTimeField]) + Number(fields[SystemTimeField])) / (double)TicksPerSecond))
            : default;
    }

    private static long Number(string field) => long.Parse(field, NumberStyles.None, CultureInfo.InvariantCulture);
}
