using System.Diagnostics;
using System.Globalization;

namespace Federation.Cluster.Adapters.Hosting;

/// <summary>How much memory a process holds.</summary>
internal static class ResidentMemory
{
    /// <summary>In bytes; 0 where the process has ended.</summary>
    public static long Of(Process process)
    {
        try
        {
            if (!OperatingSystem.IsLinux())
            {
                process.Refresh();
                return process.WorkingSet64;
            }

            // Total and resident size, in memory pages.
            string statm = File.ReadAllText($"/proc/{process.Id}/statm");
            string[] parts = statm.Split(' ');
            return parts.Length > 1 && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out long pages) ? pages * Environment.SystemPageSize : 0;
        }
        catch (Exception exception) when (exception is IOException or InvalidOperationException or UnauthorizedAccessException)
        {
            return 0;
        }
    }
}
