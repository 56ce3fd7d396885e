using System.Globalization;

namespace Federation.Bench;

/// <summary>
/// A host that people look at while its network's list changes and is read again, over and over: what it holds at the end is held against what it held once it was warm. Memory that grows by a little in each run, a worker that is never
/// ended, a file that stays open, answers that get slower: an hour shows them.
/// </summary>
internal sealed class SoakBench(string host, string folder, TimeSpan length)
{
    public const string Command = "soak";
    public const int Seconds = 3_600;

    private const int Listings = 20_000, People = 1_500;

    /// <summary>Of so many windows the first third is warming, the second what it is held against, and the third is held.</summary>
    private const int Windows = 12;

    // By how much the last third may be above the one before: memory is collected when the collector likes, and threads and files come and go with requests.
    private const double MostMemory = 1.15, MostLatency = 2;
    private const int MostThreads = 15, MostFiles = 40, MostChildren = 2;

    /// <returns>Whether nothing grew.</returns>
    public async Task<bool> RunAsync(TextWriter output)
    {
        string source = Path.Combine(folder, "listings.csv");
        ListingsFile.Write(source, 0, Listings, changed: false);
        await using var served = await ServedHost.StartAsync(host, NetworksFile.Write(folder, source), 1, Path.Combine(folder, "data"), "--public-url", "https://directory.example");
        await served.WaitForRunAsync(NetworksFile.Network);
        var crowd = new PageCrowd(served, new PageVisits(await served.KeysAsync(1_000), People), People);
        output.WriteLine("| after s | runs | requests | failed | p50 ms | p99 ms | MB | threads | files | workers |");
        output.WriteLine("|--------:|-----:|---------:|-------:|-------:|-------:|---:|--------:|------:|--------:|");
        var windows = new List<Window>();
        for (int number = 1; number <= Windows; number++)
        {
            using var over = new CancellationTokenSource();
            var runs = ReadAgainAsync(served, source, over.Token);
            var seen = await crowd.WalkAsync(length / Windows);
            await over.CancelAsync();
            int read = await runs;
            double[] waits = [.. seen.Select(page => page.Milliseconds).Order()];
            var window = new Window(waits[waits.Length / 2], waits[(int)(0.99 * (waits.Length - 1))], seen.Count(page => !page.IsGood), served.Holdings);
            windows.Add(window);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {number * length.TotalSeconds / Windows:0} | {read} | {waits.Length} | {window.Failed} | {window.Middle:0.0} | {window.Slow:0.0} | {window.Holds.ResidentBytes / 1e6:0} | {window.Holds.Threads} | {window.Holds.Files} | {window.Holds.Children} |"));
        }

        string[] grown = [.. Grown(windows[(Windows / 3)..(2 * Windows / 3)], windows[(2 * Windows / 3)..])];
        output.WriteLine(grown.Length == 0 ? "Nothing grew." : $"It grew: {string.Join("; ", grown)}.");
        return grown.Length == 0;
    }

    /// <summary>Changes a hundredth of the list, and back, and has it read each time.</summary>
    /// <returns>How often.</returns>
    private static async Task<int> ReadAgainAsync(ServedHost served, string source, CancellationToken cancellationToken)
    {
        int runs = 0;
        for (; !cancellationToken.IsCancellationRequested; runs++)
        {
            ListingsFile.Write(source, 0, Listings, changed: runs % 2 == 0);
            await served.RunAsync(NetworksFile.Network);
        }

        return runs;
    }

    private static IEnumerable<string> Grown(IReadOnlyList<Window> before, IReadOnlyList<Window> after)
    {
        if (before.Concat(after).Sum(window => window.Failed) is > 0 and var failed) yield return $"{failed} requests failed";
        if (Of(window => window.Holds.ResidentBytes) is var (memory, now) && now > memory * MostMemory) yield return Told("memory in MB", memory / 1e6, now / 1e6);
        if (Of(window => window.Slow) is var (slow, slower) && slower > slow * MostLatency) yield return Told("p99 in ms", slow, slower);
        if (Of(window => window.Holds.Threads) is var (threads, more) && more > threads + MostThreads) yield return Told("threads", threads, more);
        if (Of(window => window.Holds.Files) is var (files, open) && open > files + MostFiles) yield return Told("files", files, open);
        if (Of(window => window.Holds.Children) is var (workers, left) && left > workers + MostChildren) yield return Told("workers", workers, left);

        (double Before, double After) Of(Func<Window, double> figure) => (before.Average(figure), after.Average(figure));
    }

    private static string Told(string what, double before, double after) => string.Create(CultureInfo.InvariantCulture, $"{what} from {before:0.#} to {after:0.#}");

    /// <param name="Middle">Milliseconds, p50.</param>
    /// <param name="Slow">Milliseconds, p99.</param>
    /// <param name="Failed">Requests.</param>
    /// <param name="Holds">At its end.</param>
    private sealed record Window(double Middle, double Slow, int Failed, ProcessHoldings Holds);
}
