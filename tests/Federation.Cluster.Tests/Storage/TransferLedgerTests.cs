using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Sqlite;
using Federation.TestAssets.Killing;
using Federation.TestAssets.Transfers;
using Microsoft.Data.Sqlite;

namespace Federation.Cluster.Tests.Storage;

/// <summary>The judge of <see cref="KillRoundsTests"/> finds what a store must not do.</summary>
public sealed class TransferLedgerTests : IDisposable
{
    private const int Each = 3;

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Path => _folder.File(SqliteDirectoryStore.FileName);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Read_OfASoundStore_FindsNothing()
    {
        var told = await MakeAsync();

        Assert.Equal(Transfer.Callers * Each, told.Count);
        Assert.True((await JudgeAsync(told)).AreNone);
    }

    /// <summary>A store that says a commit is made before it is, and loses its power: it is as it was some commits before.</summary>
    [Fact]
    public async Task Read_OfAStoreThatPromisedTooEarly_FindsEveryTransferThatIsLost()
    {
        var told = await MakeAsync();
        byte[] earlier = await File.ReadAllBytesAsync(Path, Cancellation);
        var lost = await MakeAsync();
        await File.WriteAllBytesAsync(Path, earlier, Cancellation);

        var findings = await JudgeAsync([.. told, .. lost]);

        Assert.Equal(lost.Select(promise => promise.Id).Order(StringComparer.Ordinal), findings.Lost.Order(StringComparer.Ordinal));
        Assert.Empty(findings.Half);
    }

    [Theory]
    [InlineData("DELETE FROM event WHERE position = (SELECT max(position) FROM event)")]
    [InlineData("DELETE FROM event WHERE batch = (SELECT max(batch) FROM event)")]
    [InlineData("DELETE FROM event WHERE batch = (SELECT min(batch) FROM event)")]
    [InlineData("UPDATE event SET body = (SELECT body FROM event WHERE position = 1) WHERE position = (SELECT max(position) FROM event)")]
    [InlineData("DELETE FROM state WHERE row = (SELECT max(row) FROM state WHERE kind = 'transfer')")]
    [InlineData("UPDATE state SET body = x'00' WHERE row = (SELECT max(row) FROM state WHERE kind = 'transfer')")]
    [InlineData("UPDATE state SET version = version - 1 WHERE kind = 'account' AND id = '05'")]
    [InlineData("UPDATE state SET version = version + 1 WHERE kind = 'caller' AND id = '05'")]
    [InlineData("INSERT INTO state (kind, id, version, body) VALUES ('transfer', '00-0000099', 1, x'00')")]
    [InlineData("DELETE FROM idempotency WHERE key = '03-0000003'")]
    [InlineData("UPDATE idempotency SET batch = batch - 1 WHERE key = '03-0000003'")]
    [InlineData("INSERT INTO idempotency (key, batch) VALUES ('03-0000004', 1)")]
    [InlineData("UPDATE sqlite_sequence SET seq = seq + 1")]
    public async Task Read_OfAStoreWithHalfABatch_FindsIt(string tampering)
    {
        var told = await MakeAsync();
        Execute(tampering);

        Assert.NotEmpty((await JudgeAsync(told)).Half);
    }

    [Fact]
    public async Task Read_OfATransferUnderAnotherVersionThanWasTold_FindsIt()
    {
        var told = await MakeAsync();
        told[4] = told[4] with { From = told[4].From + 1 };

        Assert.Contains(told[4].Id, Assert.Single((await JudgeAsync(told)).Half), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_OfMoreThanWasUnderWay_FindsIt()
    {
        var told = await MakeAsync();

        // One of each caller may be there without anybody having been told, two may not.
        Assert.True((await JudgeAsync([.. told.Where(promise => Transfer.Parse(promise.Id)?.Turn < Each)])).AreNone);
        Assert.Equal(Transfer.Callers, (await JudgeAsync([.. told.Where(promise => Transfer.Parse(promise.Id)?.Turn < Each - 1)])).Half.Count);
    }

    private async Task<List<ToldTransfer>> MakeAsync()
    {
        List<ToldTransfer> told = [];
        await using var store = SqliteDirectoryStore.Open(Path);
        await new TransferCallers(store, line =>
        {
            if (ToldTransfer.Parse(line) is not { } promise) return;
            lock (told) told.Add(promise);
        }).WorkAsync(Each);
        return told;
    }

    private async Task<Findings> JudgeAsync(IReadOnlyCollection<ToldTransfer> told)
    {
        await using var store = SqliteDirectoryStore.OpenForReading(Path);
        return await new TransferLedger(Path).ReadAsync(store, told, Cancellation);
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path};Pooling=False");
        connection.Open();
        SqliteFile.Execute(connection, sql);
    }
}
