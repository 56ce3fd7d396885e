using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Federation.Registry.Certificates.Badges;

/// <summary>
/// A badge as PNG with its credential baked in, after <see href="https://www.imsglobal.org/spec/ob/v3p0/#png-baking">Open Badges 3.0, 5.3.1</see>. What it shows is in its texts <c>Title</c> and <c>Description</c> too. The same face
/// and credential give the same bytes under one version of the runtime.
/// </summary>
public static class BadgePng
{
    public const string MediaType = "image/png";

    /// <summary>Of the text that holds the credential.</summary>
    public const string Keyword = "openbadgecredential";

    private const byte BitsPerPixel = 8, WithPalette = 3;

    /// <param name="credential">With its proof embedded, in UTF-8.</param>
    public static byte[] Write(BadgeFace face, ReadOnlySpan<byte> credential)
    {
        var png = new MemoryStream();
        png.Write(PngChunks.Signature);
        byte[] header = new byte[13]; // width, height, depth, kind of colour; then compression, filter and interlace, of which 0 is the only or the plain one
        BinaryPrimitives.WriteInt32BigEndian(header, BadgeDrawing.Size);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), BadgeDrawing.Size);
        (header[8], header[9]) = (BitsPerPixel, WithPalette);
        PngChunks.Write(png, "IHDR", header);
        PngChunks.Write(png, "PLTE", [.. BadgeColours.Palette.SelectMany(colour => (byte[])[colour.Red, colour.Green, colour.Blue])]);
        PngChunks.WriteText(png, Keyword, credential);
        PngChunks.WriteText(png, "Title", Encoding.UTF8.GetBytes(BadgeWords.Title(face)));
        PngChunks.WriteText(png, "Description", Encoding.UTF8.GetBytes(BadgeWords.Description(face)));
        PngChunks.Write(png, "IDAT", Compressed(Pixels(face)));
        PngChunks.Write(png, "IEND", []);
        return png.ToArray();
    }

    /// <summary>A row after the other, each behind the byte that says that it is not filtered.</summary>
    private static byte[] Pixels(BadgeFace face)
    {
        const int Row = BadgeDrawing.Size + 1;
        byte[] pixels = new byte[Row * BadgeDrawing.Size];
        foreach (var area in BadgeDrawing.Areas(face)) Fill(area.Left, area.Top, area.Width, area.Height, area.Colour);
        foreach (var line in BadgeDrawing.Lines(face))
        {
            int left = (BadgeDrawing.Size - DotFont.WidthOf(line.Text) * line.Scale) / 2;
            foreach (var (column, row) in DotFont.Dots(line.Text)) Fill(left + column * line.Scale, line.Top + row * line.Scale, line.Scale, line.Scale, BadgeColour.Ink);
        }

        return pixels;

        void Fill(int left, int top, int width, int height, BadgeColour colour)
        {
            for (int row = top; row < top + height; row++) pixels.AsSpan(row * Row + 1 + left, width).Fill((byte)colour);
        }
    }

    private static byte[] Compressed(byte[] pixels)
    {
        var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.SmallestSize)) zlib.Write(pixels);
        return compressed.ToArray();
    }
}
