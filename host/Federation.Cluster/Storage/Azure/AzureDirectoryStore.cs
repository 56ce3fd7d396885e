using System.Runtime.CompilerServices;
using System.Text;
using Federation.Cluster.Storage.Committing;
using Federation.Cluster.Storage.Transfer;

namespace Federation.Cluster.Storage.Azure;

/// <summary>
/// The store in a storage account of Azure: rows, events and idempotency keys in one table, large bodies in a container of blobs. Commits of many callers share one transaction. Any number of processes may have it open at once. Thread safe.
/// </summary>
/// <remarks>
/// Everything lies in one partition of the table, because a batch writes rows of any ids as a whole; its commits, over all processes, are as many as the service takes transactions of one partition, each with up to 99 rows.
/// What is deleted or overwritten is gone from the service's answers at once; when it goes from its disks is the service's to say, and where the account keeps deleted blobs or their versions, they are kept.
/// </remarks>
public sealed class AzureDirectoryStore : ITransferableStore
{
    private const int MostBatches = AzureOperation.MostTogether;
    private const long MostBytes = 32L * 1024 * 1024;
    private const int EventsAtOnce = 90;

    private readonly AzureTable _table;
    private readonly AzureBodies _bodies;
    private readonly AzureRecords _records;
    private readonly AzureReader _reader;
    private readonly AzureFeedReader _feed;
    private readonly AzureForgetting _forgetting;
    private readonly TimeProvider _clock;
    private readonly FeedSignal _signal;
    private readonly AzureWatch _watch;
    private readonly GroupCommitter _committer;
    private volatile bool _closed;

    private AzureDirectoryStore(AzureTable table, AzureBodies bodies, long head, TimeSpan pollInterval, TimeProvider clock)
    {
        _table = table;
        _bodies = bodies;
        _records = new AzureRecords(table, bodies, clock);
        _reader = new AzureReader(table, bodies);
        _feed = new AzureFeedReader(table, bodies, _reader);
        _forgetting = new AzureForgetting(table, bodies, _records, clock);
        _clock = clock;
        _signal = new FeedSignal(head);
        _watch = new AzureWatch(table, _records, _signal, pollInterval, clock);
        var writer = new AzureWriter(table, bodies, _records, _signal, clock);
        _committer = new GroupCommitter(new CommitQueue(MostBatches, MostBytes, AzureFailure.Closed), writer.CommitAsync, AzureFailure.Of);
    }

    /// <summary>Opens the store, and creates table and container where there are none.</summary>
    /// <param name="clock">For the time between two looks at the feed, and before something is tried again.</param>
    /// <exception cref="StoreUnavailableException">The options are none, the account cannot be reached or does not let this process in, the table is newer, or another program's; or <see cref="StoreCodes.Busy"/>: it is being filled with what another store holds, or that did not come to its end.</exception>
    public static Task<AzureDirectoryStore> OpenAsync(AzureStoreOptions options, TimeProvider clock, CancellationToken cancellationToken = default) => OpenAsync(options, AzureClients.Of(options), clock, cancellationToken);

    /// <summary>Opens the store for a copy into it, also where one before did not come to its end: the copy takes its place. One that is still under way then fails.</summary>
    /// <exception cref="StoreUnavailableException">The options are none, the account cannot be reached or does not let this process in, the table is newer, or another program's.</exception>
    public static Task<AzureDirectoryStore> OpenToFillAsync(AzureStoreOptions options, TimeProvider clock, CancellationToken cancellationToken = default) => OpenToFillAsync(options, AzureClients.Of(options), clock, cancellationToken);

    internal static async Task<AzureDirectoryStore> OpenAsync(AzureStoreOptions options, AzureClients clients, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (table, bodies) = (new AzureTable(clients.Table), new AzureBodies(clients.Container));
        var head = await new AzureRecords(table, bodies, clock).CompleteAsync(await AzureOpening.RunAsync(table, bodies, options, cancellationToken));
        return new AzureDirectoryStore(table, bodies, head.Position, options.PollInterval, clock);
    }

    internal static async Task<AzureDirectoryStore> OpenToFillAsync(AzureStoreOptions options, AzureClients clients, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (table, bodies) = (new AzureTable(clients.Table), new AzureBodies(clients.Container));
        var head = await AzureOpening.RunAsync(table, bodies, options, cancellationToken);
        return new AzureDirectoryStore(table, bodies, head.Position, options.PollInterval, clock);
    }

    public async ValueTask<StateRow?> ReadAsync(StateKey key, CancellationToken cancellationToken = default)
    {
        StoreRules.Demand(key);
        DemandOpen();
        return await _reader.RowAsync(key, cancellationToken);
    }

    public async ValueTask<IReadOnlyList<StateRow?>> ReadManyAsync(string kind, IReadOnlyList<string> ids, CancellationToken cancellationToken = default)
    {
        StateKey[] keys = [.. ids.Select(id => new StateKey(kind, id))];
        foreach (var key in keys) StoreRules.Demand(key);
        DemandOpen();
        return await _reader.RowsAsync(keys, cancellationToken);
    }

