using CsCheck;
using Federation.Registry.Log.Tiles;

namespace Federation.Registry.Tests.Log;

/// <summary>Trees of tiles against the definitions of RFC 6962, written down word for word.</summary>
public sealed class LogTreeLawTests
{
    private static readonly Gen<(int Size, int Place)> Places = Gen.Int[1, 1_500].SelectMany(size => Gen.Int[0, size - 1].Select(place => (size, place)));

    [Fact]
    public void Root_AnySize_IsThatOfTheDefinition() => Gen.Int[0, 1_500].Sample(
        size =>
        {
            using var bench = Filled(size);
            return bench.Tree().Root().AsSpan().SequenceEqual(Mth(Hashes(size)));
        },
        iter: 60);

    [Fact]
    public void Tiles_GrownInPieces_AreThoseGrownAtOnce() => Gen.Int[1, 400].Array[1, 6].Sample(
        pieces =>
        {
            using var bench = new LogBench();
            foreach (int piece in pieces) bench.Grow(Enumerable.Range(bench.Entries.Count, piece).Select(LogBench.Entry));
            using var once = Filled(pieces.Sum());
            return bench.Tiles.Count == once.Tiles.Count && bench.Tiles.All(tile => tile.Value.Span.SequenceEqual(once.Tiles[tile.Key].Span));
        },
        iter: 30);

    [Fact]
    public void Inclusion_AnyEntry_IsThatOfTheDefinitionAndFromItsTilesAlone() => Places.Sample(
        asked =>
        {
            using var bench = Filled(asked.Size);
            var own = LogTree.Above(asked.Size, asked.Place).ToDictionary(tile => tile, tile => bench.Tiles[tile]);
            var proof = new LogTree(asked.Size, own).Inclusion(asked.Place);
            byte[] root = bench.Tree().Root();
            return Same(proof, Path(asked.Place, Hashes(asked.Size)))
                && TreeProof.Includes(asked.Place, LogHash.OfEntry(LogBench.Entry(asked.Place)), asked.Size, root, proof)
                && !TreeProof.Includes(asked.Place, LogHash.OfEntry(LogBench.Entry(asked.Place + 1)), asked.Size, root, proof);
        },
        iter: 60);

    [Fact]
    public void Consistency_AnyTwoSizes_IsThatOfTheDefinitionAndFromItsTilesAlone() => Places.Sample(
        asked =>
        {
            int earlier = asked.Place + 1;
            using var bench = Filled(asked.Size);
            var own = LogTree.Above(asked.Size, earlier - 1).ToDictionary(tile => tile, tile => bench.Tiles[tile]);
            var proof = new LogTree(asked.Size, own).Consistency(earlier);
            byte[] was = Mth(Hashes(earlier)), root = bench.Tree().Root();
            byte[] altered = [.. was];
            altered[3] ^= 1;
            return Same(proof, earlier == asked.Size ? [] : Subproof(earlier, Hashes(asked.Size), isKnown: true))
                && TreeProof.Agrees(earlier, was, asked.Size, root, proof)
                && !TreeProof.Agrees(earlier, altered, asked.Size, root, proof);
        },
        iter: 60);

    // Whatever is changed about a proof, it proves nothing any more.
    [Fact]
    public void Proof_ChangedInAnyWay_IsRefused() => Gen.Select(Places, Gen.Int[0, 5], Gen.Int[0, 1_000]).Sample(
        (asked, how, where) =>
        {
            using var bench = Filled(asked.Size);
            var (size, place) = asked;
            byte[] hash = LogHash.OfEntry(LogBench.Entry(place)), root = bench.Tree().Root();
            var proof = bench.Tree().Inclusion(place).ToList();
            switch (how)
            {
                case 0: proof.Add(root); break;
                case 1 when proof.Count > 0: proof.RemoveAt(where % proof.Count); break;
                case 2 when proof.Count > 0: proof[where % proof.Count] = [.. proof[where % proof.Count].Reverse()]; break;
                case 3: hash[where % hash.Length] ^= 1; break;
                case 4: root[where % root.Length] ^= 1; break;
                default: place = -1 - place; break;
            }

            return !TreeProof.Includes(place, hash, size, root, proof);
        },
        iter: 100);

