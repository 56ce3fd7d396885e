using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Federation.Fuzz.Running;

/// <summary>
/// Runs this program again with a worker's memory, and kills it where one trial does not go on. What the watched trial does cannot reach the
/// one who watches.
/// </summary>
/// <param name="patience">The processor time between two beats. Six times of it may pass on the clock, for other programs want their share.</param>
internal sealed class ChildProcess(TimeSpan patience)
{
    // Three quarters of the 512 MiB that the host gives a worker, as there.
    private const long HeapBytes = 384L << 20;
    private const int ClockPerProcessor = 6;
    private const int MostLastWords = 4_000;
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(200);

    /// <param name="onLine">Called for each line of its output, one after the other.</param>
    /// <param name="progressFile">Given to the child behind its arguments.</param>
    public async Task<ChildEnd> RunAsync(IReadOnlyList<string> arguments, string progressFile, Action<string> onLine, CancellationToken cancellationToken)
    {
        using var progress = new Progress(progressFile);
        using var process = Start([.. arguments, progressFile]);
        var output = ReadLinesAsync(process.StandardOutput, onLine);
        var words = ReadStartAsync(process.StandardError);
        var exit = process.WaitForExitAsync(CancellationToken.None);
        bool hung = await WatchAsync(process, progress, exit, cancellationToken);
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        await exit;
        await output;
        cancellationToken.ThrowIfCancellationRequested();
        return new ChildEnd(!hung && process.ExitCode == 0, hung, progress.Number, await words);
    }

    private async Task<bool> WatchAsync(Process process, Progress progress, Task exit, CancellationToken cancellationToken)
    {
        // Until the first beat it starts, and may take what the clock allows.
        long start = progress.Beats;
        var (beats, since, used) = (start, Stopwatch.StartNew(), TimeSpan.Zero);
        using var glance = new PeriodicTimer(Glance);
        while (!exit.IsCompleted && !cancellationToken.IsCancellationRequested)
        {
            await Task.WhenAny(exit, glance.WaitForNextTickAsync(CancellationToken.None).AsTask());
            if (ProcessorTime(process) is not { } time) continue;
            if (progress.Beats != beats) (beats, since, used) = (progress.Beats, Stopwatch.StartNew(), time);
            else if ((beats != start && time - used > patience) || since.Elapsed > patience * ClockPerProcessor) return true;
        }

        return false;
    }

    private static TimeSpan? ProcessorTime(Process process)
    {
        try
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception)
        {
            // It has ended.
            return null;
        }
    }

    private static Process Start(IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.ArgumentList.Add("exec");
        start.ArgumentList.Add(typeof(ChildProcess).Assembly.Location);
        foreach (string argument in arguments) start.ArgumentList.Add(argument);
        start.Environment["DOTNET_GCHeapHardLimit"] = "0x" + HeapBytes.ToString("X", CultureInfo.InvariantCulture);
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";

        // What the shared pools keep is no leak, and would hide one.
        start.Environment["DOTNET_SYSTEM_BUFFERS_SHAREDARRAYPOOL_MAXPARTITIONCOUNT"] = "1";
        start.Environment["DOTNET_SYSTEM_BUFFERS_SHAREDARRAYPOOL_MAXARRAYSPERPARTITION"] = "1";
        return Process.Start(start) ?? throw new InvalidOperationException("The fuzzer's child process did not start.");
    }

    private static async Task ReadLinesAsync(StreamReader output, Action<string> onLine)
    {
        while (await output.ReadLineAsync() is { } line) onLine(line);
    }

    // A stack overflow writes its frames twenty thousand times over.
    private static async Task<string> ReadStartAsync(StreamReader error)
    {
        var start = new char[MostLastWords];
        int length = await error.ReadBlockAsync(start);
        var rest = new char[MostLastWords];
        while (await error.ReadBlockAsync(rest) > 0)
        {
        }

        return new string(start, 0, length);
    }
}
