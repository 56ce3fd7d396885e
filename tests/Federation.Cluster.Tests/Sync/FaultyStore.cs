using System.Runtime.CompilerServices;
using Federation.Cluster.Storage;

namespace Federation.Cluster.Tests.Sync;

/// <summary>A real store that refuses or holds up the commits a test names, as a full disk, a crash or a slow machine would.</summary>
internal sealed class FaultyStore(IDirectoryStore store) : IDirectoryStore
{
    /// <summary>Told of every batch; true refuses it.</summary>
    public Func<StoreBatch, bool> Refuses { get; set; } = _ => false;

    /// <summary>Awaited after a batch is stored and before whoever stored it hears of it.</summary>
    public Func<StoreBatch, Task> Holds { get; set; } = _ => Task.CompletedTask;

    /// <summary>Awaited after a row was read and before whoever asked has it.</summary>
    public Func<StateKey, Task> HoldsRead { get; set; } = _ => Task.CompletedTask;

    /// <summary>Awaited before the rows of a kind are gone through.</summary>
    public Func<string, Task> HoldsScan { get; set; } = _ => Task.CompletedTask;

    /// <summary>Awaited before the feed is read on.</summary>
    public Func<Task> HoldsFeed { get; set; } = () => Task.CompletedTask;

    public async ValueTask<CommitReceipt> CommitAsync(StoreBatch batch, CancellationToken cancellationToken = default)
    {
        if (Refuses(batch)) throw new StoreUnavailableException(StoreCodes.Full, "The disk is full.");
        var receipt = await store.CommitAsync(batch, cancellationToken);
        await Holds(batch);
        return receipt;
    }

    public async ValueTask<StateRow?> ReadAsync(StateKey key, CancellationToken cancellationToken = default)
    {
        var row = await store.ReadAsync(key, cancellationToken);
        await HoldsRead(key);
        return row;
    }

    public ValueTask<IReadOnlyList<StateRow?>> ReadManyAsync(string kind, IReadOnlyList<string> ids, CancellationToken cancellationToken = default) =>
        store.ReadManyAsync(kind, ids, cancellationToken);

    public async IAsyncEnumerable<StateRow> ScanAsync(string kind, string prefix = "", [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await HoldsScan(kind);
        await foreach (var row in store.ScanAsync(kind, prefix, cancellationToken)) yield return row;
    }

    public IAsyncEnumerable<string> ScanIdsAsync(string kind, string prefix = "", CancellationToken cancellationToken = default) => store.ScanIdsAsync(kind, prefix, cancellationToken);

    public IAsyncEnumerable<StateRow> ScanAfterAsync(string kind, string after, CancellationToken cancellationToken = default) => store.ScanAfterAsync(kind, after, cancellationToken);

    public async ValueTask<FeedSlice> ReadFeedAsync(FeedCursor after, int limit, CancellationToken cancellationToken = default)
    {
        await HoldsFeed();
        return await store.ReadFeedAsync(after, limit, cancellationToken);
    }

    public ValueTask<FeedCursor> HeadAsync(CancellationToken cancellationToken = default) => store.HeadAsync(cancellationToken);

    public Task WaitForFeedAsync(FeedCursor after, CancellationToken cancellationToken) => store.WaitForFeedAsync(after, cancellationToken);

    public Task<int> RewriteEventsAsync(Func<StateKey, ReadOnlyMemory<byte>, ReadOnlyMemory<byte>> rewrite, CancellationToken cancellationToken = default) => store.RewriteEventsAsync(rewrite, cancellationToken);

    public Task ForgetAsync(CancellationToken cancellationToken = default) => store.ForgetAsync(cancellationToken);

    public Task<IReadOnlyList<string>> CheckAsync(CancellationToken cancellationToken = default) => store.CheckAsync(cancellationToken);

    public Task<StoreFigures> MeasureAsync(CancellationToken cancellationToken = default) => store.MeasureAsync(cancellationToken);

    public ValueTask DisposeAsync() => store.DisposeAsync();
}
