using System.Globalization;

namespace Federation.Bench;

/// <summary>A <see cref="PageCrowd"/> before a large directory.</summary>
internal sealed class PeopleBench(string host, string folder, int people, TimeSpan length)
{
    public const string Command = "people";
    public const int People = 10_000;
    public const int Seconds = 60;

    private const int Listings = 100_000;

    /// <summary>Before it counts: code is compiled and connections are made.</summary>
    private static readonly TimeSpan Warming = TimeSpan.FromSeconds(20);

    /// <summary>No request may fail, and of a hundred 99 are answered in so long.</summary>
    private const double MostMilliseconds = 200;

    /// <returns>Whether it was so.</returns>
    public async Task<bool> RunAsync(TextWriter output)
    {
        string source = Path.Combine(folder, "listings.csv"), data = Path.Combine(folder, "data");
        ListingsFile.Write(source, 0, Listings, changed: false);
        await using var served = await ServedHost.StartAsync(host, NetworksFile.Write(folder, source), 1, data, "--public-url", "https://directory.example"); // behind a proxy, which says whose address it is
        await served.WaitForRunAsync(NetworksFile.Network);
        var crowd = new PageCrowd(served, new PageVisits(await served.KeysAsync(1_000), people), people);
        await crowd.WalkAsync(Warming);
        var before = served.Usage;
        var seen = await crowd.WalkAsync(length);
        var cpu = served.Usage.Cpu - before.Cpu;
        output.WriteLine("| people | pages/s | requests | failed | refused | p50 ms | p95 ms | p99 ms | most ms | CPU cores of the host | peak MB |");
        output.WriteLine("|-------:|--------:|---------:|-------:|--------:|-------:|-------:|-------:|--------:|----------------------:|--------:|");
        double[] waits = [.. seen.Where(visit => !visit.IsRefused).Select(visit => visit.Milliseconds).Order()];
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {people} | {people / PageCrowd.Pause.TotalSeconds:0} | {seen.Count} | {seen.Count(visit => !visit.IsGood && !visit.IsRefused)} | {seen.Count(visit => visit.IsRefused)} | {At(0.5):0.0} | {At(0.95):0.0} | {At(0.99):0.0} | {waits[^1]:0.0} | {cpu / length:0.00} | {served.Usage.PeakBytes / 1e6:0} |"));
        return seen.All(visit => visit.IsGood) && At(0.99) < MostMilliseconds;

        double At(double share) => waits[(int)(share * (waits.Length - 1))];
    }
}
