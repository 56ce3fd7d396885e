using System.Globalization;

namespace Federation.EndToEnd.Tests.Support;

/// <summary>Reads from <c>/proc</c> which processes another one started, and whether they still run.</summary>
internal static class ChildProcesses
{
    /// <summary>Waits until the process has a child.</summary>
    public static async Task<IReadOnlyList<int>> OfAsync(int parent)
    {
        IReadOnlyList<int> children = [];
        await Condition.HoldsAsync(() => (children = Of(parent)).Count > 0, $"The process {parent} starts no other.");
        return children;
    }

    /// <summary>Waits until none of the processes runs.</summary>
    public static Task GoneAsync(IReadOnlyCollection<int> processes) =>
        Condition.HoldsAsync(() => !processes.Any(IsRunning), $"One of the processes {string.Join(", ", processes)} still runs.");

    private static IReadOnlyList<int> Of(int parent) => [.. Directory.EnumerateDirectories("/proc")
        .Select(folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out int id) ? id : 0)
        .Where(id => id > 0 && Stat(id) is [_, var itsParent, ..] && itsParent == parent.ToString(CultureInfo.InvariantCulture))];

    // A process that ended and waits to be collected is a zombie, state Z: it runs no more.
    private static bool IsRunning(int id) => Stat(id) is [not "Z", ..];

    /// <summary>State, parent and what follows; empty where there is no such process.</summary>
    private static string[] Stat(int id)
    {
        try
        {
            string text = File.ReadAllText($"/proc/{id}/stat");
            return text[(text.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return [];
        }
    }
}
