using System.Runtime.CompilerServices;
using Federation.Cluster.Storage.Committing;
using Federation.Cluster.Storage.Transfer;
using Npgsql;

namespace Federation.Cluster.Storage.Postgres;

/// <summary>
/// The store of a cluster on PostgreSQL 13 or later, in one schema, as one partition. Any number of hosts write at once: each commits what its callers have queued up as one transaction, one host after the other. Thread safe.
/// </summary>
/// <remarks>
/// As durable as the server's <c>synchronous_commit</c>, which must not be off; see docs/deploy. Reads that lose their connection are repeated; a commit that loses it while it is written is not, for nobody knows whether it was.
/// </remarks>
public sealed class PostgresDirectoryStore : ITransferableStore
{
    private const int MostBatches = 512;
    private const long MostBytes = 16L * 1024 * 1024;
    private const int IdsAtOnce = 1_000;
    private const int RowsAtOnce = 1_000;
    private const int EventsAtOnce = 500;
    
    /// <summary>While somebody waits to write a table anew, everybody else waits behind them: so not for long, and again later.</summary>
    private static readonly TimeSpan LockedFor = TimeSpan.FromMilliseconds(300);


    private readonly PostgresSource _source;
    private readonly FeedSignal? _signal;
    private readonly FeedListener? _listener;
    private readonly PostgresWriter? _writer;
    private readonly GroupCommitter? _committer;
    private int _isDisposed;

    private PostgresDirectoryStore(PostgresSource source, FeedSignal? signal, TimeSpan lookEvery)
    {
        _source = source;
        if (signal is null) return;
        _signal = signal;
        _listener = new FeedListener(source, signal, lookEvery);
        _writer = new PostgresWriter(source, signal);
        _committer = new GroupCommitter(new CommitQueue(MostBatches, MostBytes, Closed), _writer.CommitAsync, failure => PostgresFailure.Of(failure, source.Place));
    }

    /// <summary>Opens the store for reading and writing; creates its schema, or brings it to this release's format, where that is needed.</summary>
    /// <exception cref="StoreUnavailableException">The server does not answer or refuses, or the tables are newer.</exception>
    /// <exception cref="ArgumentException">The connection string cannot be read, or the schema has no name that may be.</exception>
    public static Task<PostgresDirectoryStore> OpenAsync(PostgresStoreOptions options, CancellationToken cancellationToken = default) => OpenAsync(options, isForReading: false, cancellationToken);

    /// <summary>Opens an existing store for reading. Commits and waits for the feed throw <see cref="InvalidOperationException"/>.</summary>
    /// <exception cref="StoreUnavailableException">The server does not answer or refuses, or there are no tables, or newer ones.</exception>
    /// <exception cref="ArgumentException">As with <see cref="OpenAsync(PostgresStoreOptions, CancellationToken)"/>.</exception>
    public static Task<PostgresDirectoryStore> OpenForReadingAsync(PostgresStoreOptions options, CancellationToken cancellationToken = default) => OpenAsync(options, isForReading: true, cancellationToken);

    public ValueTask<StateRow?> ReadAsync(StateKey key, CancellationToken cancellationToken = default)
    {
        StoreRules.Demand(key);
        return _source.ReadAsync((connection, cancellation) => PostgresReader.RowAsync(connection, key, cancellation), cancellationToken);
    }

    public async ValueTask<IReadOnlyList<StateRow?>> ReadManyAsync(string kind, IReadOnlyList<string> ids, CancellationToken cancellationToken = default)
    {
        foreach (string id in ids) StoreRules.Demand(new StateKey(kind, id));
        _source.DemandOpen();
        List<StateRow?> rows = new(ids.Count);
        foreach (string[] part in ids.Chunk(IdsAtOnce)) rows.AddRange(await _source.ReadAsync((connection, cancellation) => PostgresReader.RowsAsync(connection, kind, part, cancellation), cancellationToken));
        return rows;
    }

    public IAsyncEnumerable<StateRow> ScanAsync(string kind, string prefix = "", CancellationToken cancellationToken = default)
    {
        Demand(kind, prefix);
        return ScanRowsAsync(kind, IdRange.Of(prefix), cancellationToken);
    }

    public IAsyncEnumerable<string> ScanIdsAsync(string kind, string prefix = "", CancellationToken cancellationToken = default)
    {
        Demand(kind, prefix);
        return PagesAsync(IdRange.Of(prefix), (range, connection, cancellation) => PostgresReader.IdsAsync(connection, kind, range, RowsAtOnce, cancellation), static id => id, cancellationToken);
    }

    public IAsyncEnumerable<StateRow> ScanAfterAsync(string kind, string after, CancellationToken cancellationToken = default)
    {
        Demand(kind, after);
        return ScanRowsAsync(kind, IdRange.Of("").After(after), cancellationToken);
    }

    public ValueTask<CommitReceipt> CommitAsync(StoreBatch batch, CancellationToken cancellationToken = default)
    {
        StoreRules.Demand(batch);
        return _committer is null ? throw ReadingOnly() : _committer.CommitAsync(batch, cancellationToken);
    }

    public ValueTask<FeedSlice> ReadFeedAsync(FeedCursor after, int limit, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return _source.ReadAsync((connection, cancellation) => PostgresReader.FeedAsync(connection, after, limit, cancellation), cancellationToken);
    }

    public async ValueTask<FeedCursor> HeadAsync(CancellationToken cancellationToken = default) => new(await _source.ReadAsync(PostgresReader.HeadAsync, cancellationToken));

