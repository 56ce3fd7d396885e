using System.Globalization;

namespace Federation.Bench;

/// <summary>Reads Linux' <c>/proc</c>. A process that has ended is null.</summary>
internal static class ProcFolder
{
    /// <summary>The kernel reports times in hundredths of a second to every program, whatever its own tick is.</summary>
    private const double TicksPerSecond = 100;

    public static ProcessUsage? UsageOf(int process)
    {
        if (Stat(process) is not { } stat || Read(process, "status") is not { } status) return null;
        long ticks = Number(stat[11]) + Number(stat[12]);
        string? peak = status.Split('\n').FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        if (peak is null) return null; // It has ended and waits for its parent to notice.
        return new ProcessUsage(TimeSpan.FromSeconds(ticks / TicksPerSecond), Number(peak.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]) * 1024);
    }

    /// <summary>What a process holds at this moment.</summary>
    public static ProcessHoldings? HoldingsOf(int process)
    {
        if (Read(process, "status") is not { } status) return null;
        var fields = status.Split('\n').Select(line => line.Split(':', 2)).Where(parts => parts.Length == 2).ToDictionary(parts => parts[0], parts => parts[1].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return fields.TryGetValue("VmRSS", out string[]? resident)
            ? new ProcessHoldings(Number(resident[0]) * 1024, (int)Number(fields["Threads"][0]), Directory.EnumerateFileSystemEntries($"/proc/{process}/fd").Count(), ChildrenOf(process).Count())
            : null;
    }

    /// <summary>A process that this one has started and that is still there.</summary>
    public static int? ChildOf(int process) => ChildrenOf(process).Select(child => (int?)child).FirstOrDefault();

    /// <summary>The processes that this one has started and that are still there.</summary>
    public static IEnumerable<int> ChildrenOf(int process)
    {
        string parent = process.ToString(CultureInfo.InvariantCulture);
        foreach (string folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out int id) && Stat(id) is { } stat && stat[1] == parent) yield return id;
        }
    }

    /// <summary>The fields after the program's name, which may hold anything: state, parent, and at 11 and 12 the times.</summary>
    private static string[]? Stat(int process) =>
        Read(process, "stat") is { } text && text.LastIndexOf(')') is >= 0 and var end ? text[(end + 2)..].Split(' ') : null;

    private static string? Read(int process, string file)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/{file}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static long Number(string text) => long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