    // Of 66,000 entries 257 whole tiles and 208 entries; above them one whole tile and one hash, and above that one.
    [Fact]
    public void Edge_OfALogOfThreeLevels_IsItsUnfinishedTiles()
    {
        Assert.Equal([new TileId(0, 257), new TileId(1, 1), new TileId(2, 0)], LogTree.Edge(66_000));
        Assert.Equal([new TileId(1, 0)], LogTree.Edge(256));
    }

    [Fact]
    public void Tree_AskedForWhatItDoesNotHave_SaysSo()
    {
        using var bench = new LogBench();
        bench.Grow(LogBench.Entry(0), LogBench.Entry(1), LogBench.Entry(2));
        var tree = bench.Tree();

        Assert.All((long[])[-1, 3], entry => Assert.Throws<ArgumentOutOfRangeException>(() => tree.Inclusion(entry)));
        Assert.All((long[])[-1, 3], entry => Assert.Throws<ArgumentOutOfRangeException>(() => LogTree.Above(3, entry).ToList()));
        Assert.All((long[])[-1, 4], earlier => Assert.Throws<ArgumentOutOfRangeException>(() => tree.Consistency(earlier)));
        Assert.Throws<ArgumentOutOfRangeException>(() => LogTree.Edge(-1).ToList());
        Assert.Throws<ArgumentOutOfRangeException>(() => TileId.Path(-1));
        Assert.Throws<ArgumentException>(() => new LogGrowth(3, LogTree.Edge(3).ToDictionary(tile => tile, _ => (ReadOnlyMemory<byte>)new byte[32])));
    }

    [Fact]
    public void Agrees_AnyRubbish_NeverThrowsAndNeverHolds() => Gen.Select(Gen.Long[-5, 5_000], Gen.Long[-5, 5_000], Gen.Byte.Array[32].Array[0, 20]).Sample(
        (earlier, later, proof) => !TreeProof.Agrees(earlier, LogHash.OfEntry([1]), later, LogHash.OfEntry([2]), proof) && !TreeProof.Includes(earlier, LogHash.OfEntry([1]), later, LogHash.OfEntry([2]), proof),
        iter: 5_000);

    private static LogBench Filled(int size)
    {
        var bench = new LogBench();
        bench.Grow(Enumerable.Range(0, size).Select(LogBench.Entry));
        return bench;
    }

    private static byte[][] Hashes(int size) => [.. Enumerable.Range(0, size).Select(number => LogHash.OfEntry(LogBench.Entry(number)))];

    private static byte[] Mth(ReadOnlySpan<byte[]> hashes) => hashes.Length switch
    {
        0 => LogHash.OfNothing(),
        1 => hashes[0],
        _ => LogHash.OfNode(Mth(hashes[..Half(hashes.Length)]), Mth(hashes[Half(hashes.Length)..])),
    };

    private static List<byte[]> Path(int place, ReadOnlySpan<byte[]> hashes)
    {
        if (hashes.Length == 1) return [];
        int half = Half(hashes.Length);
        return place < half ? [.. Path(place, hashes[..half]), Mth(hashes[half..])] : [.. Path(place - half, hashes[half..]), Mth(hashes[..half])];
    }

    private static List<byte[]> Subproof(int earlier, ReadOnlySpan<byte[]> hashes, bool isKnown)
    {
        if (earlier == hashes.Length) return isKnown ? [] : [Mth(hashes)];
        int half = Half(hashes.Length);
        return earlier <= half
            ? [.. Subproof(earlier, hashes[..half], isKnown), Mth(hashes[half..])]
            : [.. Subproof(earlier - half, hashes[half..], isKnown: false), Mth(hashes[..half])];
    }

    private static int Half(int count)
    {
        int half = 1;
        while (half * 2 < count) half *= 2;
        return half;
    }

    private static bool Same(IReadOnlyList<byte[]> one, List<byte[]> other) => one.Count == other.Count && one.Zip(other).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second));
}
