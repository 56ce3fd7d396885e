using System.Globalization;
using Federation.Cluster.Storage.Sqlite;
using Federation.TestAssets.Killing;

namespace Federation.Bench;

/// <summary>Many rounds of <c>kill -9</c> on one embedded store.</summary>
/// <param name="folder">Where the store is made.</param>
internal sealed class KillBench(string folder, int rounds)
{
    public const string Command = "kills";
    public const int Rounds = 2_000;

    private const int Seed = 20260713;
    private const int ToldEvery = 100;

    /// <returns>True where nothing was lost and nothing half-written.</returns>
    public async Task<bool> RunAsync(TextWriter output)
    {
        int round = 0;
        string path = Path.Combine(folder, SqliteDirectoryStore.FileName);
        var tally = await new KillRounds(path, Seed, line =>
        {
            if (++round % ToldEvery == 0) Console.Error.WriteLine(line);
        }).RunAsync(rounds, CancellationToken.None);
        output.WriteLine(tally);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Seed {Seed}; the store has {new FileInfo(path).Length / 1e6:0} MB."));
        if (!tally.Findings.AreNone) Console.Error.WriteLine(tally.Findings);
        return tally.Findings.AreNone;
    }
}