    public IAsyncEnumerable<StateRow> ScanAsync(string kind, string prefix = "", CancellationToken cancellationToken = default)
    {
        byte[] start = Demanded(kind, prefix, nameof(prefix));
        return WhileOpenAsync(_reader.ScanAsync(kind, AzureKeys.Starting(kind, start), id => id.AsSpan().StartsWith(start), cancellationToken), cancellationToken);
    }

    public IAsyncEnumerable<string> ScanIdsAsync(string kind, string prefix = "", CancellationToken cancellationToken = default)
    {
        byte[] start = Demanded(kind, prefix, nameof(prefix));
        return WhileOpenAsync(_reader.ScanIdsAsync(AzureKeys.Starting(kind, start), id => id.AsSpan().StartsWith(start), cancellationToken), cancellationToken);
    }

    public IAsyncEnumerable<StateRow> ScanAfterAsync(string kind, string after, CancellationToken cancellationToken = default)
    {
        byte[] before = Demanded(kind, after, nameof(after));
        return WhileOpenAsync(_reader.ScanAsync(kind, AzureKeys.From(kind, before), id => AzureOrder.Compare(id, before) > 0, cancellationToken), cancellationToken);
    }

    public ValueTask<CommitReceipt> CommitAsync(StoreBatch batch, CancellationToken cancellationToken = default)
    {
        StoreRules.Demand(batch);
        return _committer.CommitAsync(batch, cancellationToken);
    }

    public async ValueTask<FeedSlice> ReadFeedAsync(FeedCursor after, int limit, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        DemandOpen();
        return await _feed.ReadAsync(after, limit, cancellationToken);
    }

    public async ValueTask<FeedCursor> HeadAsync(CancellationToken cancellationToken = default)
    {
        DemandOpen();
        long head = (await _table.HeadAsync(cancellationToken)).Position;
        _signal.Advance(head);
        return new FeedCursor(head);
    }

    public Task WaitForFeedAsync(FeedCursor after, CancellationToken cancellationToken) => _watch.WaitAsync(after[0], cancellationToken);

    public async Task<int> RewriteEventsAsync(Func<StateKey, ReadOnlyMemory<byte>, ReadOnlyMemory<byte>> rewrite, CancellationToken cancellationToken = default)
    {
        DemandOpen();
        long head = (await _table.HeadAsync(cancellationToken)).Position;
        return await EventRewriting.RunAsync(after => _feed.EventsAsync(after, head, EventsAtOnce, cancellationToken), _committer.CommitAsync, rewrite, cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>Rows are overwritten and deleted where they stand, and their blobs after the commit; this deletes the blobs that were left. The service keeps no more of them where soft delete, versions and snapshots of blobs are off.</remarks>
    public Task ForgetAsync(CancellationToken cancellationToken = default)
    {
        DemandOpen();
        return _forgetting.RunAsync(cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks><see cref="StoreFigures.Bytes"/> is what the bodies of rows and events take: what the service adds to them it does not say.</remarks>
    public Task<StoreFigures> MeasureAsync(CancellationToken cancellationToken = default)
    {
        DemandOpen();
        return AzureMeasure.RunAsync(_table, cancellationToken);
    }

    public Task<IReadOnlyList<string>> CheckAsync(CancellationToken cancellationToken = default)
    {
        DemandOpen();
        return new AzureCheck(_table, _bodies, _records).RunAsync(cancellationToken);
    }

    /// <remarks>Somebody who writes before all is read makes the reading fail.</remarks>
    async Task<IStoreContents> ITransferableStore.OpenContentsAsync(CancellationToken cancellationToken)
    {
        DemandOpen();
        return new AzureContents(_table, _reader, _feed, await _records.CompleteAsync(await _table.HeadAsync(cancellationToken)));
    }

    /// <remarks>Only into an empty store, or in the place of a copy that did not come to its end.</remarks>
    async Task ITransferableStore.TakeOverAsync(IStoreContents contents, CancellationToken cancellationToken)
    {
        DemandOpen();
        _signal.Advance((await new AzureTakeOver(_table, _bodies, _clock).RunAsync(contents, cancellationToken)).Position);
    }

    /// <summary>Lets the transaction in work end, and fails everything that waits with <see cref="StoreCodes.Closed"/>. Safe to call twice.</summary>
    public async ValueTask DisposeAsync()
    {
        _closed = true;
        await _committer.DisposeAsync();
        await _watch.DisposeAsync();
        _signal.End(AzureFailure.Closed());
    }

    private static byte[] Demanded(string kind, string text, string name)
    {
        StoreRules.DemandText(kind, "kind");
        if (!StoreRules.IsWellFormed(text)) throw new ArgumentException("It holds half of a surrogate pair.", name);
        return Encoding.UTF8.GetBytes(text);
    }

    private async IAsyncEnumerable<T> WhileOpenAsync<T>(IAsyncEnumerable<T> all, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        DemandOpen();
        await foreach (var found in all.WithCancellation(cancellationToken))
        {
            yield return found;
            cancellationToken.ThrowIfCancellationRequested();
            DemandOpen();
        }
    }

    private void DemandOpen()
    {
        if (_closed) throw AzureFailure.Closed();
    }
}
