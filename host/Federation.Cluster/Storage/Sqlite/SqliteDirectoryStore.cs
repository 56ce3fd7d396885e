using System.Runtime.CompilerServices;
using Federation.Cluster.Storage.Committing;
using Federation.Cluster.Storage.Transfer;
using Microsoft.Data.Sqlite;

namespace Federation.Cluster.Storage.Sqlite;

/// <summary>
/// The embedded store: one SQLite file with one partition. Commits of many callers share one write to the disk. Reads run
/// on the caller's thread and never wait for the writer. Thread safe.
/// </summary>
/// <remarks>
/// One process writes (see <see cref="DataFolderLock"/>), any number read. Durable against a lost process and a lost power
/// supply (<c>synchronous=FULL</c>); deleted content is overwritten in the file (<c>secure_delete</c>).
/// </remarks>
public sealed class SqliteDirectoryStore : ITransferableStore
{
    /// <summary>The file's name within a data folder.</summary>
    public const string FileName = "directory.db";

    private const int EventsAtOnce = 500;

    private readonly SqliteFile _file;
    private readonly SqliteReaderPool _readers;
    private readonly FeedSignal? _signal;
    private readonly SqliteWriter? _writer;
    private readonly string? _damage;

    /// <param name="damage">Of the journal, as <see cref="CheckAsync"/> tells it.</param>
    private SqliteDirectoryStore(SqliteFile file, SqliteWriterSession? session, string? damage = null)
    {
        _file = file;
        _damage = damage;
        _readers = new SqliteReaderPool(file);
        if (session is null) return;
        session.Begin();
        session.Commit();
        _signal = new FeedSignal(session.Head);
        _writer = new SqliteWriter(file, session, _signal);
    }

    /// <summary>Opens the store for reading and writing, and creates it where there is none. The folder must exist.</summary>
    /// <exception cref="StoreUnavailableException">The file cannot be opened or written, is newer, or is not a directory's; or <see cref="StoreCodes.Damaged"/>: what was confirmed cannot be read any more, and the next commit would write over it.</exception>
    public static SqliteDirectoryStore Open(string path, SqliteStoreOptions? options = null)
    {
        var file = new SqliteFile(path, options ?? new SqliteStoreOptions());
        SqliteConnection? connection = null;
        try
        {
            if (SqliteJournal.Damage(file.Path) is { } damage) throw new StoreUnavailableException(StoreCodes.Damaged, damage);
            connection = file.OpenForWriting();
            SqliteJournal.Flush(file.Path);
            return new SqliteDirectoryStore(file, new SqliteWriterSession(connection));
        }
        catch (Exception exception)
        {
            connection?.Dispose();
            throw SqliteFailure.Of(exception, file.Path);
        }
    }

    /// <summary>
    /// Opens an existing store for reading, also while another process writes. Commits and waits for the feed throw
    /// <see cref="InvalidOperationException"/>; everything else sees what the writer has committed.
    /// </summary>
    /// <exception cref="StoreUnavailableException">There is no such file, it cannot be read, is newer, or is not a directory's.</exception>
    public static SqliteDirectoryStore OpenForReading(string path)
    {
        var file = new SqliteFile(path, new SqliteStoreOptions());
        if (!File.Exists(file.Path)) throw new StoreUnavailableException(StoreCodes.Missing, $"There is no database {file.Path}.");
        try
        {
            string? damage = SqliteJournal.Damage(file.Path);
            // Refused now rather than at the first read.
            file.OpenForReading().Dispose();
            return new SqliteDirectoryStore(file, session: null, damage);
        }
        catch (Exception exception)
        {
            throw SqliteFailure.Of(exception, file.Path);
        }
    }

    public ValueTask<StateRow?> ReadAsync(StateKey key, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        StoreRules.Demand(key);
        return new(_readers.Read(key, static (reader, asked) => reader.Row(asked)));
    }

    public ValueTask<IReadOnlyList<StateRow?>> ReadManyAsync(string kind, IReadOnlyList<string> ids, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        foreach (string id in ids) StoreRules.Demand(new StateKey(kind, id));
        return new(_readers.Read((kind, ids), static (reader, asked) => reader.Rows(asked.kind, asked.ids)));
    }

    public IAsyncEnumerable<StateRow> ScanAsync(string kind, string prefix = "", CancellationToken cancellationToken = default)
    {
        Demand(kind, prefix);
        return ScanAsync(reader => reader.StartScan(kind, prefix), reader => reader.NextOfScan(kind), cancellationToken);
    }

    public IAsyncEnumerable<string> ScanIdsAsync(string kind, string prefix = "", CancellationToken cancellationToken = default)
    {
        Demand(kind, prefix);
        return ScanAsync(reader => reader.StartScanOfIds(kind, prefix), static reader => reader.NextId(), cancellationToken);
    }

