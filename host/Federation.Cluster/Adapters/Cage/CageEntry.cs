using System.Collections;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Federation.Cluster.Adapters.Cage;

/// <summary>
/// The first stage of a worker: gives up every right that its second stage does not need, then becomes it. Rights that a thread gave up
/// are gone for the program that it turns into, and only for that: nothing of the host is touched. What this system cannot
/// take away stays, and the second stage says so (<see cref="CageProbe"/>).
/// </summary>
internal static class CageEntry
{
    /// <summary>The argument that makes a worker enter its cage.</summary>
    public const string Command = "enter";

    private const int ArgumentCount = 4;
    private const int WrongUse = 64;
    private const int ParentGone = 75;
    private const int NotEntered = 71;
    private const int KillSignal = 9;

    /// <summary>What follows the worker's command: this stage, the host's process id, the two folders.</summary>
    public static string[] Arguments(string temporaryFolder, string adapterFolder) =>
        [Command, Environment.ProcessId.ToString(CultureInfo.InvariantCulture), temporaryFolder, adapterFolder];

    /// <summary>Does not return where everything went well: the process is its second stage then.</summary>
    /// <returns>An exit code.</returns>
    public static int Enter(string[] args)
    {
        if (args.Length != ArgumentCount || !int.TryParse(args[1], NumberStyles.None, CultureInfo.InvariantCulture, out int host)) return WrongUse;

        // Whoever started the worker takes it along, however it ends. It may have ended before this was said.
        _ = Linux.Control(Linux.SetParentDeathSignal, KillSignal);
        if (Linux.Parent() != host) return ParentGone;

        string executable = Environment.ProcessPath!; // null only where /proc is not there, and then nothing below works
        string[] command = SecondStage();
        var environment = EnvironmentLines();
        ProcessLimits.Apply();
        Privileges.GiveUp();
        RestrictFiles(executable, args[2], args[3]);
        if (SystemCallFilter.Knows(RuntimeInformation.ProcessArchitecture)) _ = Seccomp.TryInstall(WorkerFilters.First(RuntimeInformation.ProcessArchitecture, Environment.ProcessId));
        _ = Linux.Become(executable, command, environment);
        Console.Error.WriteLine($"The worker could not become its second stage: error {Linux.LastError}.");
        return NotEntered;
    }

    // The command line as it was given, which names the program the way the system started it, without this stage's arguments.
    private static string[] SecondStage()
    {
        string[] given = File.ReadAllText("/proc/self/cmdline").TrimEnd('\0').Split('\0');
        return given[..^ArgumentCount];
    }

    private static List<string> EnvironmentLines()
    {
        var lines = new List<string>();
        foreach (DictionaryEntry entry in Environment.GetEnvironmentVariables()) lines.Add($"{entry.Key}={entry.Value}");
        return lines;
    }

    private static void RestrictFiles(string executable, string temporaryFolder, string adapterFolder)
    {
        if (Landlock.TryCreate() is not { } landlock) return;
        using (landlock)
        {
            CageFiles.Allow(landlock, executable, temporaryFolder, adapterFolder);
            _ = landlock.Enforce();
        }
    }
}
