using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Federation.Cluster.Tests.Labels.Evidence;

/// <summary>Small files, whole and spoiled.</summary>
internal static class Samples
{
    /// <summary>One grey pixel.</summary>
    public static byte[] Jpeg => Convert.FromBase64String("/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////2wBDAf//////////////////////////////////////////////////////////////////////////////////////wAARCAABAAEDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAX/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFAEBAAAAAAAAAAAAAAAAAAAAAP/EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAMAwEAAhEDEQA/AL+AD//Z");

    public static byte[] LossyWebP => Convert.FromBase64String("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");

    public static byte[] LosslessWebP => Convert.FromBase64String("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");

    public static byte[] AlphaWebP => Convert.FromBase64String("UklGRkoAAABXRUJQVlA4WAoAAAAQAAAAAAAAAAAAQUxQSAwAAAARBxAR/Q9ERP8DAABWUDggGAAAABQBAJ0BKgEAAQAAAP4AAA3AAP7mtQAAAA==");

    public static byte[] MovingWebP => Convert.FromBase64String("UklGRlIAAABXRUJQVlA4WAoAAAASAAAAAAAAAAAAQU5JTQYAAAD/////AABBTk1GJgAAAAAAAAAAAAAAAAAAAGQAAABWUDhMDQAAAC8AAAAQBxAREYiI/gcA");

    public static byte[] Pdf(string inside = "") => Encoding.Latin1.GetBytes($"%PDF-1.7\n1 0 obj\n<< /Type /Catalog {inside} >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n");

    public static byte[] Png(uint width = 2, uint height = 3, string extra = "") =>
        [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, .. Chunk("IHDR", [.. Big(width), .. Big(height), 8, 2, 0, 0, 0]), .. extra.Length == 0 ? [] : Chunk(extra, new byte[8]), .. Chunk("IDAT", [1, 2, 3]), .. Chunk("IEND", [])];

    /// <summary>A picture of that size; nothing of it is painted.</summary>
    public static byte[] JpegOf(ushort width, ushort height, int scans = 1) =>
        [0xFF, 0xD8, 0xFF, 0xC0, 0, 11, 8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0, .. Enumerable.Repeat<byte[]>([0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 1, 0xFF, 0, 0xFF, 0xD0, 2], scans).SelectMany(scan => scan), 0xFF, 0xD9];

    /// <summary>An archive with nothing in it, with a comment.</summary>
    public static byte[] Zip(string comment = "") => [.. "PK\x05\x06"u8, .. new byte[16], (byte)comment.Length, (byte)(comment.Length >> 8), .. Encoding.ASCII.GetBytes(comment)];

    /// <summary>An archive with one small file.</summary>
    public static byte[] ZipOfOne()
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true)) archive.CreateEntry("a.txt").Open().Dispose();
        return bytes.ToArray();
    }

    private static byte[] Chunk(string type, byte[] data) => [.. Big((uint)data.Length), .. Encoding.ASCII.GetBytes(type), .. data, 0, 0, 0, 0];

    private static byte[] Big(uint number)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, number);
        return bytes;
    }
}
