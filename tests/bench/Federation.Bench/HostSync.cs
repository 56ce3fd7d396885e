using System.Diagnostics;
using System.Text.Json;

namespace Federation.Bench;

/// <summary>Runs the real host's <c>sync</c> as a process of its own and measures it from outside.</summary>
internal sealed class HostSync(string host, string networks, string data)
{
    public async Task<BenchResult> RunAsync(string step, RunCounts expected)
    {
        var start = new ProcessStartInfo(host, ["sync", "--json", "--networks", networks, "--data", data]) { RedirectStandardOutput = true };
        long begin = Stopwatch.GetTimestamp();
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{host} did not start.");
        using var meter = new ProcessMeter(process.Id);
        string answer = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        var elapsed = Stopwatch.GetElapsedTime(begin);
        if (process.ExitCode is not (0 or 1)) throw new InvalidOperationException($"{host} ended with code {process.ExitCode}: {answer}");

        var run = Read(answer);
        return new BenchResult(step, run, elapsed, meter.Host, meter.Worker, DatabaseFile.Bytes(data), BenchResult.ProblemsOf(run, expected));
    }

    private static RunReport Read(string answer)
    {
        try
        {
            return RunReport.Read(answer);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new InvalidOperationException($"The host's answer is not that of one run: {answer}", exception);
        }
    }
}
