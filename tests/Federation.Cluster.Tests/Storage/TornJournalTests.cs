using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Sqlite;
using Federation.TestAssets.Killing;
using Federation.TestAssets.Transfers;

namespace Federation.Cluster.Tests.Storage;

/// <summary>
/// A machine loses its power: of the transaction that nobody had waited for the disk has a part, in any way. And the opposite: what had been waited for is spoilt.
/// </summary>
public sealed class TornJournalTests : IDisposable
{
    private const int Seed = 20030814;
    private const int Each = 3;

    private readonly TemporaryFolder _folder = new();
    private readonly List<ToldTransfer> _told = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Path => _folder.File(SqliteDirectoryStore.FileName);

    private string Journal => Path + "-wal";

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Open_AfterTheLastTransactionWasTorn_HasEverythingElseAndNothingByHalf()
    {
        var files = await MakeAsync();
        var random = new Random(Seed);
        List<int> found = [];
        for (int way = 0; way < TornTail.Ways; way++)
        {
            for (int turn = 0; turn < 3; turn++)
            {
                Restore(files);
                string tear = TornTail.Tear(Journal, files.LastButOne, way, random);
                await using var store = SqliteDirectoryStore.Open(Path);
                var ledger = new TransferLedger(Path);
                var findings = await ledger.ReadAsync(store, [.. _told.SkipLast(1)], Cancellation);
                Assert.True(findings.AreNone, $"{tear}\n{findings}");
                Assert.Empty(await store.CheckAsync(Cancellation));
                found.Add(ledger.Count);

                await new TransferCallers(store, _ => { }).WorkAsync(1);
                findings = await ledger.ReadAsync(store, told: null, Cancellation);
                Assert.True(findings.AreNone, $"{tear}, and written on\n{findings}");
            }
        }

        // Whole where it was torn behind its end, and not at all otherwise.
        Assert.Equal([_told.Count - 1, _told.Count], found.Distinct().Order());
    }

    [Fact]
    public async Task Open_AfterSomethingWasSpoiltThatHadBeenWaitedFor_RefusesAndTheCheckSaysWhy()
    {
        var files = await MakeAsync();
        var random = new Random(Seed);
        for (int turn = 0; turn < 20; turn++)
        {
            Restore(files);
            long at = random.NextInt64(32, files.Burst);
            Spoil(at, (int)Math.Min(random.Next(1, 9_000), files.Burst - at), random);

            var refusal = Assert.Throws<StoreUnavailableException>(() => SqliteDirectoryStore.Open(Path));
            Assert.Equal(StoreCodes.Damaged, refusal.Code);
            Assert.Contains("journal", refusal.Message, StringComparison.Ordinal);
            if (at >= files.Created)
            {
                await using var reading = SqliteDirectoryStore.OpenForReading(Path);
                Assert.Equal([refusal.Message], await reading.CheckAsync(Cancellation));
                Assert.NotEmpty((await new TransferLedger(Path).ReadAsync(reading, _told, Cancellation)).Lost);
            }

            Assert.Throws<StoreUnavailableException>(() => SqliteDirectoryStore.Open(Path));
        }
    }

    /// <summary>What is left is taken out as a backup is made, and put back as one is restored.</summary>
    [Fact]
    public async Task Backup_OfADamagedJournal_IsASoundStoreOfWhatWasBefore()
    {
        var files = await MakeAsync();
        Restore(files);
        Spoil(files.Burst / 2, 100, new Random(Seed));
        string backup = _folder.File("backup.db");

        SqliteBackup.Write(Path, backup);
        SqliteBackup.Restore(backup, Path).Confirm();

        await using var store = SqliteDirectoryStore.Open(Path);
        var ledger = new TransferLedger(Path);
        Assert.True((await ledger.ReadAsync(store, told: null, Cancellation)).AreNone);
        Assert.InRange(ledger.Count, 1, _told.Count - 3);
        Assert.Empty(await store.CheckAsync(Cancellation));
    }

