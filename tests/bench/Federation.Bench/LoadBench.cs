namespace Federation.Bench;

/// <summary>Loads one size of directory three times: at first, again unchanged, and with one row in a hundred changed.</summary>
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

        ListingsFile.Write(source, listings, changed: false);
        yield return await sync.RunAsync("first load", new RunCounts(listings, listings, 0, 0, 0));
        yield return await sync.RunAsync("unchanged", new RunCounts(listings, 0, 0, listings, 0));
        ListingsFile.Write(source, listings, changed: true);
        yield return await sync.RunAsync("1 % changed", new RunCounts(listings, 0, changed, listings - changed, 0));
    }
}
