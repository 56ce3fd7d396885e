using System.Diagnostics;
using Federation.Cluster.Telemetry;

namespace Federation.Cluster.Storage;

/// <summary>Any store, with its commits and reads counted and timed, and each commit a span, while somebody listens; the store itself where nobody does. Thread safe.</summary>
/// <param name="store">Disposed with this.</param>
public sealed class WatchedStore(IDirectoryStore store) : IDirectoryStore
{
    private const string Row = "row", Rows = "rows", Feed = "feed", Span = "store commit";

    public ValueTask<StateRow?> ReadAsync(StateKey key, CancellationToken cancellationToken = default) =>
        StoreMeter.CountsReads ? TimedAsync(Row, key, static (store, key, cancellation) => store.ReadAsync(key, cancellation), cancellationToken) : store.ReadAsync(key, cancellationToken);

    public ValueTask<IReadOnlyList<StateRow?>> ReadManyAsync(string kind, IReadOnlyList<string> ids, CancellationToken cancellationToken = default) =>
        StoreMeter.CountsReads ? TimedAsync(Rows, (kind, ids), static (store, asked, cancellation) => store.ReadManyAsync(asked.kind, asked.ids, cancellation), cancellationToken) : store.ReadManyAsync(kind, ids, cancellationToken);

    // How long a walk takes is up to whoever walks.
    public IAsyncEnumerable<StateRow> ScanAsync(string kind, string prefix = "", CancellationToken cancellationToken = default) => store.ScanAsync(kind, prefix, cancellationToken);

    public IAsyncEnumerable<string> ScanIdsAsync(string kind, string prefix = "", CancellationToken cancellationToken = default) => store.ScanIdsAsync(kind, prefix, cancellationToken);

    public IAsyncEnumerable<StateRow> ScanAfterAsync(string kind, string after, CancellationToken cancellationToken = default) => store.ScanAfterAsync(kind, after, cancellationToken);

    public ValueTask<CommitReceipt> CommitAsync(StoreBatch batch, CancellationToken cancellationToken = default) =>
        StoreMeter.CountsCommits || DirectoryTelemetry.Spans.HasListeners() ? CommitWatchedAsync(batch, cancellationToken) : store.CommitAsync(batch, cancellationToken);

    public ValueTask<FeedSlice> ReadFeedAsync(FeedCursor after, int limit, CancellationToken cancellationToken = default) =>
        StoreMeter.CountsReads ? TimedAsync(Feed, (after, limit), static (store, asked, cancellation) => store.ReadFeedAsync(asked.after, asked.limit, cancellation), cancellationToken) : store.ReadFeedAsync(after, limit, cancellationToken);

    public ValueTask<FeedCursor> HeadAsync(CancellationToken cancellationToken = default) => store.HeadAsync(cancellationToken);

    public Task WaitForFeedAsync(FeedCursor after, CancellationToken cancellationToken) => store.WaitForFeedAsync(after, cancellationToken);

    public Task<int> RewriteEventsAsync(Func<StateKey, ReadOnlyMemory<byte>, ReadOnlyMemory<byte>> rewrite, CancellationToken cancellationToken = default) => store.RewriteEventsAsync(rewrite, cancellationToken);

    public Task ForgetAsync(CancellationToken cancellationToken = default) => store.ForgetAsync(cancellationToken);

    public Task<StoreFigures> MeasureAsync(CancellationToken cancellationToken = default) => store.MeasureAsync(cancellationToken);

    public Task<IReadOnlyList<string>> CheckAsync(CancellationToken cancellationToken = default) => store.CheckAsync(cancellationToken);

    public ValueTask DisposeAsync() => store.DisposeAsync();

    private async ValueTask<CommitReceipt> CommitWatchedAsync(StoreBatch batch, CancellationToken cancellationToken)
    {
        using var span = DirectoryTelemetry.Spans.StartActivity(Span, ActivityKind.Client);
        span?.SetTag(TelemetryTags.StoreRows, batch.Writes.Count).SetTag(TelemetryTags.StoreEvents, batch.Events.Count);
        long started = Stopwatch.GetTimestamp();
        try
        {
            var receipt = await store.CommitAsync(batch, cancellationToken);
            StoreMeter.Committed(started, error: null);
            return receipt;
        }
        catch (Exception failure) when (CodeOf(failure) is { } code)
        {
            StoreMeter.Committed(started, code);
            span?.SetTag(TelemetryTags.Error, code);
            // Two who write at once is the daily life of a store.
            if (code is not (StoreMeter.Conflict or StoreMeter.Cancelled)) span?.SetStatus(ActivityStatusCode.Error);
            throw;
        }
    }

    private async ValueTask<T> TimedAsync<TAsked, T>(string operation, TAsked asked, Func<IDirectoryStore, TAsked, CancellationToken, ValueTask<T>> read, CancellationToken cancellationToken)
    {
        long started = Stopwatch.GetTimestamp();
        try
        {
            var answer = await read(store, asked, cancellationToken);
            StoreMeter.Read(operation, started, error: null);
            return answer;
        }
        catch (Exception failure) when (CodeOf(failure) is { } code)
        {
            StoreMeter.Read(operation, started, code);
            throw;
        }
    }

    /// <summary>Null for what is a mistake of the caller, and nothing that the store did.</summary>
    private static string? CodeOf(Exception failure) => failure switch
    {
        StoreUnavailableException unavailable => unavailable.Code,
        VersionConflictException => StoreMeter.Conflict,
        OperationCanceledException => StoreMeter.Cancelled,
        _ => null,
    };
}
