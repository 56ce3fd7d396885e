using System.Text;
using Federation.Fuzz.Running;

namespace Federation.Fuzz.Tests;

public sealed class ShrinkerTests
{
    [Fact]
    public async Task Input_ThatBreaksByTwoBytes_IsShrunkToThem()
    {
        byte[] input = Encoding.ASCII.GetBytes($"{new string('a', 300)}<{new string('b', 500)}>{new string('c', 77)}");

        byte[] shrunk = await Shrinker.ShrinkAsync(input, candidate => Task.FromResult(candidate.Contains((byte)'<') && candidate.Contains((byte)'>')), tries: 1_000, () => true);

        Assert.Equal("<>", Encoding.ASCII.GetString(shrunk));
    }

    [Fact]
    public async Task Shrinking_OutOfTries_GivesAnInputThatStillBreaks()
    {
        int tried = 0;
        byte[] shrunk = await Shrinker.ShrinkAsync(new byte[64], candidate => Task.FromResult(++tried > 0 && candidate.Length >= 8), tries: 3, () => true);

        Assert.Equal(3, tried);
        Assert.InRange(shrunk.Length, 8, 63);
    }
}
