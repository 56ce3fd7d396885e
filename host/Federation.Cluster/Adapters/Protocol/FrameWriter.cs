using System.Buffers;
using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Federation.Cluster.Adapters.Protocol;

/// <summary>Writes whole frames, one at a time, each in one write. Thread safe.</summary>
internal sealed class FrameWriter(Stream stream) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Cancelling ends the wait for the turn, never a write that has begun.</summary>
    public async ValueTask WriteAsync(FrameType type, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        byte[] frame = Rent(type, payload.Span);
        try
        {
            await _turn.WaitAsync(cancellationToken);
            try
            {
                // Not cancelled halfway: half a frame would spoil all that follow. A pipe that closes ends the wait.
                await stream.WriteAsync(frame.AsMemory(0, Frame.HeaderBytes + payload.Length), CancellationToken.None);
                await stream.FlushAsync(CancellationToken.None);
            }
            finally
            {
                _turn.Release();
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(frame);
        }
    }

    public ValueTask WriteAsync<T>(FrameType type, T message, JsonTypeInfo<T> json, CancellationToken cancellationToken) =>
        WriteAsync(type, JsonSerializer.SerializeToUtf8Bytes(message, json), cancellationToken);

    /// <summary>As <see cref="WriteAsync"/>, blocking the calling thread: the worker's side, where an adapter may log or read synchronously.</summary>
    public void Write(FrameType type, ReadOnlySpan<byte> payload)
    {
        byte[] frame = Rent(type, payload);
        try
        {
            _turn.Wait();
            try
            {
                stream.Write(frame.AsSpan(0, Frame.HeaderBytes + payload.Length));
                stream.Flush();
            }
            finally
            {
                _turn.Release();
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(frame);
        }
    }

    public void Write<T>(FrameType type, T message, JsonTypeInfo<T> json) => Write(type, JsonSerializer.SerializeToUtf8Bytes(message, json));

    public void Dispose() => _turn.Dispose();

    private static byte[] Rent(FrameType type, ReadOnlySpan<byte> payload)
    {
        if (payload.Length > Frame.MostPayload) throw new ProtocolException($"A frame of {payload.Length} bytes was about to be written; {Frame.MostPayload} are allowed.");
        byte[] frame = ArrayPool<byte>.Shared.Rent(Frame.HeaderBytes + payload.Length);
        BinaryPrimitives.WriteInt32LittleEndian(frame, payload.Length);
        frame[sizeof(int)] = (byte)type;
        payload.CopyTo(frame.AsSpan(Frame.HeaderBytes));
        return frame;
    }
}