    public IAsyncEnumerable<StateRow> ScanAfterAsync(string kind, string after, CancellationToken cancellationToken = default)
    {
        StoreRules.DemandText(kind, "kind");
        if (!StoreRules.IsWellFormed(after)) throw new ArgumentException("The id holds half of a surrogate pair.", nameof(after));
        return ScanAsync(reader => reader.StartScanAfter(kind, after), reader => reader.NextOfScan(kind), cancellationToken);
    }

    private static void Demand(string kind, string prefix)
    {
        StoreRules.DemandText(kind, "kind");
        if (!StoreRules.IsWellFormed(prefix)) throw new ArgumentException("The prefix holds half of a surrogate pair.", nameof(prefix));
    }

    private async IAsyncEnumerable<T> ScanAsync<T>(Action<SqliteReader> start, Func<SqliteReader, T?> next, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        where T : class
    {
        SqliteReader reader = _readers.Rent();
        try
        {
            start(reader);
            while (next(reader) is { } found)
            {
                yield return found;
                cancellationToken.ThrowIfCancellationRequested();
                _readers.DemandOpen();
            }
        }
        finally
        {
            reader.StopScan();
            _readers.Return(reader);
        }
    }

    public ValueTask<CommitReceipt> CommitAsync(StoreBatch batch, CancellationToken cancellationToken = default)
    {
        StoreRules.Demand(batch);
        return _writer is null ? throw ReadingOnly() : _writer.CommitAsync(batch, cancellationToken);
    }

    public ValueTask<FeedSlice> ReadFeedAsync(FeedCursor after, int limit, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        cancellationToken.ThrowIfCancellationRequested();
        return new(_readers.Read((after, limit), static (reader, asked) => reader.Feed(asked.after, asked.limit)));
    }

    public ValueTask<FeedCursor> HeadAsync(CancellationToken cancellationToken = default)
    {
        _readers.DemandOpen();
        return new(new FeedCursor(_signal?.Head ?? _readers.Read(0, static (reader, _) => reader.Head())));
    }

    public Task WaitForFeedAsync(FeedCursor after, CancellationToken cancellationToken) =>
        _signal is null ? throw ReadingOnly() : _signal.WaitAsync(after[0], cancellationToken);

    public Task<int> RewriteEventsAsync(Func<StateKey, ReadOnlyMemory<byte>, ReadOnlyMemory<byte>> rewrite, CancellationToken cancellationToken = default) => _writer is null
        ? throw ReadingOnly()
        : EventRewriting.RunAsync(after => new(_readers.Read(after, static (reader, position) => reader.Events(position, EventsAtOnce))), _writer.CommitAsync, rewrite, cancellationToken);

    public Task ForgetAsync(CancellationToken cancellationToken = default) => _writer is null ? throw ReadingOnly() : _writer.ForgetAsync(cancellationToken);

    public Task<IReadOnlyList<string>> CheckAsync(CancellationToken cancellationToken = default) =>
        Task.Run<IReadOnlyList<string>>(
            () =>
            {
                var problems = _readers.Read(cancellationToken, static (reader, cancellation) => SqliteCheck.Run(reader.Connection, cancellation));
                return _damage is null ? problems : [_damage, .. problems];
            },
            cancellationToken);

    public Task<StoreFigures> MeasureAsync(CancellationToken cancellationToken = default) =>
        Task.Run(
            () => _readers.Read((_file.Path, cancellationToken), static (reader, asked) => SqliteMeasure.Run(reader.Connection, asked.Path, asked.cancellationToken)),
            cancellationToken);

    Task<IStoreContents> ITransferableStore.OpenContentsAsync(CancellationToken cancellationToken) => Task.FromResult<IStoreContents>(Guard(() => new SqliteContents(_file.OpenForReading())));

    /// <remarks>Only into an empty file: one that holds something is replaced by a file that was written beside it.</remarks>
    async Task ITransferableStore.TakeOverAsync(IStoreContents contents, CancellationToken cancellationToken)
    {
        if (_writer is null) throw ReadingOnly();
        try
        {
            using SqliteConnection connection = _file.OpenForWriting();
            await SqliteTakeOver.RunAsync(connection, contents, cancellationToken);
            _signal?.Advance(contents.Head);
        }
        catch (SqliteException exception)
        {
            throw SqliteFailure.Of(exception, _file.Path);
        }
    }

    /// <summary>
    /// Lets the transaction in work end, fails everything that waits with <see cref="StoreCodes.Closed"/>, and closes the file.
    /// Safe to call twice.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        _readers.Dispose();
        if (_writer is not null) await _writer.DisposeAsync();
        _signal?.End(SqliteFailure.Closed(_file.Path));
    }

    private T Guard<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception exception)
        {
            throw SqliteFailure.Of(exception, _file.Path);
        }
    }

    private InvalidOperationException ReadingOnly() => new($"The database {_file.Path} was opened for reading only.");
}
