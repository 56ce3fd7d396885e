using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Federation.Cluster.Storage;

namespace Federation.Gateway.Tests.Doubles;

/// <summary>A store of one partition in memory, with the store's own rules. Counts what is asked of it.</summary>
internal sealed class MemoryStore : IDirectoryStore
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, StateRow> _rows = new(StringComparer.Ordinal);
    private readonly List<IReadOnlyList<EventWrite>> _batches = [];
    private readonly HashSet<string> _known = [];
    private TaskCompletionSource _grown = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int ReadManyCalls { get; private set; }

    /// <summary>Rows asked for, one by one, many at once or by a scan; each such question counts once.</summary>
    public int Reads { get; private set; }

    /// <summary>How often all rows were counted.</summary>
    public int Measures { get; private set; }

    /// <summary>What it says is free on its disk.</summary>
    public long? FreeBytes { get; set; } = 64L * 1024 * 1024 * 1024;

    /// <summary>Thrown by every read while set.</summary>
    public Exception? Broken { get; set; }

    /// <summary>Awaited by every read while set.</summary>
    public Task? Held { get; set; }

    /// <summary>Completed by the first scan that is held. The index reads beside every test, and scans nothing once it has caught up.</summary>
    public TaskCompletionSource? Asked { get; set; }

    /// <summary>Completed by the first read whose caller waits for it no more.</summary>
    public TaskCompletionSource GivenUp { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>True for reads that do not listen to their cancellation while they are held.</summary>
    public bool Deaf { get; set; }

    public async ValueTask<StateRow?> ReadAsync(StateKey key, CancellationToken cancellationToken = default)
    {
        await AnswerAsync(cancellationToken);
        lock (_gate)
        {
            Reads++;
            return _rows.GetValueOrDefault(key.ToString());
        }
    }

    public async ValueTask<IReadOnlyList<StateRow?>> ReadManyAsync(string kind, IReadOnlyList<string> ids, CancellationToken cancellationToken = default)
    {
        await AnswerAsync(cancellationToken);
        lock (_gate)
        {
            Reads++;
            ReadManyCalls++;
            return [.. ids.Select(id => _rows.GetValueOrDefault(new StateKey(kind, id).ToString()))];
        }
    }

    public async IAsyncEnumerable<StateRow> ScanAsync(string kind, string prefix = "", [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (Held is not null) Asked?.TrySetResult();
        await AnswerAsync(cancellationToken);
        List<StateRow> rows;
        lock (_gate)
        {
            Reads++;
            rows = [.. _rows.Values.Where(row => row.Key.Kind == kind && row.Key.Id.StartsWith(prefix, StringComparison.Ordinal))];
        }

        foreach (var row in rows) yield return row;
    }

    public IAsyncEnumerable<string> ScanIdsAsync(string kind, string prefix = "", CancellationToken cancellationToken = default) => ScanAsync(kind, prefix, cancellationToken).Select(row => row.Key.Id);

    public async IAsyncEnumerable<StateRow> ScanAfterAsync(string kind, string after, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var row in ScanAsync(kind, "", cancellationToken))
        {
            if (string.CompareOrdinal(row.Key.Id, after) > 0) yield return row;
        }
    }

    public ValueTask<CommitReceipt> CommitAsync(StoreBatch batch, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            if (batch.IdempotencyKey is { } key && !_known.Add(key)) return ValueTask.FromResult(new CommitReceipt(Head, true));
            foreach (var write in batch.Writes)
            {
                long version = _rows.GetValueOrDefault(write.Key.ToString())?.Version ?? 0;
                if (version != write.ExpectedVersion) throw new VersionConflictException(write.Key, write.ExpectedVersion, version);
            }

            foreach (var write in batch.Writes)
            {
                if (write.Body is { } body) _rows[write.Key.ToString()] = new StateRow(write.Key, write.ExpectedVersion + 1, body);
                else _rows.Remove(write.Key.ToString());
            }

            if (batch.Events.Count > 0)
            {
                _batches.Add(batch.Events);
                _grown.TrySetResult();
                _grown = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            return ValueTask.FromResult(new CommitReceipt(Head, false));
        }
    }

    public async ValueTask<FeedSlice> ReadFeedAsync(FeedCursor after, int limit, CancellationToken cancellationToken = default)
    {
        await AnswerAsync(cancellationToken);
        lock (_gate)
        {
            var batches = Enumerable.Range(0, _batches.Count)
                .Where(index => !after.HasReached(new FeedCursor(index + 1)))
                .Take(limit)
                .Select(index => new FeedBatch(
                    new FeedCursor(index + 1),
                    [.. _batches[index].Select(stored => new FeedEvent(stored.Subject, stored.Body, _rows.GetValueOrDefault(stored.Subject.ToString())))]))
                .ToList();
            return new FeedSlice(batches, batches.Count == 0 ? after : batches[^1].Position);
        }
    }

    public async ValueTask<FeedCursor> HeadAsync(CancellationToken cancellationToken = default)
    {
        await AnswerAsync(cancellationToken);
        lock (_gate) return Head;
    }

    public async Task WaitForFeedAsync(FeedCursor after, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task grown;
            lock (_gate)
            {
                if (!after.HasReached(Head)) return;
                grown = _grown.Task;
            }

            await grown.WaitAsync(cancellationToken);
        }
    }

    public Task<int> RewriteEventsAsync(Func<StateKey, ReadOnlyMemory<byte>, ReadOnlyMemory<byte>> rewrite, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            int rewritten = 0;
            for (int index = 0; index < _batches.Count; index++)
            {
                EventWrite[] events = [.. _batches[index].Select(stored => stored with { Body = rewrite(stored.Subject, stored.Body) })];
                rewritten += events.Zip(_batches[index]).Count(pair => !pair.First.Body.Equals(pair.Second.Body));
                _batches[index] = events;
            }

            return Task.FromResult(rewritten);
        }
    }

    public Task ForgetAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

    public Task<IReadOnlyList<string>> CheckAsync(CancellationToken cancellationToken = default) => Task.FromResult<IReadOnlyList<string>>([]);

    public async Task<StoreFigures> MeasureAsync(CancellationToken cancellationToken = default)
    {
        await AnswerAsync(cancellationToken);
        lock (_gate)
        {
            Measures++;
            var rows = _rows.Values.GroupBy(row => row.Key.Kind, StringComparer.Ordinal).ToImmutableSortedDictionary(kind => kind.Key, kind => (long)kind.Count(), StringComparer.Ordinal);
            return new StoreFigures { Engine = "memory", EngineVersion = "1", Format = 1, Rows = rows, Bytes = _rows.Values.Sum(row => (long)row.Body.Length), FreeBytes = FreeBytes };
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private FeedCursor Head => _batches.Count == 0 ? FeedCursor.Start : new FeedCursor(_batches.Count);

    private async Task AnswerAsync(CancellationToken cancellationToken)
    {
        if (Held is { } held)
        {
            try
            {
                await held.WaitAsync(Deaf ? CancellationToken.None : cancellationToken);
            }
            catch (OperationCanceledException)
            {
                GivenUp.TrySetResult();
                throw;
            }
        }

        if (Broken is { } failure) throw failure;
    }
}
