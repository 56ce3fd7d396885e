using System.Threading.Channels;
using Federation.Cluster.Adapters.Protocol;
using Federation.Contracts;

namespace Federation.Cluster.Adapters.Worker;

/// <summary>
/// One request or source as the worker sees it: a head, then chunks that are asked for one by one. At most two are
/// asked for ahead of the reader, so a body of any size takes two chunks of memory.
/// </summary>
internal sealed class Transfer(int id, HostLink link)
{
    private const int ChunksAhead = 2;

    private readonly TaskCompletionSource<object> _head = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Channel<ReadOnlyMemory<byte>> _chunks = Channel.CreateUnbounded<ReadOnlyMemory<byte>>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });
    private bool _pulling;
    private int _closed;

    /// <summary>The head, as soon as the host has it.</summary>
    /// <exception cref="AdapterException">The host could not fetch or open it.</exception>
    public async Task<T> HeadAsync<T>(CancellationToken cancellationToken)
    {
        try
        {
            return (T)await _head.Task.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Close();
            throw;
        }
    }

    /// <summary>The next chunk; empty at the end of the body.</summary>
    /// <exception cref="AdapterException">The body broke off or is too large.</exception>
    public async ValueTask<ReadOnlyMemory<byte>> NextChunkAsync(CancellationToken cancellationToken)
    {
        if (!_pulling)
        {
            _pulling = true;
            for (int ahead = 1; ahead < ChunksAhead; ahead++) Send(FrameType.PullBody);
            Send(FrameType.PullBody);
        }

        if (!await _chunks.Reader.WaitToReadAsync(cancellationToken) || !_chunks.Reader.TryRead(out var chunk)) return default;
        if (!_chunks.Reader.Completion.IsCompleted) Send(FrameType.PullBody);
        return chunk;
    }

    /// <summary>Nobody reads on; the host ends its side.</summary>
    public void Close()
    {
        if (Interlocked.Exchange(ref _closed, 1) != 0) return;
        link.Forget(id);
        if (!_chunks.Reader.Completion.IsCompleted) Send(FrameType.CloseBody);
        _chunks.Writer.TryComplete();
    }

    public void Opened(object head) => _head.TrySetResult(head);

    public void Arrived(ReadOnlyMemory<byte> chunk) => _chunks.Writer.TryWrite(chunk);

    public void Ended()
    {
        _chunks.Writer.TryComplete();
        link.Forget(id);
    }

    public void Failed(FailureMessage failure)
    {
        var exception = failure.ToException();
        _head.TrySetException(exception);
        _chunks.Writer.TryComplete(exception);
        link.Forget(id);
    }

    private void Send(FrameType type) => link.Writer.Write(type, BitConverter.GetBytes(id));
}
