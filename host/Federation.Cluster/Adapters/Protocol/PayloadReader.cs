using System.Buffers.Binary;
using System.Text;

namespace Federation.Cluster.Adapters.Protocol;

/// <summary>Takes numbers, bytes and texts from a payload, trusting no length in it.</summary>
internal ref struct PayloadReader(ReadOnlyMemory<byte> payload)
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private ReadOnlyMemory<byte> _rest = payload;

    public readonly bool AtEnd => _rest.IsEmpty;

    /// <summary>Everything that is left.</summary>
    public ReadOnlyMemory<byte> Rest() => Take(_rest.Length);

    public byte Byte() => Take(1).Span[0];

    public int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)).Span);

    public long Int64() => BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long)).Span);

    /// <summary>A length and as many bytes, without copying.</summary>
    public ReadOnlyMemory<byte> Bytes(int most)
    {
        int length = Int32();
        return length >= 0 && length <= most ? Take(length) : throw new ProtocolException($"A field announces {length} bytes; {most} are allowed.");
    }

    /// <summary>A length in bytes and UTF-8.</summary>
    public string Text(int mostBytes)
    {
        try
        {
            return StrictUtf8.GetString(Bytes(mostBytes).Span);
        }
        catch (DecoderFallbackException exception)
        {
            throw new ProtocolException("A text is not UTF-8.", exception);
        }
    }

    private ReadOnlyMemory<byte> Take(int count)
    {
        if (count > _rest.Length) throw new ProtocolException("A payload ends inside a field.");
        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }
}