    /// <summary>The limit of what files can tell: nobody but whoever was told knows that the last transaction had been finished.</summary>
    [Fact]
    public async Task Open_AfterTheLastTransactionWasSpoiltThatHadBeenWaitedFor_TakesItForUnfinished()
    {
        var files = await MakeAsync();
        Restore(files);
        Spoil(files.LastButOne + 100, 100, new Random(Seed));

        await using var store = SqliteDirectoryStore.Open(Path);

        Assert.Empty(await store.CheckAsync(Cancellation));
        Assert.Equal([_told[^1].Id], (await new TransferLedger(Path).ReadAsync(store, _told, Cancellation)).Lost);
    }

    [Fact]
    public async Task UnsyncedJournal_OfAStoreThatWasKilled_BeginsAtAFrameBehindEverythingThatWasPromised()
    {
        List<string> promised = [];
        using (var child = ChildProcess.Start(["write", "sqlite", Path]))
        {
            promised.Add(await child.ReadLineAsync(Cancellation));
            child.Kill();
            promised.AddRange(await child.ReadRestAsync(Cancellation));
        }

        long start = UnsyncedJournal.Start(Path);
        Assert.Equal(0, (start - 32) % (SqliteFile.PageBytes + 24));
        using (var journal = new FileStream(Journal, FileMode.Open))
        {
            Assert.InRange(start, 32 + SqliteFile.PageBytes + 24, journal.Length);
            journal.SetLength(start);
        }

        await using var store = SqliteDirectoryStore.Open(Path);
        Assert.Empty(promised.Except((await store.AllAsync(RowKinds.Centre)).Select(row => row.Key.Id)));
    }

    /// <summary>Makes transfers: some by all callers, then one, and one more of some pages.</summary>
    /// <returns>The files as they are while the store is open and nothing is under way.</returns>
    private async Task<Files> MakeAsync()
    {
        await using var store = SqliteDirectoryStore.Open(Path);
        long created = new FileInfo(Journal).Length;
        await new TransferCallers(store, line =>
        {
            if (ToldTransfer.Parse(line) is not { } promise) return;
            lock (_told) _told.Add(promise);
        }).WorkAsync(Each);
        long burst = new FileInfo(Journal).Length;
        Transfer[] next = [.. Enumerable.Range(0, Transfer.Callers).Select(caller => Transfer.Of(caller, Each + 1)).OrderBy(transfer => transfer.Body().Length)];
        await MakeAsync(store, next[0]);
        long lastButOne = new FileInfo(Journal).Length;
        await MakeAsync(store, next[^1]);
        return new Files(await File.ReadAllBytesAsync(Path, Cancellation), await File.ReadAllBytesAsync(Journal, Cancellation), created, burst, lastButOne);
    }

    private async Task MakeAsync(SqliteDirectoryStore store, Transfer transfer)
    {
        var accounts = await store.ReadManyAsync(Transfer.AccountKind, [Transfer.Account(transfer.From).Id, Transfer.Account(transfer.To).Id], Cancellation);
        var receipt = await store.CommitAsync(transfer.Batch(accounts[0], accounts[1]), Cancellation);
        _told.Add(new ToldTransfer(transfer.Id, receipt.Position.Events, (accounts[0]?.Version ?? 0) + 1, (accounts[1]?.Version ?? 0) + 1));
    }

    /// <summary>As a machine comes up again.</summary>
    private void Restore(Files files)
    {
        File.Delete(Path + "-shm");
        File.WriteAllBytes(Path, files.Database);
        File.WriteAllBytes(Journal, files.Journal);
    }

    private void Spoil(long at, int length, Random random)
    {
        byte[] bytes = File.ReadAllBytes(Journal);
        // None stays what it was.
        foreach (ref byte spoilt in bytes.AsSpan((int)at, (int)Math.Min(length, bytes.Length - at))) spoilt ^= (byte)random.Next(1, 256);
        File.WriteAllBytes(Journal, bytes);
    }

    /// <param name="Created">Where the journal ended while the store was empty.</param>
    /// <param name="Burst">Where the journal ended after what all callers made.</param>
    /// <param name="LastButOne">Where it ended before the last transaction.</param>
    private sealed record Files(byte[] Database, byte[] Journal, long Created, long Burst, long LastButOne);
}
