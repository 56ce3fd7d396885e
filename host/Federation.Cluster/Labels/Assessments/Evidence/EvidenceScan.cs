using System.ComponentModel;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Federation.Cluster.Labels.Assessments.Evidence;

/// <summary>
/// Shows a file to the operator's own program before it is kept. The program is started by itself and never through a shell, with the path as its only argument, without the host's environment but for PATH, and what it prints is thrown away. What cannot be
/// scanned is not taken. Thread safe.
/// </summary>
public sealed partial class EvidenceScan(IOptions<EvidenceOptions> options, TimeProvider clock, ILogger<EvidenceScan> log)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static readonly TimeSpan LeftBehind = TimeSpan.FromHours(1);

    /// <returns>Null where it may be taken, and where there is no program.</returns>
    public async Task<EvidenceRefusal?> RunAsync(byte[] bytes, CancellationToken cancellationToken)
    {
        if (options.Value.ScanCommand is not { } command) return null;
        string path = Path.Combine(options.Value.Folder, Guid.NewGuid().ToString("N")); // known before it is there: a write that is cancelled leaves nothing
        try
        {
            await LayDownAsync(path, bytes, cancellationToken);
            return await AskAsync(command, path, cancellationToken);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or Win32Exception or InvalidOperationException)
        {
            LogNotRun(log, failure.GetType().Name);
            return NotRun;
        }
        finally
        {
            if (File.Exists(path)) File.Delete(path);
        }
    }

    /// <summary>Removes files that a crash left where they were to be scanned; by their names, its own alone.</summary>
    internal void Tidy(DateTimeOffset now)
    {
        var folder = new DirectoryInfo(options.Value.Folder);
        if (!folder.Exists) return;
        foreach (var left in folder.EnumerateFiles().Where(file => EvidenceId.IsFile(file.Name) && file.LastWriteTimeUtc < now.UtcDateTime - LeftBehind)) left.Delete();
    }

    private static EvidenceRefusal NotRun { get; } = new(EvidenceCodes.ScanFailed, "The check of files could not be made.");

    private async Task<EvidenceRefusal?> AskAsync(string command, string path, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(command) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = options.Value.Folder };
        start.ArgumentList.Add(path);
        start.Environment.Clear();
        start.Environment["PATH"] = Environment.GetEnvironmentVariable("PATH");
        using var late = new CancellationTokenSource(options.Value.ScanTime, clock); // before the program: what it does first is within its time
        using var process = Process.Start(start) ?? throw new InvalidOperationException("Nothing was started.");
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            process.StandardInput.Close();
            // A program that nobody listens to stops at a full pipe. What it left running may hold the pipe open: its own end is what counts.
            _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, either.Token);
            _ = process.StandardError.BaseStream.CopyToAsync(Stream.Null, either.Token);
            await process.WaitForExitAsync(either.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            LogLate(log, options.Value.ScanTime.TotalSeconds);
            return NotRun;
        }

        if (process.ExitCode == 0) return null;
        LogRefused(log, process.ExitCode);
        return new EvidenceRefusal(EvidenceCodes.ScanRefused, "The check of files refused it.");
    }

    private async Task LayDownAsync(string path, byte[] bytes, CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(options.Value.Folder);
        else Directory.CreateDirectory(options.Value.Folder, OwnerOnly | UnixFileMode.UserExecute);
        var how = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows()) how.UnixCreateMode = OwnerOnly;
        await using var file = new FileStream(path, how);
        await file.WriteAsync(bytes, cancellationToken);
    }

    [LoggerMessage(LogLevel.Error, "The program that scans evidence files could not be run ({Failure}): no file is taken.")]
    private static partial void LogNotRun(ILogger log, string failure);

    [LoggerMessage(LogLevel.Error, "The program that scans evidence files had not ended after {Seconds} s and was stopped: the file was not taken.")]
    private static partial void LogLate(ILogger log, double seconds);

    [LoggerMessage(LogLevel.Warning, "The program that scans evidence files refused one with exit code {Code}.")]
    private static partial void LogRefused(ILogger log, int code);
}
