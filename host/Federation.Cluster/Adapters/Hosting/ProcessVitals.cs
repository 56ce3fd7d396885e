using System.Diagnostics;
using System.Globalization;

namespace Federation.Cluster.Adapters.Hosting;

/// <summary>What a running process takes.</summary>
/// <param name="MemoryBytes">Resident.</param>
/// <param name="Threads">0 where the system does not say.</param>
internal readonly record struct ProcessVitals(long MemoryBytes, int Threads)
{
    // Fields of /proc/PID/stat, counted from the one after the name.
    private const int ThreadsField = 17;
    private const int PagesField = 21;

    /// <summary>Nothing where the process has ended.</summary>
    public static ProcessVitals Of(Process process)
    {
        try
        {
            if (OperatingSystem.IsLinux()) return Parse(File.ReadAllText($"/proc/{process.Id}/stat"));
            process.Refresh();
            return new(process.WorkingSet64, 0);
        }
        catch (Exception exception) when (exception is IOException or InvalidOperationException or UnauthorizedAccessException)
        {
            return default;
        }
    }

    // The name stands in brackets and is the process's to choose, brackets included.
    private static ProcessVitals Parse(string stat)
    {
        string[] fields = stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields.Length > PagesField
            && int.TryParse(fields[ThreadsField], NumberStyles.None, CultureInfo.InvariantCulture, out int threads)
            && long.TryParse(fields[PagesField], NumberStyles.None, CultureInfo.InvariantCulture, out long pages)
            ? new(pages * Environment.SystemPageSize, threads)
            : default;
    }
}
