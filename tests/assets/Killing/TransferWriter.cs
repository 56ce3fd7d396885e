using System.Diagnostics;
using Federation.TestAssets.Transfers;

namespace Federation.TestAssets.Killing;

/// <summary>The program <c>tests/assets/Federation.StoreWriter</c>, built beside whoever starts it, as a process that makes transfers until it is killed. It waits to be told that it may begin.</summary>
internal sealed class TransferWriter : IDisposable
{
    /// <summary>How long at most a kill waits for the journal to grow: one that was begun anew may not.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(50);

    private readonly Process _process;
    private readonly FileInfo _journal;
    private readonly List<ToldTransfer> _told = [];

    private TransferWriter(Process process, string path)
    {
        _process = process;
        _journal = new FileInfo(path + "-wal");
    }

    public static TransferWriter Start(string path)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } own && Path.GetFileNameWithoutExtension(own) == "dotnet" ? own : "dotnet", [Path.Combine(AppContext.BaseDirectory, "Federation.StoreWriter.dll"), "transfer", path])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        return new TransferWriter(Process.Start(start) ?? throw new InvalidOperationException("The writer did not start."), path);
    }

    /// <summary>Lets it begin, and kills it at a moment of this stage.</summary>
    /// <returns>What it had been promised.</returns>
    public async Task<IReadOnlyList<ToldTransfer>> WorkUntilKilledAsync(KillStage stage, Random random, CancellationToken cancellationToken)
    {
        await _process.StandardInput.WriteLineAsync((stage switch { KillStage.Checkpoint => "checkpoint", KillStage.Forgetting => "forget", _ => "burst" }).AsMemory(), cancellationToken);
        await _process.StandardInput.FlushAsync(cancellationToken);
        var (sign, times, longest) = stage switch
        {
            KillStage.Opening => ("opening", 1, 40_000),
            KillStage.Checkpoint => ("checkpoint", random.Next(1, 6), 4_000),
            KillStage.Forgetting => ("forgetting", random.Next(1, 3), 30_000),
            _ => (ToldTransfer.Word, random.Next(1, 250), random.Next(2) == 0 ? 1_000 : 30_000),
        };
        bool withinATransaction = stage != KillStage.Opening && random.Next(2) == 0;
        while (times > 0)
        {
            if ((await ReadAsync(cancellationToken)).StartsWith(sign, StringComparison.Ordinal)) times--;
        }

        if (withinATransaction)
        {
            long length = LengthOfJournal(), since = Stopwatch.GetTimestamp();
            while (LengthOfJournal() == length && Stopwatch.GetElapsedTime(since) < Patience) Thread.SpinWait(20);
            longest = 500;
        }

        // The moment itself, and no wait for anything: the thread stays awake to meet it.
        var moment = TimeSpan.FromMicroseconds(random.Next(longest));
        long from = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(from) < moment) Thread.SpinWait(20);
        _process.Kill(); // SIGKILL
        await _process.WaitForExitAsync(cancellationToken);
        string rest = await _process.StandardOutput.ReadToEndAsync(cancellationToken);
        // It may have been killed in the middle of a line.
        foreach (string line in rest[..(rest.LastIndexOf('\n') + 1)].Split('\n')) Note(line);
        return _told;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private long LengthOfJournal()
    {
        _journal.Refresh();
        return _journal.Exists ? _journal.Length : 0;
    }

    private async Task<string> ReadAsync(CancellationToken cancellationToken)
    {
        string line = await _process.StandardOutput.ReadLineAsync(cancellationToken) ?? throw new InvalidOperationException("The writer ended by itself.");
        Note(line);
        return line;
    }

    private void Note(string line)
    {
        if (ToldTransfer.Parse(line) is { } told) _told.Add(told);
    }
}
