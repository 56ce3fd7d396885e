using CsCheck;
using Federation.Cluster.Matching.Candidates;

namespace Federation.Cluster.Tests.Matching;

public sealed class KeyTableTests
{
    // Keys meet in few tables, and their marks in few slots: what is removed lies before, behind and between others.
    [Fact]
    public void Table_AnyPuttingAndRemoving_HoldsWhatADictionaryHolds()
    {
        var anyKey = Gen.Select(Gen.ULong[0, 1], Gen.ULong[0, 300], (part, mark) => part << 63 | mark * 0x1_0000_0001 << 20);
        Gen.Select(anyKey, Gen.Int[0, 5]).Array[0, 2_000].Sample(steps =>
        {
            var (table, expected) = (new KeyTable(), new Dictionary<ulong, int>());
            foreach (var (key, value) in steps)
            {
                if (value > 0) table.Place(key) = expected[key] = value;
                else if (expected.Remove(key)) table.Remove(key);
                else Assert.Equal(0, table.Find(key));
            }

            Assert.All(steps, step => Assert.Equal(expected.GetValueOrDefault(step.Item1), table.Find(step.Item1)));
        });
    }

    [Fact]
    public void Remove_AKeyThatIsNotThere_LeavesTheOthers()
    {
        var table = new KeyTable();
        table.Place(1UL << 40) = 7;

        table.Remove(2UL << 40);
        table.Remove(1);

        Assert.Equal(7, table.Find(1UL << 40));
    }
}
