using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Federation.Registry.Tests.Certificates.Badges;

/// <summary>A badge read as somebody else would: by what the standards of SVG, PNG and Open Badges say, and none of the code that wrote it.</summary>
/// <param name="Credential">What Open Badges takes out of it.</param>
/// <param name="Described">Its title and its description.</param>
internal sealed record BakedBadge(byte[] Credential, string[] Described, int FullBars)
{
    private const string Full = "#0b6b50";

    /// <summary>The texts that are drawn; of an SVG.</summary>
    public string[] Lines { get; private init; } = [];

    public int Width { get; private init; }

    public int Height { get; private init; }

    /// <summary>In its palette; of a PNG.</summary>
    public int Colours { get; private init; }

    private byte[] Pixels { get; init; } = [];

    public static BakedBadge Svg(byte[] bytes)
    {
        XNamespace svg = "http://www.w3.org/2000/svg", badges = "https://purl.imsglobal.org/ob/v3p0";
        using var reader = XmlReader.Create(new MemoryStream(bytes));
        var root = XElement.Load(reader, LoadOptions.PreserveWhitespace);
        Assert.Equal(svg + "svg", root.Name);
        Assert.Equal("https://purl.imsglobal.org/ob/v3p0", root.Attribute(XNamespace.Xmlns + "openbadges")?.Value);
        Assert.Same(root.Elements().First(), Assert.Single(root.Descendants(badges + "credential"))); // directly after the tag, and once
        var credential = root.Element(badges + "credential")!; // just seen
        Assert.Empty(credential.Attributes());
        Assert.All(credential.Nodes(), node => Assert.IsType<XCData>(node));
        string[] named = root.Attribute("aria-labelledby")?.Value.Split(' ') ?? [];
        return new BakedBadge(
            Encoding.UTF8.GetBytes(credential.Value),
            [.. named.Select(id => Assert.Single(root.Elements(), element => element.Attribute("id")?.Value == id).Value)],
            root.Elements(svg + "rect").Count(area => area.Attribute("fill")?.Value == Full && area.Attribute("width")?.Value != "480"))
        {
            Lines = [.. root.Elements(svg + "text").Select(line => line.Value)],
        };
    }

    public static BakedBadge Png(byte[] bytes)
    {
        Assert.Equal([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], bytes[..8]);
        var chunks = new List<(string Type, byte[] Data)>();
        for (int at = 8; at < bytes.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at));
            Assert.Equal(Crc(bytes.AsSpan(at + 4, length + 4)), BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(at + 8 + length)));
            chunks.Add((Encoding.ASCII.GetString(bytes, at + 4, 4), bytes[(at + 8)..(at + 8 + length)]));
            at += 12 + length;
        }

        Assert.Equal(("IHDR", "IEND"), (chunks[0].Type, chunks[^1].Type));
        byte[] header = chunks[0].Data;
        int width = BinaryPrimitives.ReadInt32BigEndian(header), height = BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4));
        Assert.Equal([8, 3, 0, 0, 0], header[8..]);
        byte[] palette = Assert.Single(chunks, chunk => chunk.Type == "PLTE").Data;
        byte[] rows = new byte[(width + 1) * height];
        using (var zlib = new ZLibStream(new MemoryStream([.. chunks.Where(chunk => chunk.Type == "IDAT").SelectMany(chunk => chunk.Data)]), CompressionMode.Decompress))
        {
            zlib.ReadExactly(rows);
            Assert.Equal(-1, zlib.ReadByte());
        }

        byte[] pixels = [.. Enumerable.Range(0, height).SelectMany(row => rows.AsSpan(row * (width + 1) + 1, width).ToArray())];
        Assert.All(Enumerable.Range(0, height), row => Assert.Equal(0, rows[row * (width + 1)])); // no filter
        Assert.All(pixels, pixel => Assert.InRange(pixel, 0, palette.Length / 3 - 1));
        Assert.Equal([0x0b, 0x6b, 0x50], palette[6..9]);
        return new BakedBadge(Text(chunks, "openbadgecredential"), [Encoding.UTF8.GetString(Text(chunks, "Title")), Encoding.UTF8.GetString(Text(chunks, "Description"))], Bars(pixels, width))
        {
            Width = width,
            Height = height,
            Colours = palette.Length / 3,
            Pixels = pixels,
        };
    }

    /// <summary>How many pixels of text stand between two rows, the second not included.</summary>
    public int InkBetween(int top, int bottom) => Pixels[(top * Width)..(bottom * Width)].Count(pixel => pixel == 1);

    /// <summary>Runs of full pixels in the row that all bars stand in, inside the frame.</summary>
    private static int Bars(byte[] pixels, int width)
    {
        byte[] row = pixels[(299 * width + 11)..(300 * width - 11)];
        return row.Index().Count(pixel => pixel.Item == 2 && (pixel.Index == 0 || row[pixel.Index - 1] != 2));
    }

    /// <summary>Of the one iTXt chunk of that keyword, which is neither compressed nor in a language.</summary>
    private static byte[] Text(IEnumerable<(string Type, byte[] Data)> chunks, string keyword)
    {
        byte[] begin = [.. Encoding.Latin1.GetBytes(keyword), 0, 0, 0, 0, 0];
        return Assert.Single(chunks, chunk => chunk.Type == "iTXt" && chunk.Data.AsSpan().StartsWith(begin)).Data[begin.Length..];
    }

    /// <summary>Bit by bit, as the annex of the standard of PNG has it.</summary>
    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte one in bytes)
        {
            crc ^= one;
            for (int bit = 0; bit < 8; bit++) crc = (crc & 1) == 1 ? crc >> 1 ^ 0xedb88320 : crc >> 1;
        }

        return ~crc;
    }
}
