using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using Federation.Cluster.Adapters.Cage;
using Federation.Cluster.Adapters.Worker;
using Federation.Contracts;

namespace Federation.Cluster.Adapters.Hosting;

/// <summary>
/// Starts a worker's process: its own temporary working folder, an environment that holds what the runtime needs and nothing of ours,
/// and on Linux by way of its cage.
/// </summary>
internal static class WorkerLaunch
{
    /// <param name="adapterFolder">The only folder, beside the program's own files, that the worker reads from.</param>
    /// <exception cref="AdapterException">Code <c>worker.not-started</c>.</exception>
    public static Process Start(WorkerOptions options, string workingFolder, string adapterFolder)
    {
        var (file, arguments) = Command(options.Executable ?? Environment.ProcessPath);
        string[] cage = OperatingSystem.IsLinux() ? CageEntry.Arguments(workingFolder, adapterFolder) : [];
        var start = new ProcessStartInfo(file, [.. arguments, WorkerProcess.Command, .. cage])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
            WorkingDirectory = workingFolder,
        };
        SetEnvironment(start.Environment, options, workingFolder);
        try
        {
            return WorkerNursery.Start(start) ?? throw NotStarted("the system gave no process", null);
        }
        catch (Exception exception) when (exception is Win32Exception or IOException or InvalidOperationException)
        {
            throw NotStarted(exception.GetType().Name, exception);
        }
    }

    private static (string File, string[] Arguments) Command(string? executable)
    {
        if (executable is null) throw NotStarted("the running executable is unknown", null);
        if (executable.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)) return ("dotnet", [executable]);
        bool isMuxer = Path.GetFileNameWithoutExtension(executable).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
        return isMuxer && Assembly.GetEntryAssembly() is { Location: { Length: > 0 } entry } ? (executable, [entry]) : (executable, []);
    }

    private static void SetEnvironment(IDictionary<string, string?> environment, WorkerOptions options, string workingFolder)
    {
        string? systemRoot = Environment.GetEnvironmentVariable("SystemRoot");
        environment.Clear();
        environment["DOTNET_ROOT"] = CageFiles.RuntimeRoot();
        environment["PATH"] = CageFiles.RuntimeRoot() + Path.PathSeparator + "/usr/bin" + Path.PathSeparator + "/bin";
        environment["LANG"] = "C.UTF-8";
        environment["TMPDIR"] = workingFolder;
        environment["HOME"] = workingFolder;
        if (systemRoot is not null) environment["SystemRoot"] = systemRoot;

        // No debugger, profiler or diagnostics port gets in; a crash leaves no dump with listings in it.
        environment["DOTNET_EnableDiagnostics"] = "0";
        environment["DOTNET_DbgEnableMiniDump"] = "0";
        environment["DOTNET_GCHeapHardLimit"] = "0x" + (options.MemoryBytes / 4 * 3).ToString("X", CultureInfo.InvariantCulture);

        // A short life on few cores: no collector threads to start, no profile to gather.
        environment["DOTNET_gcServer"] = "0";
        environment["DOTNET_gcConcurrent"] = "0";
        environment["DOTNET_TieredPGO"] = "0";

        // Whatever runs in a worker may write code anyway; keeping two views of it only costs time, and files without a name.
        environment["DOTNET_EnableWriteXorExecute"] = "0";
    }

    private static AdapterException NotStarted(string why, Exception? cause) => new(FailureKind.Bug, "worker.not-started", $"No worker process could be started: {why}.", cause);
}
