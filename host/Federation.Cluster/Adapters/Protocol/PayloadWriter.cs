using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Federation.Cluster.Adapters.Protocol;

/// <summary>Writes what <see cref="PayloadReader"/> reads.</summary>
internal static class PayloadWriter
{
    public static void Byte(this ArrayBufferWriter<byte> payload, byte value)
    {
        payload.GetSpan(1)[0] = value;
        payload.Advance(1);
    }

    public static void Int32(this ArrayBufferWriter<byte> payload, int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(payload.GetSpan(sizeof(int)), value);
        payload.Advance(sizeof(int));
    }

    public static void Int64(this ArrayBufferWriter<byte> payload, long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(payload.GetSpan(sizeof(long)), value);
        payload.Advance(sizeof(long));
    }

    public static void Bytes(this ArrayBufferWriter<byte> payload, ReadOnlySpan<byte> value)
    {
        payload.Int32(value.Length);
        payload.Write(value);
    }

    public static void Text(this ArrayBufferWriter<byte> payload, string value)
    {
        int length = Encoding.UTF8.GetByteCount(value);
        payload.Int32(length);
        Encoding.UTF8.GetBytes(value, payload.GetSpan(length));
        payload.Advance(length);
    }
}
