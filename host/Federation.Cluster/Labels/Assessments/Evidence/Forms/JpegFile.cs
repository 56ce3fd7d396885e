using System.Buffers.Binary;

namespace Federation.Cluster.Labels.Assessments.Evidence.Forms;

/// <summary>A picture after <see href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">JPEG (ITU-T T.81)</see>, marker after marker to its end. Behind it further pictures may stand, as cameras put them there, and nothing else. Pure.</summary>
internal static class JpegFile
{
    private const int MostPictures = 4;

    /// <summary>Of one picture, each of which is painted over all of it: a picture that comes in steps has some ten.</summary>
    private const int MostScans = 64;

    private const byte StartOfImage = 0xD8, EndOfImage = 0xD9, StartOfScan = 0xDA;

    public static ReadOnlySpan<byte> Signature => [0xFF, StartOfImage, 0xFF];

    public static EvidenceFinding Inspect(ReadOnlySpan<byte> bytes)
    {
        for (int pictures = 0; pictures < MostPictures; pictures++)
        {
            if (!bytes.StartsWith(Signature)) return PictureSize.Longer;
            if (Picture(bytes, out int length) is { } refusal) return refusal;
            bytes = bytes[length..];
            if (bytes.IsEmpty) return EvidenceFinding.Of(EvidenceForm.Jpeg);
        }

        return PictureSize.Longer;
    }

    private static EvidenceFinding? Picture(ReadOnlySpan<byte> bytes, out int length)
    {
        length = 0;
        bool isSized = false;
        int scans = 0;
        for (int at = 2; at + 1 < bytes.Length;)
        {
            byte marker = bytes[at + 1];
            if (bytes[at] != 0xFF) return PictureSize.Cut;
            if (marker == 0xFF)
            {
                at++; // filled up
                continue;
            }

            if (marker == EndOfImage)
            {
                length = at + 2;
                return isSized && scans > 0 ? null : PictureSize.Cut;
            }

            if (at + 4 > bytes.Length) return PictureSize.Cut;
            int segment = BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
            if (segment < 2 || at + 2 + segment > bytes.Length) return PictureSize.Cut;
            if (IsFrame(marker))
            {
                if (segment < 7) return PictureSize.Cut;
                var frame = bytes[(at + 5)..]; // behind length and precision
                if (PictureSize.Against(BinaryPrimitives.ReadUInt16BigEndian(frame[2..]), BinaryPrimitives.ReadUInt16BigEndian(frame)) is { } refusal) return refusal;
                isSized = true;
            }

            at += 2 + segment;
            if (marker != StartOfScan) continue;
            if (++scans > MostScans) return EvidenceFinding.Refused(EvidenceCodes.PictureSize, "The picture is painted over and over.");
            at += Entropy(bytes[at..]);
        }

        return PictureSize.Cut;
    }

    /// <summary>Start of frame, of which each picture has one (T.81, table B.1).</summary>
    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    /// <summary>How long what is packed goes on: to the next marker that is neither a byte FF itself nor a restart.</summary>
    private static int Entropy(ReadOnlySpan<byte> bytes)
    {
        int at = 0;
        while (bytes[at..].IndexOf((byte)0xFF) is >= 0 and var found)
        {
            at += found;
            if (at + 1 >= bytes.Length) break;
            if (bytes[at + 1] is not (0 or (>= 0xD0 and <= 0xD7))) return at;
            at += 2;
        }

        return bytes.Length;
    }
}
