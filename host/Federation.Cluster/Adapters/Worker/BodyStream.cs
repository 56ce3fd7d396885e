namespace Federation.Cluster.Adapters.Worker;

/// <summary>A body as a forward-only stream. Reading asks the host for more; disposing ends the transfer. Not thread safe.</summary>
internal sealed class BodyStream(Transfer transfer) : Stream
{
    private ReadOnlyMemory<byte> _chunk;
    private bool _ended;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_chunk.IsEmpty && !_ended && !buffer.IsEmpty)
        {
            _chunk = await transfer.NextChunkAsync(cancellationToken);
            _ended = _chunk.IsEmpty;
        }

        int count = Math.Min(buffer.Length, _chunk.Length);
        _chunk[..count].CopyTo(buffer);
        _chunk = _chunk[count..];
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    // Chunks arrive on the link's own thread, so blocking here waits for nobody who waits for us.
    public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) transfer.Close();
        base.Dispose(disposing);
    }
}
