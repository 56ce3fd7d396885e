using System.Diagnostics;
using System.Globalization;
using Federation.Cluster.Centres;
using Federation.Cluster.Matching;
using Federation.Cluster.Storage.Sqlite;

namespace Federation.Bench;

/// <summary>
/// Loads networks that list some places twice, in one <c>sync</c> of the real host, and counts how many of the planted pairs stand in one centre, how many a person is asked about, and how many pairs that stand
/// in one centre are one place. A network that lists one place twice keeps two centres, and so costs recall.
/// </summary>
internal sealed class DuplicateBench(string host, string source, string folder)
{
    public const string Command = "duplicates";

    public async Task RunAsync(TextWriter output)
    {
        var shared = SharedListings.Write(source, folder, (network, _) => network);
        string data = Path.Combine(folder, "data");
        var start = new ProcessStartInfo(host, ["sync", "--json", "--networks", shared.NetworksFile, "--data", data]) { RedirectStandardOutput = true };
        long begin = Stopwatch.GetTimestamp();
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{host} did not start.");
        using var meter = new ProcessMeter(process.Id);
        string answer = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        var elapsed = Stopwatch.GetElapsedTime(begin);
        if (process.ExitCode != 0) throw new InvalidOperationException($"{host} ended with code {process.ExitCode}: {answer[..Math.Min(answer.Length, 2_000)]}");
        var (centres, together, reviews) = await ReadAsync(data);
        var places = Closure(shared.Pairs);
        int found = shared.Pairs.Count(pair => together.Contains(Ordered(pair))), right = together.Count(places.Contains);
        int asked = shared.Pairs.Count(pair => reviews.Contains(Ordered(pair)));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            | listings | centres | process s | CPU s host | peak MB host | database MB | planted pairs | found | recall | asked | together | precision | questions |
            |---------:|--------:|----------:|-----------:|-------------:|------------:|--------------:|------:|-------:|------:|---------:|----------:|----------:|
            | {shared.Listings} | {centres} | {elapsed.TotalSeconds:0.0} | {meter.Host.Cpu.TotalSeconds:0.0} | {meter.Host.PeakBytes / 1e6:0} | {DatabaseFile.Bytes(data) / 1e6:0} | {shared.Pairs.Count} | {found} | {(double)found / shared.Pairs.Count:0.0000} | {asked} | {together.Count} | {(together.Count == 0 ? 1 : (double)right / together.Count):0.0000} | {reviews.Count} |
            """));
    }

    private static async Task<(int Centres, HashSet<(string, string)> Together, HashSet<(string, string)> Reviews)> ReadAsync(string data)
    {
        await using var store = SqliteDirectoryStore.OpenForReading(Path.Combine(data, "directory.db"));
        int centres = 0;
        var together = new HashSet<(string, string)>();
        await foreach (var centre in new CentreArchive(store).AllAsync(CancellationToken.None))
        {
            centres++;
            if (centre.Listings.Length > 1) together.UnionWith(Pairs([.. centre.Listings.Select(listing => listing.Key.SourceId)]));
        }

        var asked = await new MatchingArchive(store).ReviewsAsync(network: null, CancellationToken.None);
        var reviews = asked.Select(review => Ordered((review.Pair.One.SourceId, review.Pair.Other.SourceId))).ToHashSet();
        return (centres, together, reviews);
    }

    /// <summary>Two listings that are each the same place as a third are one place too.</summary>
    private static HashSet<(string, string)> Closure(IReadOnlyList<(string One, string Other)> pairs)
    {
        var places = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var (one, other) in pairs)
        {
            var place = places.GetValueOrDefault(one) ?? [one];
            var second = places.GetValueOrDefault(other) ?? [other];
            if (ReferenceEquals(place, second)) continue;
            place.AddRange(second);
            foreach (string id in place) places[id] = place;
        }

        return [.. places.Values.Distinct().SelectMany(Pairs)];
    }

    private static (string, string) Ordered((string One, string Other) pair) => string.CompareOrdinal(pair.One, pair.Other) < 0 ? pair : (pair.Other, pair.One);

    private static IEnumerable<(string, string)> Pairs(List<string> ids) =>
        from one in ids from other in ids where string.CompareOrdinal(one, other) < 0 select (one, other);
}
