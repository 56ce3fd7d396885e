using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace Federation.Cluster.Tests.Normalising.Hours;

/// <summary>The independent judge of opening hours: the npm package opening_hours, through oracle/judge.mjs.</summary>
internal static class HoursOracle
{
    /// <summary>Minutes between two instants at which the package is asked without its iterator; no divisor of a day, so that all times of day come up.</summary>
    public const int CheckStep = 1_453;

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Normalising", "Hours", "oracle");

    /// <summary>One verdict for each text, in order.</summary>
    public static async Task<IReadOnlyList<Verdict>> JudgeAsync(IEnumerable<string> texts, int year)
    {
        await InstallAsync();
        var lines = await RunAsync("node", ["judge.mjs", $"{year}", $"{CheckStep}"], string.Concat(texts.Select(text => JsonSerializer.Serialize(text) + "\n")));
        return [.. lines.Select(line => JsonSerializer.Deserialize<Verdict>(line, JsonSerializerOptions.Web)!)]; // The judge writes no null.
    }

    private static async Task InstallAsync()
    {
        try
        {
            await RunAsync("npm", ["ci", "--no-audit", "--no-fund"], "");
        }
        catch (Win32Exception) when (Environment.GetEnvironmentVariable("CI") != "true")
        {
            Assert.Skip("npm is not installed: the judge of opening hours needs Node 20.");
        }
    }

    /// <exception cref="Win32Exception">The tool is not installed.</exception>
    private static async Task<string[]> RunAsync(string tool, string[] arguments, string input)
    {
        var token = TestContext.Current.CancellationToken;
        var start = new ProcessStartInfo(tool, arguments) { WorkingDirectory = Folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["TZ"] = "UTC";
        using var process = Process.Start(start)!; // Without the shell there is a process or an exception.
        var output = process.StandardOutput.ReadToEndAsync(token);
        var errors = process.StandardError.ReadToEndAsync(token);
        await process.StandardInput.WriteAsync(input.AsMemory(), token);
        process.StandardInput.Close();
        await process.WaitForExitAsync(token);
        Assert.True(process.ExitCode == 0, $"{tool} ended with {process.ExitCode}: {await errors}");
        return (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>What the judge makes of one text; the letters are those of judge.mjs.</summary>
    internal sealed record Verdict(string? Error, string? States, string? Checks);
}
