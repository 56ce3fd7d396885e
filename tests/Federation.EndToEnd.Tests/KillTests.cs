using Federation.EndToEnd.Tests.Support;

namespace Federation.EndToEnd.Tests;

/// <summary>SIGKILL in the middle of a first sync: the next one makes the same directory as if nothing had happened.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Seed = 20190427;

    /// <summary>Rounds wait for the disk and for their silos more than for a processor.</summary>
    private const int AtATime = 3;

    [Fact]
    public Task Sync_KilledAtSomeMomentsAndRepeated_MakesTheSameDirectory() => KillAsync(rounds: 6);

    [Fact]
    [Trait("Category", "Long")]
    public Task Sync_KilledAtAnyMomentAndRepeated_MakesTheSameDirectory() => KillAsync(rounds: 20);

    private async Task KillAsync(int rounds)
    {
        RealData.Demand();
        var (hash, bytes) = await UndisturbedAsync();
        var random = new Random(Seed);
        output.WriteLine($"Seed {Seed}; an undisturbed run writes {bytes} bytes and makes {hash}");
        // One moment in each part of what is written, as many as there are rounds, so that every part of the sync is hit.
        var moments = Enumerable.Range(0, rounds).Select(round => (Round: round, Bytes: (long)(bytes * (round + random.NextDouble()) / rounds))).ToList();

        await Parallel.ForEachAsync(
            moments,
            new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = TestContext.Current.CancellationToken },
            async (moment, _) =>
            {
                using var folder = new TestFolder();
                string end = await KilledAsync(folder.Data, moment.Bytes);
                (await SyncAsync(folder.Data)).Expect(0);
                await Store.DemandSoundAsync(folder.Data);
                Assert.Equal(hash, await Store.HashAsync(folder.Data));
                output.WriteLine($"Round {moment.Round}: {end}");
            });
    }

    private static async Task<(string Hash, long Bytes)> UndisturbedAsync()
    {
        using var folder = new TestFolder();
        await using var sync = HostProcess.Start(Arguments(folder.Data));
        long bytes = 0;
        await JournalAsync(sync, folder.Data, written =>
        {
            bytes = Math.Max(bytes, written);
            return false;
        });
        Assert.Equal(0, await sync.ExitAsync(TestContext.Current.CancellationToken));
        return (await Store.HashAsync(folder.Data), bytes);
    }

    /// <returns>What it had done by then, for the test's output.</returns>
    private static async Task<string> KilledAsync(string data, long moment)
    {
        await using var sync = HostProcess.Start(Arguments(data));
        long last = 0;
        await JournalAsync(sync, data, written => (last = written) >= moment);
        sync.Kill();
        bool tooLate = await sync.ExitAsync(TestContext.Current.CancellationToken) == 0;
        return tooLate ? $"ended before it had written {moment} bytes" : $"killed after {last} bytes";
    }

    /// <summary>Looks at the size of the store's journal, which only grows in a first sync, until the process ends or the condition holds.</summary>
    private static async Task JournalAsync(HostProcess sync, string data, Func<long, bool> until)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        var journal = new FileInfo(Path.Combine(data, "directory.db-wal"));
        do
        {
            journal.Refresh();
            if (journal.Exists && until(journal.Length)) return;
        }
        while (!sync.HasExited && await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken));
    }

    private static Task<Command> SyncAsync(string data) => Command.RunAsync(Arguments(data));

    private static string[] Arguments(string data) => ["sync", "--data", data, "--networks", Repository.RealNetworks, "--json"];
}
