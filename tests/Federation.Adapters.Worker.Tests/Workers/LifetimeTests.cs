using System.Diagnostics;
using Federation.Cluster.Adapters.Hosting;
using Federation.Contracts;

namespace Federation.Adapters.Worker.Tests.Workers;

public sealed class LifetimeTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Dispose_InTheMiddleOfAPage_EndsTheProcessAndRemovesItsFolder()
    {
        using var bench = new PluginBench();
        var worker = (AdapterWorker)await bench.StartAsync("""{ "fetch": "loop", "errand": "environment" }""");
        string folder = (await worker.CheckAsync(Token)).Summary!.Split(" in ")[1];
        using var process = Process.GetProcessById(worker.ProcessId);
        var reading = worker.ReadAllAsync();

        await worker.DisposeAsync();

        Assert.True(process.HasExited);
        Assert.False(Directory.Exists(folder));
        Assert.Equal("worker.stopped", (await Assert.ThrowsAsync<AdapterException>(() => reading)).Code);
    }

    [Fact]
    public async Task Fetch_Cancelled_EndsTheWorker()
    {
        using var bench = new PluginBench();
        await using var worker = (AdapterWorker)await bench.StartAsync("""{ "fetch": "loop" }""");
        using var process = Process.GetProcessById(worker.ProcessId);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var reading = worker.FetchAsync(new FetchRequest(), cancel.Token).GetAsyncEnumerator(cancel.Token).MoveNextAsync();

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading.AsTask());
        await process.WaitForExitAsync(Token).WaitAsync(Patience, Token);
        Assert.Equal("worker.stopped", (await Assert.ThrowsAsync<AdapterException>(() => worker.CheckAsync(Token))).Code);
    }

    [Fact]
    public async Task Worker_HostDies_EndsEvenInALoop()
    {
        // The test plays the host: it starts a worker whose adapter loops, and closes the pipe as a dying process would.
        using var bench = new PluginBench();
        using var folder = new WorkerFolder();
        using var process = WorkerLaunch.Start(bench.Options, folder.Path, bench.Folder);
        await RawHost.StartAsync(process, bench, """{ "fetch": "loop" }""");
        await RawHost.AskForAPageAsync(process);

        process.StandardInput.Close();

        await process.WaitForExitAsync(Token).WaitAsync(Patience, Token);
    }

    [Fact]
    public async Task Worker_HostIsKilledAndItsPipeStaysOpen_EndsAllTheSame()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere a worker only notices that its pipe closes.");

        // A shell plays the host. The pipe is the test's, so that it stays open when the shell is killed.
        using var bench = new PluginBench();
        using var folder = new WorkerFolder();
        var start = new ProcessStartInfo("sh", ["-c", $"dotnet '{bench.Options.Executable}' worker enter $$ '{folder.Path}' '{Path.Combine(bench.Folder, "scripted")}'; true"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using var host = Process.Start(start)!;
        await RawHost.StartAsync(host, bench, """{ "escape": "hold-every-thread" }""");
        using var worker = Process.GetProcessById(await RawHost.CheckAsync(host));

        host.Kill();

        await worker.WaitForExitAsync(Token).WaitAsync(Patience, Token);
    }

    [Fact]
    public async Task Worker_HostDiesBeforeItSaidAnything_Ends()
    {
        using var bench = new PluginBench();
        using var folder = new WorkerFolder();
        using var process = WorkerLaunch.Start(bench.Options, folder.Path, bench.Folder);

        process.StandardInput.Close();

        await process.WaitForExitAsync(Token).WaitAsync(Patience, Token);
    }

    [Fact]
    public async Task Worker_KilledFromOutside_IsACrash()
    {
        using var bench = new PluginBench();
        await using var worker = (AdapterWorker)await bench.StartAsync("""{ "fetch": "loop" }""");
        var reading = worker.ReadAllAsync();

        using (var process = Process.GetProcessById(worker.ProcessId)) process.Kill();

        var failure = await Assert.ThrowsAsync<AdapterException>(() => reading);
        Assert.Equal("worker.crashed", failure.Code);
        Assert.Contains("SIGKILL", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Workers_Many_RunSideBySide()
    {
        using var bench = new PluginBench();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => bench.AssertGoodNeighbourAsync()));
    }
}
