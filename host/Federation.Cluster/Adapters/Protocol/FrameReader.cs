using System.Buffers.Binary;

namespace Federation.Cluster.Adapters.Protocol;

/// <summary>
/// Reads frames. The host reads asynchronously; the worker blocks a thread of its own, which no adapter can starve. Not thread safe.
/// </summary>
internal sealed class FrameReader(Stream stream)
{
    private readonly byte[] _buffer = new byte[Frame.ChunkBytes];
    private int _start;
    private int _end;

    /// <summary>The next frame; null where the pipe ended between two frames.</summary>
    /// <exception cref="ProtocolException">The length is out of bounds.</exception>
    /// <exception cref="EndOfStreamException">The pipe ended inside a frame.</exception>
    public async ValueTask<Frame?> ReadAsync(CancellationToken cancellationToken)
    {
        while (Buffered < Frame.HeaderBytes)
        {
            int read = await stream.ReadAsync(FreeSpace(), cancellationToken);
            if (!Advance(read)) return null;
        }

        var (type, payload) = TakeHeader();
        int copied = TakeBuffered(payload);
        while (copied < payload.Length)
        {
            int read = await stream.ReadAsync(payload.AsMemory(copied), cancellationToken);
            copied += Inside(read);
        }

        return new Frame(type, payload);
    }

    /// <summary>As <see cref="ReadAsync"/>, blocking the calling thread.</summary>
    public Frame? Read()
    {
        while (Buffered < Frame.HeaderBytes)
        {
            int read = stream.Read(FreeSpace().Span);
            if (!Advance(read)) return null;
        }

        var (type, payload) = TakeHeader();
        int copied = TakeBuffered(payload);
        while (copied < payload.Length)
        {
            int read = stream.Read(payload.AsSpan(copied));
            copied += Inside(read);
        }

        return new Frame(type, payload);
    }

    private int Buffered => _end - _start;

    private Memory<byte> FreeSpace()
    {
        _buffer.AsSpan(_start, Buffered).CopyTo(_buffer);
        _end = Buffered;
        _start = 0;
        return _buffer.AsMemory(_end);
    }

    /// <summary>False where the pipe ended between two frames.</summary>
    private bool Advance(int read)
    {
        if (read == 0 && Buffered == 0) return false;
        _end += Inside(read);
        return true;
    }

    private (FrameType Type, byte[] Payload) TakeHeader()
    {
        uint length = BinaryPrimitives.ReadUInt32LittleEndian(_buffer.AsSpan(_start));
        var type = (FrameType)_buffer[_start + sizeof(int)];
        if (length > Frame.MostPayload) throw new ProtocolException($"A frame announces {length} bytes; {Frame.MostPayload} are allowed.");
        _start += Frame.HeaderBytes;
        return (type, length == 0 ? [] : GC.AllocateUninitializedArray<byte>((int)length));
    }

    private int TakeBuffered(byte[] payload)
    {
        int count = Math.Min(Buffered, payload.Length);
        _buffer.AsSpan(_start, count).CopyTo(payload);
        _start += count;
        return count;
    }

    private static int Inside(int read) => read > 0 ? read : throw new EndOfStreamException("The pipe ended inside a frame.");
}
