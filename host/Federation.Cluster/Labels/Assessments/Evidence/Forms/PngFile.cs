using System.Buffers.Binary;

namespace Federation.Cluster.Labels.Assessments.Evidence.Forms;

/// <summary>A picture after <see href="https://www.w3.org/TR/png-3/">PNG</see>: chunk after chunk to its end, and nothing behind it. Pure.</summary>
internal static class PngFile
{
    /// <summary>Of a chunk beside its data: length, type, checksum.</summary>
    private const int Around = 12;

    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10];

    public static EvidenceFinding Inspect(ReadOnlySpan<byte> bytes)
    {
        var left = bytes[Signature.Length..];
        for (bool isFirst = true; ; isFirst = false)
        {
            if (left.Length < Around) return PictureSize.Cut;
            uint length = BinaryPrimitives.ReadUInt32BigEndian(left);
            if (length > left.Length - Around) return PictureSize.Cut;
            var type = left[4..8];
            var data = left[8..(8 + (int)length)]; // it fits
            left = left[(Around + (int)length)..];
            if (isFirst)
            {
                if (!type.SequenceEqual("IHDR"u8) || length != 13) return PictureSize.Cut;
                if (PictureSize.Against(BinaryPrimitives.ReadUInt32BigEndian(data), BinaryPrimitives.ReadUInt32BigEndian(data[4..])) is { } refusal) return refusal;
            }

            if (type.SequenceEqual("acTL"u8)) return PictureSize.Moves;
            if (type.SequenceEqual("IEND"u8)) return left.IsEmpty ? EvidenceFinding.Of(EvidenceForm.Png) : PictureSize.Longer;
        }
    }
}
