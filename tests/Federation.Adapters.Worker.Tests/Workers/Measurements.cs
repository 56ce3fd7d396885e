using System.Diagnostics;
using System.Globalization;
using Federation.Cluster.Adapters;
using Federation.Cluster.Adapters.Hosting;
using Federation.Contracts;

namespace Federation.Adapters.Worker.Tests.Workers;

/// <summary>Figures rather than verdicts: run with <c>-explicit only</c>, in Release.</summary>
[Trait("Category", "Long")]
public sealed class Measurements(ITestOutputHelper output)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(100_000, 2_000, 500)]
    [InlineData(100_000, 2_000, 1_000)]
    public async Task FetchAndMap_Everything(int count, int size, int pageSize)
    {
        using var bench = new PluginBench();
        await using var worker = (AdapterWorker)await bench.StartAsync($$"""{ "count": {{count}}, "size": {{size}}, "pageSize": {{pageSize}} }""");
        using var host = Process.GetCurrentProcess();
        using var process = Process.GetProcessById(worker.ProcessId);
        var hostBefore = host.TotalProcessorTime;
        var workerBefore = process.TotalProcessorTime;
        long start = Stopwatch.GetTimestamp();
        int mapped = 0;
        long bytes = 0;
        await foreach (var page in worker.FetchAsync(new FetchRequest { PageSize = pageSize }, Token))
        {
            bytes += page.Records.Sum(record => (long)record.Raw.Length);
            mapped += (await worker.MapAsync(page.Records, Token)).Count;
        }

        var elapsed = Stopwatch.GetElapsedTime(start);
        host.Refresh();
        process.Refresh();
        Assert.Equal(count, mapped);
        Write($"{count} records, {bytes} bytes, pages of {pageSize}: {elapsed.TotalSeconds:0.00} s; CPU host {(host.TotalProcessorTime - hostBefore).TotalSeconds:0.00} s, worker {(process.TotalProcessorTime - workerBefore).TotalSeconds:0.00} s; worker {process.WorkingSet64 / (1024 * 1024)} MiB");
    }

    [Fact]
    public async Task FetchAndMap_BesideALoopingAndAFloodingWorker()
    {
        using var bench = new PluginBench();
        var alone = new List<(double Wall, double Cpu)>();
        var beside = new List<(double Wall, double Cpu)>();
        for (int round = 0; round < 5; round++)
        {
            alone.Add(await RunAsync(bench));
            await using var looping = await bench.StartAsync("""{ "fetch": "loop" }""");
            await using var flooding = await bench.StartAsync("""{ "count": 1000000000, "size": 2000 }""");
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
            var others = Task.WhenAll(ReadAsync(looping, stop.Token), ReadAsync(flooding, stop.Token));
            beside.Add(await RunAsync(bench));
            await stop.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => others);
        }

        Write($"alone {Median(alone.Select(run => run.Wall)):0.00} s, {Median(alone.Select(run => run.Cpu)):0.00} CPU s in the worker; beside a looping and a flooding worker {Median(beside.Select(run => run.Wall)):0.00} s, {Median(beside.Select(run => run.Cpu)):0.00} CPU s");
        Write($"ratios: wall {Median(beside.Zip(alone, (one, other) => one.Wall / other.Wall)):0.00}, CPU {Median(beside.Zip(alone, (one, other) => one.Cpu / other.Cpu)):0.00}");
    }

    [Fact]
    public async Task Start_ToLoaded()
    {
        using var bench = new PluginBench();
        var times = new List<double>();
        for (int round = 0; round < 12; round++)
        {
            long start = Stopwatch.GetTimestamp();
            await using var worker = await bench.StartAsync();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        Write($"worker start: first {times[0]:0} ms, then median {times.Skip(1).Order().ElementAt(5):0} ms, worst {times.Skip(1).Max():0} ms");
    }

    [Fact]
    public async Task Open_LargeFile()
    {
        using var bench = new PluginBench();
        string path = Path.Combine(bench.Folder, "large.bin");
        await File.WriteAllBytesAsync(path, new byte[200_000_000], Token);
        await using var worker = await bench.StartAsync($$"""{ "errand": "open", "source": "{{path}}" }""");
        long start = Stopwatch.GetTimestamp();
        await worker.CheckAsync(Token);
        Write($"200 MB of a file through the pipe: {Stopwatch.GetElapsedTime(start).TotalSeconds:0.00} s");
    }

    private static async Task<(double Wall, double Cpu)> RunAsync(PluginBench bench)
    {
        long start = Stopwatch.GetTimestamp();
        await using var worker = (AdapterWorker)await bench.StartAsync("""{ "count": 50000, "size": 2000 }""");
        using var process = Process.GetProcessById(worker.ProcessId);
        await ReadAsync(worker, Token);
        process.Refresh();
        return (Stopwatch.GetElapsedTime(start).TotalSeconds, process.TotalProcessorTime.TotalSeconds);
    }

    private static async Task ReadAsync(IAdapterWorker worker, CancellationToken cancellationToken)
    {
        await foreach (var page in worker.FetchAsync(new FetchRequest(), cancellationToken)) await worker.MapAsync(page.Records, cancellationToken);
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(values.Count() / 2);

    private void Write(FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
