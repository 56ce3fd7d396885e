using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using Federation.Registry.Log.Notes;

namespace Federation.Registry.Tests.Log;

/// <summary>The independent judge of logs: Go's sumdb/note and tlog as Debian packs them, through oracle/judge.go.</summary>
internal static class LogOracle
{
    private const string GoSources = "/usr/share/gocode";

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Log", "oracle");

    /// <summary>Once for all tests: compiling takes most of the time.</summary>
    private static readonly Lazy<Task> Built = new(BuildAsync);

    /// <param name="tiles">Of the last note's log, by level, path and <c>.p/W</c>; empty for none.</param>
    public static async Task<Verdicts> JudgeAsync(NoteKey key, IReadOnlyList<string> notes, IEnumerable<Placed> places, IEnumerable<Pair> pairs, IReadOnlyDictionary<string, byte[]>? tiles = null)
    {
        await Built.Value;
        string question = JsonSerializer.Serialize(new { key = key.Text, notes, places, pairs, tiles }, JsonSerializerOptions.Web);
        return JsonSerializer.Deserialize<Verdicts>(await RunAsync(Path.Combine(Folder, "judge"), [], question), JsonSerializerOptions.Web)!; // The judge writes no null for what was asked.
    }

    private static async Task BuildAsync()
    {
        if (!Directory.Exists($"{GoSources}/src/golang.org/x/mod/sumdb") && Environment.GetEnvironmentVariable("CI") != "true") Assert.Skip("Go and its package golang-golang-x-mod-dev are not installed: they judge the log.");
        try
        {
            await RunAsync("go", ["build", "-o", "judge", "judge.go"], "");
        }
        catch (Win32Exception) when (Environment.GetEnvironmentVariable("CI") != "true")
        {
            Assert.Skip("Go is not installed: it judges the log.");
        }
    }

    private static async Task<string> RunAsync(string tool, string[] arguments, string input)
    {
        var token = TestContext.Current.CancellationToken;
        var start = new ProcessStartInfo(tool, arguments) { WorkingDirectory = Folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["GO111MODULE"] = "off";
        start.Environment["GOPATH"] = GoSources;
        start.Environment["GOFLAGS"] = "";
        start.Environment["GOCACHE"] = Path.Combine(Folder, "cache");
        using var process = Process.Start(start)!; // Without the shell there is a process or an exception.
        var output = process.StandardOutput.ReadToEndAsync(token);
        var errors = process.StandardError.ReadToEndAsync(token);
        await process.StandardInput.WriteAsync(input.AsMemory(), token);
        process.StandardInput.Close();
        await process.WaitForExitAsync(token);
        Assert.True(process.ExitCode == 0, $"{tool} ended with {process.ExitCode}: {await errors}");
        return await output;
    }

    /// <param name="Note">Its number among the notes.</param>
    internal sealed record Placed(int Note, long Place, byte[] Entry, IReadOnlyList<byte[]> Hashes);

    /// <param name="Earlier">A note's number.</param>
    /// <param name="Later">A note's number.</param>
    internal sealed record Pair(int Earlier, int Later, IReadOnlyList<byte[]> Hashes);

    /// <summary>What is against each, in the order asked; "" for nothing. Null where nothing of a sort was asked.</summary>
    internal sealed record Verdicts(IReadOnlyList<string> Notes, IReadOnlyList<string> Places, IReadOnlyList<string> Pairs, string Tiles);
}
