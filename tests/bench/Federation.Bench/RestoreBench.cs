using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Federation.Bench;

/// <summary>
/// A backup of a directory while people look at its pages and its list is read again, and the way back: on an empty machine, until the directory there was found sound and has been started once. The centres are one network's list, read by the host itself.
/// </summary>
internal sealed class RestoreBench(string host, string folder, int listings)
{
    public const string Command = "restore";
    public const int Centres = 1_000_000;

    /// <summary>Of 100,000 centres; over more of them a page takes so much more of the processors, and people have to be fewer.</summary>
    private const int PeopleOfASmallOne = 1_500, SmallOne = 100_000;

    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(30), Busy = TimeSpan.FromSeconds(60);

    /// <returns>Whether the directory came back whole.</returns>
    public async Task<bool> RunAsync(TextWriter output)
    {
        string source = Path.Combine(folder, "listings.csv"), networks = NetworksFile.Write(folder, source), data = Path.Combine(folder, "data"), backup = Path.Combine(folder, "backup.db"), empty = Path.Combine(folder, "empty");
        ListingsFile.Write(source, 0, listings, changed: false);
        var (read, _) = await TimedAsync("sync", "--json", "--networks", networks, "--data", data);
        output.WriteLine(Told($"{listings} listings were read in", read));

        TimeSpan backed;
        await using (var served = await ServedHost.StartAsync(host, networks, 1, data, "--public-url", "https://directory.example"))
        {
            await served.WaitForRunAsync(NetworksFile.Network);
            int people = (int)Math.Min(PeopleOfASmallOne, (long)PeopleOfASmallOne * SmallOne / listings);
            var crowd = new PageCrowd(served, new PageVisits(await served.KeysAsync(1_000), people), people);
            var calm = await crowd.WalkAsync(Calm);
            ListingsFile.Write(source, 0, listings, changed: true);
            await served.StartRunAsync(NetworksFile.Network);
            var walking = crowd.WalkAsync(Busy);
            (backed, _) = await TimedAsync("store", "backup", backup, "--data", data);
            var busy = await walking;
            output.WriteLine(Told($"Backup under load, {new FileInfo(backup).Length / 1e6:0} MB, in", backed));
            output.WriteLine($"Pages of {people} people before: {Told(calm)}; while a list was read and the backup made: {Told(busy)}.");
        }

        var (restored, _) = await TimedAsync("store", "restore", backup, "--data", empty);
        output.WriteLine(Told("Restored on an empty machine, found sound and started once, in", restored));
        var (hashed, hash) = await TimedAsync("store", "hash", "--json", "--data", empty);
        output.WriteLine(Told($"{hash.Trim()} in", hashed));
        using var answer = JsonDocument.Parse(hash);
        bool isWhole = answer.RootElement.GetProperty("centres").GetInt32() == listings;
        output.WriteLine(isWhole ? Told("The directory is whole. Backup and way back took", backed + restored) : "The directory is not whole.");
        return isWhole;
    }

    private static string Told(string what, TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{what} {time.TotalSeconds:0.0} s.");

    private static string Told(IReadOnlyCollection<SeenPage> pages)
    {
        double[] waits = [.. pages.Select(page => page.Milliseconds).Order()];
        return string.Create(CultureInfo.InvariantCulture, $"{waits.Length}, p50 {waits[waits.Length / 2]:0.0} ms, p99 {waits[(int)(0.99 * (waits.Length - 1))]:0.0} ms, {pages.Count(page => !page.IsGood)} failed");
    }

    private async Task<(TimeSpan Time, string Output)> TimedAsync(params string[] arguments)
    {
        long begin = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(host, arguments) { RedirectStandardOutput = true }) ?? throw new InvalidOperationException($"{host} did not start.");
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? (Stopwatch.GetElapsedTime(begin), output) : throw new InvalidOperationException($"{string.Join(' ', arguments)} ended with code {process.ExitCode}: {output}");
    }
}
