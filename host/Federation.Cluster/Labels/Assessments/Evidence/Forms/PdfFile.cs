namespace Federation.Cluster.Labels.Assessments.Evidence.Forms;

/// <summary>
/// A PDF (ISO 32000). It is searched for the names of what makes one act, however they are written; what stands packed in streams of objects is not unpacked, which the operator's scan is for. Pure.
/// </summary>
internal static class PdfFile
{
    /// <summary>Readers look for the end mark in the last bytes (ISO 32000-1, annex H.3).</summary>
    private const int Tail = 1024;

    /// <summary>Longer than any name that is looked for.</summary>
    private const int MostNameCharacters = 16;

    // Scripts, programs, other files, forms that are programs, media, sending of forms, and locks.
    private static readonly string[] Acting = ["JavaScript", "Launch", "EmbeddedFile", "EmbeddedFiles", "XFA", "RichMedia", "SubmitForm", "ImportData", "Encrypt"];

    public static ReadOnlySpan<byte> Signature => "%PDF-"u8;

    public static EvidenceFinding Inspect(ReadOnlySpan<byte> bytes)
    {
        if (bytes[^Math.Min(bytes.Length, Tail)..].IndexOf("%%EOF"u8) < 0) return EvidenceFinding.Refused(EvidenceCodes.Damaged, "The PDF has no end.");
        Span<char> name = stackalloc char[MostNameCharacters];
        for (int at; (at = bytes.IndexOf((byte)'/')) >= 0;)
        {
            bytes = bytes[(at + 1)..];
            var read = Name(bytes, name);
            foreach (string acting in Acting)
            {
                if (read.SequenceEqual(acting)) return EvidenceFinding.Refused(EvidenceCodes.PdfActive, $"The PDF has {acting}.");
            }
        }

        return EvidenceFinding.Of(EvidenceForm.Pdf);
    }

    /// <summary>The name that begins here, with what is written as <c>#xx</c> as the character that it stands for; of one that is longer than any looked for, nothing.</summary>
    private static ReadOnlySpan<char> Name(ReadOnlySpan<byte> bytes, Span<char> into)
    {
        int length = 0;
        for (int at = 0; at < bytes.Length && IsRegular(bytes[at]); at++)
        {
            if (length == into.Length) return [];
            byte read = bytes[at];
            if (read == (byte)'#' && at + 2 < bytes.Length && char.IsAsciiHexDigit((char)bytes[at + 1]) && char.IsAsciiHexDigit((char)bytes[at + 2]))
            {
                read = (byte)((Digit(bytes[at + 1]) << 4) | Digit(bytes[at + 2]));
                at += 2;
            }

            into[length++] = (char)read;
        }

        return into[..length];
    }

    private static int Digit(byte hex) => hex <= (byte)'9' ? hex - '0' : (hex | 0x20) - 'a' + 10;

    /// <summary>What a name is made of: neither white space nor a delimiter (ISO 32000-1, 7.2.2).</summary>
    private static bool IsRegular(byte value) => value is > 0x20 and not (byte)'/' and not (byte)'(' and not (byte)')' and not (byte)'<' and not (byte)'>' and not (byte)'[' and not (byte)']' and not (byte)'{' and not (byte)'}' and not (byte)'%';
}
