using Federation.Cluster.Storage.Sqlite;
using Federation.TestAssets.Killing;

namespace Federation.Cluster.Tests.Storage;

/// <summary>
/// Rounds of <c>kill -9</c> on one embedded store: what somebody was told of is there, whole, and nothing is there by half. In some of them the end of the journal, that nobody had waited for, is torn as well. <c>tests/bench/run.sh kills</c> makes as many as one likes.
/// </summary>
public sealed class KillRoundsTests(ITestOutputHelper output) : IDisposable
{
    private const int Seed = 20190608;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public Task Killed_InAFewRounds_LosesNothingAndLeavesNothingByHalf() => KillAsync(12);

    [Fact]
    [Trait("Category", "Long")]
    public Task Killed_InTwoHundredRounds_LosesNothingAndLeavesNothingByHalf() => KillAsync(200);

    private async Task KillAsync(int rounds)
    {
        var tally = await new KillRounds(_folder.File(SqliteDirectoryStore.FileName), Seed, output.WriteLine).RunAsync(rounds, TestContext.Current.CancellationToken);

        Console.WriteLine(tally);
        Assert.True(tally.Findings.AreNone, tally.Findings.ToString());
        Assert.Equal(rounds, tally.Rounds);
        Assert.InRange(tally.Told, rounds * 10, int.MaxValue);
        Assert.InRange(tally.Torn, 1, rounds);
    }
}
