using System.Text.RegularExpressions;
using Federation.Contracts;

namespace Federation.Cluster.Adapters.Hosting;

/// <summary>Why a worker was ended, or ended by itself.</summary>
internal static partial class WorkerVerdicts
{
    /// <summary>An exit code from here on is a signal.</summary>
    private const int Signalled = 128;

    private const int BadSystemCall = 31;

    private static readonly Dictionary<int, string> Signals = new() { [4] = "SIGILL", [6] = "SIGABRT", [7] = "SIGBUS", [8] = "SIGFPE", [9] = "SIGKILL", [11] = "SIGSEGV", [13] = "SIGPIPE", [15] = "SIGTERM", [25] = "SIGXFSZ", [BadSystemCall] = "SIGSYS" };

    public static AdapterException Timeout(TimeSpan time) => Bug("worker.timeout", $"The adapter ran longer than {time.TotalMinutes:0.#} minutes and was ended.");

    public static AdapterException Stalled(TimeSpan time) => Bug("worker.stalled", $"The adapter gave no answer for {time.TotalSeconds:0.#} seconds and was ended.");

    public static AdapterException MapTimeout(TimeSpan time) => Bug("worker.map-timeout", $"The adapter mapped nothing for {time.TotalSeconds:0.#} seconds and was ended.");

    public static AdapterException Memory(long bytes) => Bug("worker.memory", $"The adapter took more than {bytes / (1024 * 1024):N0} MiB of memory and was ended.");

    public static AdapterException Disk(WorkerOptions options) =>
        Bug("worker.disk", $"The adapter wrote more than {options.FolderBytes / (1024 * 1024):N0} MiB or {options.FolderFiles:N0} files into its temporary folder, or where they cannot be counted, and was ended.");

    public static AdapterException Threads(int most) => Bug("worker.threads", $"The adapter started more than {most:N0} threads and was ended.");

    public static AdapterException Protocol(string what) => Bug("worker.protocol", $"The worker broke the protocol and was ended. {what}");

    public static AdapterException Stopped() => Bug("worker.stopped", "The worker was stopped: a call was cancelled, or the worker was disposed of.");

    /// <param name="exitCode">128 and above: a signal.</param>
    /// <param name="lastWords">What the runtime wrote to standard error; a plug-in may have written it too, so only known words are taken from it.</param>
    public static AdapterException Crashed(int exitCode, string lastWords)
    {
        if (lastWords.Contains("Out of memory", StringComparison.Ordinal) || lastWords.Contains("System.OutOfMemoryException", StringComparison.Ordinal))
        {
            return Bug("worker.memory", $"The adapter ran out of the worker's memory and its process died ({End(exitCode)}).");
        }

        if (exitCode == Signalled + BadSystemCall) return Bug("worker.forbidden", "The adapter asked the system for what its cage forbids, such as a socket, a new process or the memory of another one, and was ended.");
        return Bug("worker.crashed", $"The adapter's process died: {Why(lastWords)} ({End(exitCode)}).");
    }

    private static string Why(string lastWords)
    {
        if (lastWords.Contains("Stack overflow", StringComparison.Ordinal)) return "its stack overflowed";
        if (Unhandled().Match(lastWords) is { Success: true } match) return $"nobody caught {match.Groups[1].Value}";
        return lastWords.Contains("Process terminated", StringComparison.Ordinal) ? "it failed fast" : "it ended by itself";
    }

    private static string End(int exitCode) =>
        exitCode > Signalled ? $"signal {Signals.GetValueOrDefault(exitCode - Signalled, (exitCode - Signalled).ToString(System.Globalization.CultureInfo.InvariantCulture))}" : $"exit code {exitCode}";

    private static AdapterException Bug(string code, string message) => new(FailureKind.Bug, code, message);

    [GeneratedRegex(@"Unhandled exception\. ([A-Za-z_][\w.+]{0,200})")]
    private static partial Regex Unhandled();
}
