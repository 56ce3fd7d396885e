using Federation.Cluster.Index.Searching;
using Federation.Cluster.Index.Segments;

namespace Federation.Cluster.Tests.Index;

public sealed class SetIntersectionTests
{
    // Two runs of a map often meet in one word of 64 centres.
    [Fact]
    public void Keep_OfTwoPartsInOneWord_KeepsWhatEachHas()
    {
        using var sets = new SetIntersection(128);
        sets.Add(Postings.Of(2, 128, centre => centre is 3 or 40 or 70 ? [0] : []), 0);
        sets.Add(Postings.Of(2, 128, centre => centre is 3 or 40 or 70 or 71 ? [1] : []), 1);
        sets.Begin();

        Assert.Equal([3, 40], Part(sets, from: 0));
        Assert.Equal([40], Part(sets, from: 10));
        Assert.Equal([70], Part(sets, from: 64));
        Assert.Equal(int.MaxValue, sets.Next(71));
    }

    /// <summary>What is in them of the word that the first number from there on lies in, from that number on.</summary>
    private static IEnumerable<int> Part(SetIntersection sets, int from)
    {
        int first = sets.Next(from);
        ulong[] word = [ulong.MaxValue << (first & 63)];
        Assert.True(sets.Keep(word, first >> 6));
        return Enumerable.Range(0, 64).Where(bit => (word[0] & (1UL << bit)) != 0).Select(bit => (first & ~63) + bit);
    }
}