    public Task WaitForFeedAsync(FeedCursor after, CancellationToken cancellationToken) => _signal is null ? throw ReadingOnly() : _signal.WaitAsync(after[0], cancellationToken);

    public Task<int> RewriteEventsAsync(Func<StateKey, ReadOnlyMemory<byte>, ReadOnlyMemory<byte>> rewrite, CancellationToken cancellationToken = default) => _committer is null
        ? throw ReadingOnly()
        : EventRewriting.RunAsync(after => _source.ReadAsync((connection, cancellation) => PostgresReader.EventsAsync(connection, after, EventsAtOnce, cancellation), cancellationToken), _committer.CommitAsync, rewrite, cancellationToken);

    /// <inheritdoc/>
    /// <remarks>The tables are written anew. What the server's write-ahead log, its archive and its backups hold stays there until they are renewed, which is its operator's to see to.</remarks>
    public async Task ForgetAsync(CancellationToken cancellationToken = default)
    {
        if (_committer is null) throw ReadingOnly();
        await GuardAsync(
            async () =>
            {
                await using var connection = await _source.OpenAsync(cancellationToken);
                foreach (string sql in (string[])[$"SET lock_timeout = {LockedFor.TotalMilliseconds:0}", "VACUUM (FULL) state", "VACUUM (FULL) event", "VACUUM (FULL) idempotency"])
                {
                    await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
                    await command.ExecuteNonQueryAsync(cancellationToken);
                }

                return true;
            },
            cancellationToken);
    }

    public async Task<IReadOnlyList<string>> CheckAsync(CancellationToken cancellationToken = default) => await _source.ReadAsync(PostgresCheck.RunAsync, cancellationToken);

    public async Task<StoreFigures> MeasureAsync(CancellationToken cancellationToken = default) => await _source.ReadAsync(PostgresMeasure.RunAsync, cancellationToken);

    async Task<IStoreContents> ITransferableStore.OpenContentsAsync(CancellationToken cancellationToken) => await GuardAsync(async () => await PostgresContents.OpenAsync(await _source.OpenAsync(cancellationToken), _source.Place, cancellationToken), cancellationToken);

    Task ITransferableStore.TakeOverAsync(IStoreContents contents, CancellationToken cancellationToken) => _committer is null ? throw ReadingOnly() : GuardAsync(
        async () =>
        {
            await using var connection = await _source.OpenAsync(cancellationToken);
            await PostgresTakeOver.RunAsync(connection, contents, cancellationToken);
            _signal?.Advance(contents.Head);
            return contents.Head;
        },
        cancellationToken);

    /// <summary>Lets the transaction in work end, fails everything that waits with <see cref="StoreCodes.Closed"/>, and closes the connections. Safe to call twice.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0) return;
        if (_committer is not null) await _committer.DisposeAsync();
        _source.Close();
        _signal?.End(Closed());
        if (_listener is not null) await _listener.DisposeAsync();
        if (_writer is not null) await _writer.DisposeAsync();
        await _source.DisposeAsync();
    }

    private static async Task<PostgresDirectoryStore> OpenAsync(PostgresStoreOptions options, bool isForReading, CancellationToken cancellationToken)
    {
        var source = new PostgresSource(options);
        try
        {
            long head = await source.ReadAsync(
                async (connection, cancellation) =>
                {
                    if (isForReading) await PostgresSchema.DemandAsync(connection, options.Schema, source.Place, cancellation);
                    else await PostgresSchema.PrepareAsync(connection, options.Schema, source.Place, cancellation);
                    return await PostgresReader.HeadAsync(connection, cancellation);
                },
                cancellationToken);
            return new PostgresDirectoryStore(source, isForReading ? null : new FeedSignal(head), options.LookEvery);
        }
        catch
        {
            await source.DisposeAsync();
            throw;
        }
    }

    private static void Demand(string kind, string part)
    {
        StoreRules.DemandText(kind, "kind");
        if (!StoreRules.IsWellFormed(part)) throw new ArgumentException("The part of an id holds half of a surrogate pair.", nameof(part));
    }

    private IAsyncEnumerable<StateRow> ScanRowsAsync(string kind, IdRange range, CancellationToken cancellationToken) =>
        PagesAsync(range, (rest, connection, cancellation) => PostgresReader.PageAsync(connection, kind, rest, RowsAtOnce, cancellation), static row => row.Key.Id, cancellationToken);

    /// <summary>Page after page, each from behind the last: no connection is held while somebody looks at one.</summary>
    private async IAsyncEnumerable<T> PagesAsync<T>(
        IdRange range, Func<IdRange, NpgsqlConnection, CancellationToken, ValueTask<Page<T>>> read, Func<T, string> id, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (bool hasMore = true; hasMore;)
        {
            var rest = range;
            var page = await _source.ReadAsync((connection, cancellation) => read(rest, connection, cancellation), cancellationToken);
            foreach (var item in page.Items)
            {
                yield return item;
                cancellationToken.ThrowIfCancellationRequested();
                _source.DemandOpen();
            }

            hasMore = page.HasMore;
            if (hasMore) range = range.After(id(page.Items[^1]));
        }
    }

    private async Task<T> GuardAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            return await work();
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw PostgresFailure.Of(exception, _source.Place);
        }
    }

    private StoreUnavailableException Closed() => PostgresFailure.Closed(_source.Place);

    private InvalidOperationException ReadingOnly() => new($"The database {_source.Place} was opened for reading only.");
}
