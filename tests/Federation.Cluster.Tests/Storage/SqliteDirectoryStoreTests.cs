using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using static Federation.Cluster.Tests.Storage.Batches;

namespace Federation.Cluster.Tests.Storage;

/// <summary>What is particular to the embedded store: its file, its failures, its readers in other processes.</summary>
public sealed class SqliteDirectoryStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Path => _folder.File(SqliteDirectoryStore.FileName);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task File_OfANewerRelease_IsRefusedByName()
    {
        await SqliteDirectoryStore.Open(Path).DisposeAsync();
        Execute("PRAGMA user_version = 2");
        byte[] before = await File.ReadAllBytesAsync(Path, Cancellation);

        foreach (Func<SqliteDirectoryStore> open in (Func<SqliteDirectoryStore>[])[() => SqliteDirectoryStore.Open(Path), () => SqliteDirectoryStore.OpenForReading(Path)])
        {
            var failure = Assert.Throws<StoreUnavailableException>(open);
            Assert.Equal(StoreCodes.Newer, failure.Code);
            Assert.Contains("format 2", failure.Message, StringComparison.Ordinal);
        }

        Assert.Equal(before, await File.ReadAllBytesAsync(Path, Cancellation));
    }

    [Fact]
    public async Task File_OfAnotherProgram_IsRefusedAndStaysAsItWas()
    {
        Execute("CREATE TABLE notes (text); INSERT INTO notes VALUES ('mine')");
        byte[] before = await File.ReadAllBytesAsync(Path, Cancellation);

        Assert.Equal(StoreCodes.Foreign, Assert.Throws<StoreUnavailableException>(() => SqliteDirectoryStore.Open(Path)).Code);

        Assert.Equal(before, await File.ReadAllBytesAsync(Path, Cancellation));
        Assert.Single(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public async Task Forget_AfterOverwritesAndDeletions_LeavesNoByteInAnyFile()
    {
        const string Sentinel = "marie.dupont@example.org";
        await using SqliteDirectoryStore store = SqliteDirectoryStore.Open(Path);
        string[] ids = [.. Enumerable.Range(0, 600).Select(number => $"{number * 7919 % 600:D4}")];
        foreach (string id in ids) await store.CommitAsync(Announce(id, $"{Sentinel} {id}") with { Writes = Write(id, 0, new string('x', id[3] * 40) + Sentinel).Writes }, Cancellation);
        foreach (string id in ids) await store.CommitAsync(Write(id, 1, id[2] == '3' ? null : new string('y', id[2] * 50)), Cancellation);
        await store.RewriteEventsAsync((_, _) => Body("gone"), Cancellation);

        await store.ForgetAsync(Cancellation);

        foreach (string file in Directory.GetFiles(_folder.Path)) Assert.Equal(-1, (await File.ReadAllBytesAsync(file, Cancellation)).AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(Sentinel)));
        Assert.Empty(await store.CheckAsync(Cancellation));
    }

    [Fact]
    public async Task Forget_WhileSomebodyReadsWhatWasThere_SaysSoAndLosesNothing()
    {
        await using SqliteDirectoryStore store = SqliteDirectoryStore.Open(Path, new SqliteStoreOptions { BusyTimeout = TimeSpan.Zero });
        await store.CommitAsync(Write("a", 0, "old"), Cancellation);
        await store.CommitAsync(Write("b", 0, "old"), Cancellation);
        var reading = store.ScanAsync(RowKinds.Centre, cancellationToken: Cancellation).GetAsyncEnumerator(Cancellation);
        await reading.MoveNextAsync();
        await store.CommitAsync(Write("a", 1, "new"), Cancellation);

        Assert.Equal(StoreCodes.Busy, (await Assert.ThrowsAsync<StoreUnavailableException>(() => store.ForgetAsync(Cancellation))).Code);
        await reading.DisposeAsync();
        await store.ForgetAsync(Cancellation);

        Assert.Equal("new", Text((await store.ReadAsync(Centre("a"), Cancellation))!.Body));
    }

    [Fact]
    public async Task File_ThatIsNoDatabase_IsRefusedAsDamaged()
    {
        await File.WriteAllTextAsync(Path, new string('x', 20_000), Cancellation);

        Assert.Equal(StoreCodes.Damaged, Assert.Throws<StoreUnavailableException>(() => SqliteDirectoryStore.Open(Path)).Code);
    }

    [Fact]
    public void File_InAFolderThatIsNotThere_CannotBeOpened() => Assert.Equal(
        StoreCodes.CannotOpen,
        Assert.Throws<StoreUnavailableException>(() => SqliteDirectoryStore.Open(_folder.File("absent/" + SqliteDirectoryStore.FileName))).Code);

    [Fact]
    public async Task File_Opened_IsSetUpToLastAndToForget()
    {
        await using var store = SqliteDirectoryStore.Open(Path);
        using SqliteConnection writer = new SqliteFile(Path, new SqliteStoreOptions()).OpenForWriting();

        Assert.Equal("wal", SqliteFile.Query(writer, "PRAGMA journal_mode"));
        Assert.Equal("2", SqliteFile.Query(writer, "PRAGMA synchronous"));
        Assert.Equal("1", SqliteFile.Query(writer, "PRAGMA secure_delete"));
        Assert.Equal("8192", SqliteFile.Query(writer, "PRAGMA page_size"));
    }

    [Fact]
    public async Task Full_EveryCommitOfTheGroupFails_AndTheStoreGoesOnAfterRoomIsMade()
    {
        await using var store = SqliteDirectoryStore.Open(Path, new SqliteStoreOptions { MaxBytes = 1_000_000 });
        string body = new('x', 20_000);
        List<string> written = [];
        StoreUnavailableException? failure = null;
        for (int turn = 0; failure is null; turn++)
        {
            try
            {
                await store.CommitAsync(Write($"{turn}", 0, body), Cancellation);
                written.Add($"{turn}");
            }
            catch (StoreUnavailableException exception)
            {
                failure = exception;
            }
        }

        Assert.Equal(StoreCodes.Full, failure.Code);
        Assert.InRange(written.Count, 30, 50);
        Task<CommitReceipt>[] group = [.. Enumerable.Range(0, 20).Select(turn => store.CommitAsync(Announce($"{turn}", body, body, body), Cancellation).AsTask())];
        foreach (Task<CommitReceipt> commit in group) await Assert.ThrowsAsync<StoreUnavailableException>(() => commit);
        Assert.Equal(FeedCursor.Start, await store.HeadAsync(Cancellation));
        Assert.Equal(written.Order(StringComparer.Ordinal), (await store.AllAsync(RowKinds.Centre)).Select(row => row.Key.Id));

        foreach (string id in written) await store.CommitAsync(Write(id, 1, null), Cancellation);
        await store.CommitAsync(Announce("after", body), Cancellation);

        Assert.Single(await store.FeedAsync());
        Assert.Empty(await store.CheckAsync(Cancellation));
    }

    [Fact]
    public async Task Busy_WhileAnotherProcessHoldsTheWriteLock_FailsAndGoesOnAfterwards()
    {
        await using var store = SqliteDirectoryStore.Open(Path, new SqliteStoreOptions { BusyTimeout = TimeSpan.FromMilliseconds(20) });
        using (SqliteConnection other = Connect())
        {
            SqliteFile.Execute(other, "BEGIN IMMEDIATE");

            var failure = await Assert.ThrowsAsync<StoreUnavailableException>(async () => await store.CommitAsync(Write("a", 0, "one"), Cancellation));

            Assert.Equal(StoreCodes.Busy, failure.Code);
            Assert.Null(await store.ReadAsync(Centre("a"), Cancellation));
        }

        await store.CommitAsync(Write("a", 0, "one"), Cancellation);
        Assert.NotNull(await store.ReadAsync(Centre("a"), Cancellation));
    }

    [Fact]
    public async Task Commit_AbandonedBeforeTheWriterTookIt_IsNotWritten()
    {
        await using var store = SqliteDirectoryStore.Open(Path);
        using var source = new CancellationTokenSource();
        using SqliteConnection other = Connect();
        SqliteFile.Execute(other, "BEGIN IMMEDIATE");
        Task<CommitReceipt> first = store.CommitAsync(Write("first", 0, "one"), Cancellation).AsTask();
        Task<CommitReceipt> abandoned = store.CommitAsync(Write("abandoned", 0, "one"), source.Token).AsTask();

        await source.CancelAsync();
        SqliteFile.Execute(other, "COMMIT");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => abandoned);
        await first;
        await store.CommitAsync(Write("last", 0, "one"), Cancellation);
        Assert.Equal(["first", "last"], (await store.AllAsync(RowKinds.Centre)).Select(row => row.Key.Id));
    }

    [Fact]
    public async Task Scan_WhileOthersWrite_SeesOneMomentAndHoldsNobodyUp()
    {
        await using var store = SqliteDirectoryStore.Open(Path);
        for (int turn = 0; turn < 50; turn++) await store.CommitAsync(Write($"{turn:00}", 0, "one"), Cancellation);
        List<string> seen = [];

        await foreach (StateRow row in store.ScanAsync(RowKinds.Centre, cancellationToken: Cancellation))
        {
            seen.Add(row.Key.Id);
            await store.CommitAsync(Write(row.Key.Id, 1, null), Cancellation);
            await store.CommitAsync(Write($"z{row.Key.Id}", 0, "new"), Cancellation);
            Assert.Equal(50, (await store.AllAsync(RowKinds.Centre)).Count);
        }

        Assert.Equal(Enumerable.Range(0, 50).Select(turn => $"{turn:00}"), seen);
    }

    [Fact]
    public async Task Scan_LeftHalfWay_LeavesTheReaderUsable()
    {
        await using var store = SqliteDirectoryStore.Open(Path);
        foreach (string id in (string[])["a", "b", "c"]) await store.CommitAsync(Write(id, 0, id), Cancellation);

        await foreach (StateRow row in store.ScanAsync(RowKinds.Centre, cancellationToken: Cancellation))
        {
            if (row.Key.Id == "b") break;
        }

        await store.CommitAsync(Write("d", 0, "d"), Cancellation);
        Assert.Equal(["a", "b", "c", "d"], (await store.AllAsync(RowKinds.Centre)).Select(row => row.Key.Id));
    }

    [Fact]
    public async Task Scan_WhenTheStoreCloses_EndsAsClosed()
    {
        var store = SqliteDirectoryStore.Open(Path);
        foreach (string id in (string[])["a", "b"]) await store.CommitAsync(Write(id, 0, id), Cancellation);

        var failure = await Assert.ThrowsAsync<StoreUnavailableException>(async () =>
        {
            await foreach (StateRow row in store.ScanAsync(RowKinds.Centre, cancellationToken: Cancellation)) await store.DisposeAsync();
        });

        Assert.Equal(StoreCodes.Closed, failure.Code);
    }

    [Fact]
    public async Task ForReading_WhileAProcessWrites_SeesWhatItHasCommitted()
    {
        using var child = ChildProcess.Start(["write", "sqlite", Path]);
        string first = await child.ReadLineAsync(Cancellation);

        await using (var reading = SqliteDirectoryStore.OpenForReading(Path))
        {
            Assert.NotNull(await reading.ReadAsync(Centre(first), Cancellation));
            Assert.Empty(await reading.CheckAsync(Cancellation));
            FeedCursor head = await reading.HeadAsync(Cancellation);
            string later = await child.ReadLineAsync(Cancellation);
            Assert.NotNull(await reading.ReadAsync(Centre(later), Cancellation));
            Assert.True((await reading.HeadAsync(Cancellation)).HasReached(head));
            Assert.Throws<InvalidOperationException>(() => { _ = reading.CommitAsync(Write("a", 0, "one"), Cancellation); });
            Assert.Throws<InvalidOperationException>(() => { _ = reading.WaitForFeedAsync(FeedCursor.Start, Cancellation); });
        }

        child.Kill();
        await using var afterwards = SqliteDirectoryStore.OpenForReading(Path);
        Assert.NotNull(await afterwards.ReadAsync(Centre(first), Cancellation));
        Assert.Empty(await afterwards.CheckAsync(Cancellation));
    }

    [Fact]
    public void ForReading_WithoutAFile_SaysThatItIsMissing()
    {
        Assert.Equal(StoreCodes.Missing, Assert.Throws<StoreUnavailableException>(() => SqliteDirectoryStore.OpenForReading(Path)).Code);
        Assert.False(File.Exists(Path));
    }

    [Theory]
    [InlineData("DELETE FROM event WHERE position = 2", "Incomplete batches of the feed: 1.")]
    [InlineData("UPDATE event SET batch = 2 WHERE position = 3", "Incomplete batches of the feed: 2.")]
    [InlineData("UPDATE sqlite_sequence SET seq = 2", "Events beyond the head of the feed: 1.")]
    [InlineData("UPDATE state SET version = 0", "State rows with a version below 1: 1.")]
    [InlineData("UPDATE idempotency SET batch = 9", "Idempotency keys with a position outside the feed: 1.")]
    public async Task Check_OfATamperedFile_SaysWhatIsWrong(string tampering, string problem)
    {
        await using (var store = SqliteDirectoryStore.Open(Path))
        {
            await store.CommitAsync(Announce("a", "1", "2", "3") with { Writes = Write("a", 0, "one").Writes, IdempotencyKey = "key" }, Cancellation);
        }

        Execute(tampering);

        await using var reading = SqliteDirectoryStore.OpenForReading(Path);
        Assert.Contains(problem, await reading.CheckAsync(Cancellation));
    }

    [Fact]
    public async Task Check_OfADamagedFile_SaysSo()
    {
        await using (var store = SqliteDirectoryStore.Open(Path))
        {
            for (int turn = 0; turn < 200; turn++) await store.CommitAsync(Write($"{turn}", 0, new string('x', 500)), Cancellation);
        }

        byte[] bytes = await File.ReadAllBytesAsync(Path, Cancellation);
        bytes.AsSpan(bytes.Length / 2, 3 * 8192).Fill(0xAA);
        await File.WriteAllBytesAsync(Path, bytes, Cancellation);

        await using var reading = SqliteDirectoryStore.OpenForReading(Path);
        Assert.Contains(await reading.CheckAsync(Cancellation), problem => problem.StartsWith("The database file is damaged", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Deleted_Content_IsGoneFromTheFile()
    {
        const string Secret = "a sentence that must not survive its row";
        await using (var store = SqliteDirectoryStore.Open(Path))
        {
            await store.CommitAsync(Write("a", 0, Secret), Cancellation);
            await store.CommitAsync(Write("a", 1, null), Cancellation);
        }

        Assert.DoesNotContain(Secret, System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(Path, Cancellation)), StringComparison.Ordinal);
        Assert.False(File.Exists(Path + "-wal"));
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={Path};Pooling=False");
        connection.Open();
        return connection;
    }

    private string? Execute(string sql)
    {
        using SqliteConnection connection = Connect();
        return SqliteFile.Query(connection, sql);
    }
}
