using System.Buffers.Binary;
using System.Text;
using System.Xml;

namespace Federation.Registry.Certificates.Badges;

/// <summary>Takes the credential out of an image that it was baked into, ours or somebody else's. It says nothing of what it is worth.</summary>
public static class BakedCredential
{
    private const string Verify = "verify";

    /// <param name="bytes">Any.</param>
    /// <returns>The credential in a PNG or SVG, in whichever form it has; the bytes themselves where they are no such image, are broken, or hold none.</returns>
    public static ReadOnlyMemory<byte> TakenFrom(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Span.StartsWith(PngChunks.Signature)) return FromPng(bytes[PngChunks.Signature.Length..]) ?? bytes;
        return bytes.Span.TrimStart("\uFEFF \t\r\n"u8) is [(byte)'<', ..] ? FromSvg(bytes) ?? bytes : bytes;
    }

    private static ReadOnlyMemory<byte>? FromPng(ReadOnlyMemory<byte> chunks)
    {
        const int Frame = 12; // length, type and CRC
        while (chunks.Length >= Frame)
        {
            uint length = BinaryPrimitives.ReadUInt32BigEndian(chunks.Span);
            if (length > chunks.Length - Frame) return null;
            if (chunks.Span[4..8].SequenceEqual("iTXt"u8) && Text(chunks.Slice(8, (int)length)) is { } credential) return credential;
            chunks = chunks[(Frame + (int)length)..];
        }

        return null;
    }

    /// <summary>Behind the keyword stand a flag and a method of compression, then a language and a keyword in it, each of the two up to a zero.</summary>
    private static ReadOnlyMemory<byte>? Text(ReadOnlyMemory<byte> chunk)
    {
        byte[] begin = [.. Encoding.Latin1.GetBytes(BadgePng.Keyword), 0, 0, 0]; // not compressed, as Open Badges has it
        if (!chunk.Span.StartsWith(begin)) return null;
        chunk = chunk[begin.Length..];
        for (int text = 0; text < 2; text++)
        {
            int end = chunk.Span.IndexOf((byte)0);
            if (end < 0) return null;
            chunk = chunk[(end + 1)..];
        }

        return chunk;
    }

    private static ReadOnlyMemory<byte>? FromSvg(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var xml = XmlReader.Create(new MemoryStream(bytes.ToArray(), writable: false), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            while (xml.Read())
            {
                if (xml is not { NodeType: XmlNodeType.Element, LocalName: BadgeSvg.Element, NamespaceURI: BadgeSvg.Namespace }) continue;
                return Encoding.UTF8.GetBytes(xml.GetAttribute(Verify) ?? xml.ReadElementContentAsString());
            }
        }
        catch (XmlException)
        {
            // What is broken holds nothing.
        }

        return null;
    }
}
