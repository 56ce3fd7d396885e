namespace Federation.Bench;

/// <summary>
/// Loads one size of directory: at first, again unchanged, and with one row in a hundred changed, each by a command of its own; then
/// changed back, and changed once more, in a host that serves.
/// </summary>
internal sealed class LoadBench(string host, string folder, int listings)
{
    /// <summary>Below this there is no hundredth row to change.</summary>
    public const int FewestListings = ListingsFile.ChangedEvery;

    public async IAsyncEnumerable<BenchResult> RunAsync()
    {
        string source = Path.Combine(folder, "listings.csv");
        string networks = NetworksFile.Write(folder, source);
        var sync = new HostSync(host, networks, Path.Combine(folder, "data"));
        int changed = listings / ListingsFile.ChangedEvery;

        ListingsFile.Write(source, 0, listings, changed: false);
        yield return await sync.RunAsync("first load", new RunCounts(listings, listings, 0, 0, 0));
        yield return await sync.RunAsync("unchanged", new RunCounts(listings, 0, 0, listings, 0));
        ListingsFile.Write(source, 0, listings, changed: true);
        yield return await sync.RunAsync("1 % changed", new RunCounts(listings, 0, changed, listings - changed, 0));

        await using var served = await ServedHost.StartAsync(host, networks, 1, Path.Combine(folder, "data"));
        await served.WaitForRunAsync(NetworksFile.Network);
        foreach (bool again in (bool[])[false, true])
        {
            ListingsFile.Write(source, 0, listings, changed: again);
            var (run, usage, worker) = await served.RunAsync(NetworksFile.Network);
            yield return new BenchResult(
                "1 % changed, in a host", run, null, usage, worker, DatabaseFile.Bytes(Path.Combine(folder, "data")),
                BenchResult.ProblemsOf(run, new RunCounts(listings, 0, changed, listings - changed, 0)));
        }
    }
}
