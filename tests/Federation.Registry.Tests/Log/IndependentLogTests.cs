using System.Globalization;
using Federation.Registry.Log.Tiles;

namespace Federation.Registry.Tests.Log;

/// <summary>What others make of our log: Go's checksum database, which is where tiles and notes come from.</summary>
public sealed class IndependentLogTests
{
    [Fact]
    public async Task Go_AnyCheckpointAndProof_AcceptsThemAndMakesTheSame()
    {
        using var bench = new LogBench();
        bench.Grow(Enumerable.Range(0, 70_000).Select(LogBench.Entry));
        int[] places = [0, 1, 255, 256, 65_535, 65_536, 69_887, 69_888, 69_999];
        var tiles = new Dictionary<string, byte[]>();
        foreach (var (tile, hashes) in bench.Tiles)
        {
            int width = hashes.Length / LogHash.Size;
            tiles[string.Create(CultureInfo.InvariantCulture, $"{tile.Level}/{TileId.Path(tile.Number)}{(width == TileId.Width ? "" : $".p/{width}")}")] = hashes.ToArray();
        }

        var verdicts = await LogOracle.JudgeAsync(bench.Key, [bench.Note().ToString()], places.Select(place => new LogOracle.Placed(0, place, bench.Entries[place], bench.Tree().Inclusion(place))), [], tiles);

        Assert.Equal("", Assert.Single(verdicts.Notes));
        Assert.All(verdicts.Places, said => Assert.Equal("", said));
        Assert.Equal("", verdicts.Tiles);
    }

    [Fact]
    public async Task Go_AlteredEntrySizeRootOrSignature_RefusesIt()
    {
        using var bench = new LogBench();
        bench.Grow(Enumerable.Range(0, 1_000).Select(LogBench.Entry));
        using var other = new LogBench();
        string good = bench.Note().ToString();
        string[] lines = good.Split('\n');
        string[] notes =
        [
            good,
            good.Replace("\n1000\n", "\n1001\n", StringComparison.Ordinal),
            good.Replace(lines[2], Convert.ToBase64String(LogHash.OfEntry([1])), StringComparison.Ordinal),
            $"{bench.Note().Text}\n{other.Signer.Sign(new(LogBench.Origin, 1_000, bench.Tree().Root())).Lines[0]}\n",
        ];
        var proof = bench.Tree().Inclusion(77);
        LogOracle.Placed[] places = [new(0, 77, bench.Entries[77], proof), new(0, 77, bench.Entries[78], proof), new(0, 78, bench.Entries[77], proof), new(0, 77, bench.Entries[77], [.. proof.Skip(1)])];

        var verdicts = await LogOracle.JudgeAsync(bench.Key, notes, places, []);

        Assert.Equal([true, false, false, false], verdicts.Notes.Select(said => said.Length == 0));
        Assert.Equal([true, false, false, false], verdicts.Places.Select(said => said.Length == 0));
    }

    // 10,000 events in 200 commits of any size: each pair of what was signed after them.
    [Fact]
    public async Task Go_EveryPairOfCheckpointsOfTenThousandEvents_IsConsistent()
    {
        const int events = 10_000, commits = 200;
        using var bench = new LogBench();
        var chance = new Random(20_121_129);
        int[] ends = [.. Enumerable.Range(1, events - 1).OrderBy(_ => chance.Next()).Take(commits - 1).Append(events).Order()];
        var sizes = new List<int>();
        var notes = new List<string>();
        foreach (int end in ends)
        {
            bench.Grow(Enumerable.Range(bench.Entries.Count, end - bench.Entries.Count).Select(LogBench.Entry));
            sizes.Add(end);
            notes.Add(bench.Note().ToString());
        }

        var pairs = new List<LogOracle.Pair>();
        for (int later = 0; later < notes.Count; later++)
        {
            for (int earlier = 0; earlier < later; earlier++) pairs.Add(new LogOracle.Pair(earlier, later, bench.Tree(sizes[later]).Consistency(sizes[earlier])));
        }

        var verdicts = await LogOracle.JudgeAsync(bench.Key, notes, [], pairs);

        Assert.All(verdicts.Notes, said => Assert.Equal("", said));
        Assert.Equal(commits * (commits - 1) / 2, verdicts.Pairs.Count);
        Assert.All(verdicts.Pairs, said => Assert.Equal("", said));
    }

    [Fact]
    public async Task Go_HistoryWrittenAnew_IsNotConsistent()
    {
        using var bench = new LogBench();
        bench.Grow(Enumerable.Range(0, 500).Select(LogBench.Entry));
        string earlier = bench.Note().ToString();
        using var forged = new LogBench();
        forged.Grow(Enumerable.Range(0, 900).Select(number => LogBench.Entry(number == 123 ? -1 : number)));
        string later = bench.Signer.Sign(new(LogBench.Origin, 900, forged.Tree().Root())).ToString();

        var verdicts = await LogOracle.JudgeAsync(bench.Key, [earlier, later], [], [new LogOracle.Pair(0, 1, forged.Tree().Consistency(500))]);

        Assert.All(verdicts.Notes, said => Assert.Equal("", said));
        Assert.NotEqual("", Assert.Single(verdicts.Pairs));
    }
}
