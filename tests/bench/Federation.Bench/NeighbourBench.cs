using System.Globalization;
using Federation.TestAssets;

namespace Federation.Bench;

/// <summary>
/// How long one network's first load takes beside two that misbehave: an adapter that loops, and one that floods the directory with
/// listings without end. The same load beside an adapter that only waits is the measure.
/// </summary>
internal sealed class NeighbourBench(string host, string testAdapters, string folder, int listings)
{
    /// <summary>The first argument that asks for it.</summary>
    public const string Command = "neighbours";

    public const int Listings = 20_000;

    private const int Rounds = 5;
    private const string Good = "good";
    private const string First = "a-first";
    private const string Warm = "c-warm";
    private const string Flood = "b-flood";

    /// <summary>Long enough for two bad neighbours to have grown old.</summary>
    private static readonly TimeSpan HeadStart = TimeSpan.FromSeconds(12);

    public async Task RunAsync(TextWriter output)
    {
        string source = Path.Combine(folder, "listings.csv");
        ListingsFile.Write(source, 0, listings, changed: false);
        string warmUp = Path.Combine(folder, "warm-up.csv");
        ListingsFile.Write(warmUp, listings, listings, changed: false);
        string program = HostileHost.Make(host, testAdapters, Path.Combine(folder, "host"));
        var alone = new List<NeighbourRun>();
        var beside = new List<NeighbourRun>();
        for (int round = 0; round < Rounds; round++)
        {
            alone.Add(await RunOnceAsync(program, Path.Combine(folder, $"alone-{round}"), NetworksFile.Entry(First, HostileHost.Adapter, """{ "fetch": "sleep" }"""), source, warmUp, floods: false));
            beside.Add(await RunOnceAsync(program, Path.Combine(folder, $"beside-{round}"), NetworksFile.Entry(First, HostileHost.Adapter, """{ "fetch": "loop" }"""), source, warmUp, floods: true));
        }

        await output.WriteLineAsync("| beside | run s | CPU s worker |\n|---|---:|---:|");
        await WriteAsync(output, "an adapter that waits", alone);
        await WriteAsync(output, "one that loops and one that floods", beside);
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"| ratio, pair by pair | {Median(beside.Zip(alone, (one, other) => one.Duration / other.Duration)):0.00} | {Median(beside.Zip(alone, (one, other) => one.WorkerCpu / other.WorkerCpu)):0.00} |"));
    }

    private async Task<NeighbourRun> RunOnceAsync(string program, string data, string first, string source, string warmUp, bool floods)
    {
        Directory.CreateDirectory(data);
        string networks = Path.Combine(data, "networks.json");
        string flood = NetworksFile.Entry(Flood, HostileHost.Adapter, """{ "count": 1000000000, "size": 400 }""");
        string good = NetworksFile.Entry(Good, "actipole21", $$"""{ "source": "{{source}}" }""");
        string warm = NetworksFile.Entry(Warm, "actipole21", $$"""{ "source": "{{warmUp}}" }""");
        await File.WriteAllTextAsync(networks, $"[{first}, {flood}, {warm}, {good}]");
        await using var served = await ServedHost.StartAsync(program, networks, 4, data);

        // What a host does for the first time it compiles; a neighbour that has made it do so would do the good run a favour.
        await served.RunAsync(Warm);

        // The host runs its networks one after another, and stays with the first: the others are started by hand.
        if (floods) await served.StartRunAsync(Flood);
        await Task.Delay(HeadStart);
        var (run, _, worker) = await served.RunAsync(Good);
        if (run.Status != "COMPLETED" || run.Counts.New != listings) throw new InvalidOperationException($"The run of {Good} is {run}.");
        return new NeighbourRun(run.Duration.TotalSeconds, worker.Cpu.TotalSeconds);
    }

    private static Task WriteAsync(TextWriter output, string beside, List<NeighbourRun> runs) =>
        output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"| {beside} | {Median(runs.Select(run => run.Duration)):0.00} | {Median(runs.Select(run => run.WorkerCpu)):0.00} |"));

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}

/// <param name="Duration">In seconds, from the run's record.</param>
/// <param name="WorkerCpu">In seconds, of the run's own worker.</param>
internal sealed record NeighbourRun(double Duration, double WorkerCpu);
