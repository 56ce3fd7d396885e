using System.Diagnostics;

namespace Federation.EndToEnd.Tests.Support;

/// <summary>The real executable, started as a process. Disposed, it is ended by its id together with its workers.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private readonly Process _process;

    private HostProcess(Process process)
    {
        _process = process;
        Output = new ProcessLines(process.StandardOutput);
        Error = new ProcessLines(process.StandardError);
    }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    public ProcessLines Output { get; }

    public ProcessLines Error { get; }

    /// <param name="environment">Variables on top of this process's own.</param>
    /// <param name="workingFolder">Null for this process's own.</param>
    /// <param name="program">Null for the host as it was built.</param>
    /// <param name="before">A program, and its words, that becomes the host; null for none.</param>
    public static HostProcess Start(IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null, string? workingFolder = null, string? program = null, IReadOnlyList<string>? before = null)
    {
        string[] command = [.. before ?? [], program ?? Repository.Host, .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = workingFolder ?? Repository.Root,
        };
        start.Environment["FEDERATION_DATA"] = RealData.Folder;
        start.Environment["LANG"] = "en_US.UTF-8";
        start.Environment.Remove("FEDERATION_TOKEN");
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        return new HostProcess(Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start."));
    }

    /// <summary>Gives it this on standard input, and nothing more.</summary>
    public async Task FeedAsync(string input)
    {
        await _process.StandardInput.WriteAsync(input);
        _process.StandardInput.Close();
    }

    /// <summary>Gives it a line on standard input, which stays open.</summary>
    public async Task WriteLineAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>Waits for the end of the process and of what it wrote.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> ExitAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        await Task.WhenAll(Output.End, Error.End).WaitAsync(cancellationToken);
        return _process.ExitCode;
    }

    /// <summary>SIGTERM: asks it to end.</summary>
    public void Terminate() => Signals.Send(Id, Signals.Terminate);

    /// <summary>SIGKILL, to this process alone: it gets no chance to tidy up.</summary>
    public void Kill() => Signals.Send(Id, Signals.Kill);

    /// <summary>SIGSTOP: it stands still and knows nothing of it, until <see cref="GoOn"/>.</summary>
    public void StandStill() => Signals.Send(Id, Signals.Stop);

    public void GoOn() => Signals.Send(Id, Signals.Continue);

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }
}
