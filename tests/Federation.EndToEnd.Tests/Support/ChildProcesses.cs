using System.Globalization;

namespace Federation.EndToEnd.Tests.Support;

/// <summary>Reads from <c>/proc</c> which processes another one started, and whether they still run.</summary>
internal static class ChildProcesses
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Waits until the process has a child.</summary>
    public static async Task<IReadOnlyList<int>> OfAsync(int parent)
    {
        IReadOnlyList<int> children = [];
        await UntilAsync(() => (children = Of(parent)).Count > 0, $"The process {parent} starts no other.");
        return children;
    }

    /// <summary>Waits until none of the processes runs.</summary>
    public static Task GoneAsync(IReadOnlyCollection<int> processes) =>
        UntilAsync(() => !processes.Any(IsRunning), $"One of the processes {string.Join(", ", processes)} still runs.");

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

    private static async Task UntilAsync(Func<bool> condition, string otherwise)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(Patience);
        using var timer = new PeriodicTimer(Interval);
        try
        {
            while (!condition()) await timer.WaitForNextTickAsync(deadline.Token);
        }
        catch (OperationCanceledException) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            Assert.Fail(otherwise);
        }
    }
}
