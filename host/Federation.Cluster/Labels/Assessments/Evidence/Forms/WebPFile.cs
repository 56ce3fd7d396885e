using System.Buffers.Binary;

namespace Federation.Cluster.Labels.Assessments.Evidence.Forms;

/// <summary>A picture after <see href="https://www.rfc-editor.org/rfc/rfc9649">WebP (RFC 9649)</see>: chunk after chunk, as long as it says. Pure.</summary>
internal static class WebPFile
{
    private const int Header = 12;

    public static bool IsOne(ReadOnlySpan<byte> bytes) => bytes.Length >= Header && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8);

    public static EvidenceFinding Inspect(ReadOnlySpan<byte> bytes)
    {
        long told = 8L + BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
        if (told != bytes.Length) return told > bytes.Length ? PictureSize.Cut : PictureSize.Longer;
        bool isSized = false;
        for (var left = bytes[Header..]; !left.IsEmpty;)
        {
            if (left.Length < 8) return PictureSize.Cut;
            uint length = BinaryPrimitives.ReadUInt32LittleEndian(left[4..]);
            if (length > left.Length - 8) return PictureSize.Cut;
            var type = left[..4];
            var data = left[8..(8 + (int)length)]; // it fits
            if (type.SequenceEqual("ANIM"u8) || type.SequenceEqual("ANMF"u8)) return PictureSize.Moves;
            if (Size(type, data) is { } size)
            {
                if (PictureSize.Against(size.Width, size.Height) is { } refusal) return refusal;
                isSized |= !type.SequenceEqual("VP8X"u8);
            }

            left = left[Math.Min(left.Length, 8 + (int)length + (int)(length & 1))..];
        }

        return isSized ? EvidenceFinding.Of(EvidenceForm.WebP) : PictureSize.Cut;
    }

    /// <summary>Null for a chunk that is no picture; of one that is cut off, no pixels.</summary>
    private static (long Width, long Height)? Size(ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        if (type.SequenceEqual("VP8 "u8))
        {
            // A key frame (RFC 6386, 9.1): three bytes, the start code, width and height of 14 bits each.
            return data.Length >= 10 && data[3..].StartsWith<byte>([0x9D, 0x01, 0x2A]) ? (BinaryPrimitives.ReadUInt16LittleEndian(data[6..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(data[8..]) & 0x3FFF) : (0, 0);
        }

        if (type.SequenceEqual("VP8L"u8))
        {
            if (data.Length < 5 || data[0] != 0x2F) return (0, 0);
            uint packed = BinaryPrimitives.ReadUInt32LittleEndian(data[1..]);
            return ((packed & 0x3FFF) + 1, ((packed >> 14) & 0x3FFF) + 1);
        }

        if (!type.SequenceEqual("VP8X"u8)) return null;
        return data.Length >= 10 ? ((BinaryPrimitives.ReadUInt32LittleEndian(data[3..]) >> 8) + 1, (BinaryPrimitives.ReadUInt32LittleEndian(data[6..]) >> 8) + 1) : (0, 0);
    }
}
