using CsCheck;
using Federation.Registry.Log.Tiles;

namespace Federation.Registry.Tests.Log;

/// <summary>A log of ten thousand entries at all of its sizes. Its roots are made here, by peaks, and by nothing of what they are held against.</summary>
public sealed class LogConsistencyTests : IDisposable
{
    private const int Most = 10_000;

    private readonly LogBench _bench = new();
    private readonly byte[][] _roots = Roots();

    public LogConsistencyTests() => _bench.Grow(Enumerable.Range(0, Most).Select(LogBench.Entry));

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Consistency_OfEverySizeWithTheNext_IsProvedAndOfNoOther()
    {
        for (int size = 1; size < Most; size++)
        {
            var proof = _bench.Tree(size + 1).Consistency(size);

            Assert.True(TreeProof.Agrees(size, _roots[size], size + 1, _roots[size + 1], proof), $"{size} and {size + 1}");
            Assert.False(TreeProof.Agrees(size, _roots[size - 1], size + 1, _roots[size + 1], proof), $"the root of {size - 1} for {size}");
        }
    }

    [Fact]
    public void Consistency_OfAnyTwoSizes_IsProvedAndOfNoOtherRoot() => Gen.Select(Gen.Int[0, Most], Gen.Int[0, Most], Gen.Int[1, Most]).Sample(
        (one, other, wrong) =>
        {
            var (earlier, later) = (Math.Min(one, other), Math.Max(one, other));
            var proof = _bench.Tree(later).Consistency(earlier);
            return TreeProof.Agrees(earlier, _roots[earlier], later, _roots[later], proof)
                && (wrong == earlier || !TreeProof.Agrees(earlier, _roots[wrong], later, _roots[later], proof))
                && (wrong == later || earlier == 0 || !TreeProof.Agrees(earlier, _roots[earlier], later, _roots[wrong], proof));
        },
        iter: 5_000);

    /// <summary>Of each size: the whole subtrees of which it is made, the largest first, put together from the right.</summary>
    private static byte[][] Roots()
    {
        byte[][] roots = new byte[Most + 1][];
        roots[0] = LogHash.OfNothing();
        var peaks = new List<(int Height, byte[] Hash)>();
        for (int size = 1; size <= Most; size++)
        {
            peaks.Add((0, LogHash.OfEntry(LogBench.Entry(size - 1))));
            while (peaks.Count > 1 && peaks[^1].Height == peaks[^2].Height)
            {
                var joined = (peaks[^1].Height + 1, LogHash.OfNode(peaks[^2].Hash, peaks[^1].Hash));
                peaks.RemoveRange(peaks.Count - 2, 2);
                peaks.Add(joined);
            }

            roots[size] = peaks.Select(peak => peak.Hash).Reverse().Aggregate((right, left) => LogHash.OfNode(left, right));
        }

        return roots;
    }
}
