using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;

namespace Federation.Registry.Certificates.Badges;

/// <summary>The pieces of a PNG file (<see href="https://www.w3.org/TR/png/">PNG</see>, 5.3): length, type, data and their CRC-32.</summary>
internal static class PngChunks
{
    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1a, (byte)'\n'];

    public static void Write(Stream png, string type, ReadOnlySpan<byte> data)
    {
        byte[] name = Encoding.ASCII.GetBytes(type);
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        png.Write(name);
        png.Write(data);
        var crc = new Crc32();
        crc.Append(name);
        crc.Append(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, crc.GetCurrentHashAsUInt32());
        png.Write(number);
    }

    /// <summary>A text in UTF-8, not compressed, of no language.</summary>
    public static void WriteText(Stream png, string keyword, ReadOnlySpan<byte> text) =>
        Write(png, "iTXt", [.. Encoding.Latin1.GetBytes(keyword), 0, 0, 0, 0, 0, .. text]);
}
