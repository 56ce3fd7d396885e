using System.Diagnostics;
using Federation.Cluster.Storage.Sqlite;
using Federation.TestAssets.Transfers;

namespace Federation.TestAssets.Killing;

/// <summary>
/// Process after process opens one store, makes transfers in it and is killed. After each the store is opened as the next would, and held against what was told. The process of the next round starts meanwhile, and waits.
/// </summary>
/// <param name="path">The store's file, which grows with the rounds.</param>
/// <param name="log">Is told of each round; null for nobody.</param>
internal sealed class KillRounds(string path, int seed, Action<string>? log = null)
{
    /// <summary>After so many rounds everything is read from its beginning, and the store checks itself.</summary>
    private const int WholeEvery = 50;

    private readonly Random _random = new(seed);
    private readonly TransferLedger _ledger = new(path);

    public async Task<KillTally> RunAsync(int rounds, CancellationToken cancellationToken)
    {
        long from = Stopwatch.GetTimestamp();
        var findings = new Findings();
        int round = 0, torn = 0, told = 0;
        var writer = TransferWriter.Start(path);
        try
        {
            while (round < rounds && findings.AreNone)
            {
                var stage = Stage(round++);
                var promised = await writer.WorkUntilKilledAsync(stage, _random, cancellationToken);
                writer.Dispose();
                writer = TransferWriter.Start(path);
                string? tear = _random.Next(2) == 0 ? Tear() : null;
                if (tear is not null) torn++;
                told += promised.Count;
                findings = await ReadAsync(promised, whole: round % WholeEvery == 0 || round == rounds, cancellationToken);
                log?.Invoke($"Round {round}: {stage}, {promised.Count} told{(tear is null ? "" : $", {tear}")}{(findings.AreNone ? "" : $"\n{findings}")}");
            }
        }
        finally
        {
            writer.Dispose();
        }

        return new KillTally { Rounds = round, Torn = torn, Told = told, Untold = _ledger.Count - (told - findings.Lost.Count), Findings = findings, Time = Stopwatch.GetElapsedTime(from) };
    }

    private KillStage Stage(int round) => round < 4 ? (KillStage)((round + 1) % 4) : _random.Next(10) switch { < 2 => KillStage.Opening, < 4 => KillStage.Checkpoint, < 5 => KillStage.Forgetting, _ => KillStage.Burst };

    private string? Tear()
    {
        string journal = path + "-wal";
        if (!File.Exists(journal) || UnsyncedJournal.Start(path) is not (> 0 and var start)) return null;
        return TornTail.Tear(journal, start, _random.Next(TornTail.Ways), _random);
    }

    private async Task<Findings> ReadAsync(IReadOnlyCollection<ToldTransfer> promised, bool whole, CancellationToken cancellationToken)
    {
        // The first may have been killed before it had made a store.
        if (!File.Exists(path)) return new Findings();
        // One who reads leaves the journal to the next writer as it is; one who writes takes it into the file when it ends.
        await using var store = _random.Next(2) == 0 && !whole && _ledger.Count > 0 ? SqliteDirectoryStore.OpenForReading(path) : SqliteDirectoryStore.Open(path);
        var findings = await _ledger.ReadAsync(store, promised, cancellationToken);
        if (!whole || !findings.AreNone) return findings;
        findings.Half.AddRange(await store.CheckAsync(cancellationToken));
        var anew = new TransferLedger(path);
        findings.Half.AddRange((await anew.ReadAsync(store, told: null, cancellationToken)).Half);
        if (!anew.Agrees(_ledger)) findings.Half.Add("what was read from the beginning is not what was read round by round");
        return findings;
    }
}
