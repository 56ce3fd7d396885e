using System.Threading.Channels;
using Federation.Cluster.Telemetry;

namespace Federation.Cluster.Storage.Committing;

/// <summary>
/// Batches on their way to a store's one writer, who takes what has queued up meanwhile as one group, so that many batches share one write. Bounded: whoever comes when it is full waits. Any number put in, one takes out.
/// </summary>
/// <param name="mostBatches">The largest group, in batches.</param>
/// <param name="mostBytes">A group that has so many bytes of bodies takes no further batch.</param>
/// <param name="closed">What whoever comes too late is told.</param>
internal sealed class CommitQueue(int mostBatches, long mostBytes, Func<StoreUnavailableException> closed)
{
    private readonly Channel<PendingCommit> _queue = Channel.CreateBounded<PendingCommit>(new BoundedChannelOptions(4 * mostBatches) { SingleReader = true });
    private volatile bool _closing;

    public ValueTask<CommitReceipt> CommitAsync(StoreBatch batch, CancellationToken cancellationToken) => CommitAsync(new PendingCommit(batch, cancellationToken), cancellationToken);

    public async ValueTask<CommitReceipt> CommitAsync(PendingCommit pending, CancellationToken cancellationToken)
    {
        try
        {
            await _queue.Writer.WriteAsync(pending, cancellationToken);
        }
        catch (ChannelClosedException)
        {
            throw closed();
        }

        return await pending.Completion.WaitAsync(cancellationToken);
    }

    /// <summary>False when it is closed and nothing waits any more.</summary>
    public ValueTask<bool> WaitAsync() => _queue.Reader.WaitToReadAsync();

    /// <summary>The next group, in the order of arrival; it may be empty. What still waits when the queue is closed is told so, and is not taken.</summary>
    public List<PendingCommit> Take()
    {
        List<PendingCommit> group = [];
        long bytes = 0;
        while (group.Count < mostBatches && bytes < mostBytes && _queue.Reader.TryRead(out PendingCommit? pending))
        {
            if (_closing)
            {
                pending.Fail(closed());
                continue;
            }

            group.Add(pending);
            bytes += pending.Bytes;
        }

        if (group.Count > 0) StoreMeter.Grouped(group.Count);
        return group;
    }

    /// <summary>Nobody comes in any more, and what waits is not taken. Safe to call twice.</summary>
    public void Close()
    {
        _closing = true;
        _queue.Writer.TryComplete();
    }
}
