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
    private static readonly string[] Acting = ["JavaScript", "Launch", "EmbeddedFile", "EmbeddedFiles", "FileAttachment", "GoToE", "XFA", "RichMedia", "Movie", "Sound", "Rendition", "SubmitForm", "ImportData", "Encrypt"];

    /// <summary>Says where a file lies inside (ISO 32000-1, table 44). So short a name stands in packed bytes by chance, where no dictionary follows it.</summary>
    private const string Inside = "EF";

    public static ReadOnlySpan<byte> Signature => "%PDF-"u8;

    public static EvidenceFinding Inspect(ReadOnlySpan<byte> bytes)
    {
        if (bytes[^Math.Min(bytes.Length, Tail)..].IndexOf("%%EOF"u8) < 0) return EvidenceFinding.Refused(EvidenceCodes.Damaged, "The PDF has no end.");
        Span<char> name = stackalloc char[MostNameCharacters];
        for (int at; (at = bytes.IndexOf((byte)'/')) >= 0;)
        {
            bytes = bytes[(at + 1)..];
            var read = Name(bytes, name, out int end);
            if (read.SequenceEqual(Inside) && IsBeforeDictionary(bytes[end..])) return EvidenceFinding.Refused(EvidenceCodes.PdfActive, "The PDF has files inside.");
            foreach (string acting in Acting)
            {
                if (read.SequenceEqual(acting)) return EvidenceFinding.Refused(EvidenceCodes.PdfActive, $"The PDF has {acting}.");
            }
        }

        return EvidenceFinding.Of(EvidenceForm.Pdf);
    }

    /// <summary>The name that begins here, with what is written as <c>#xx</c> as the character that it stands for; of one that is longer than any looked for, nothing.</summary>
    private static ReadOnlySpan<char> Name(ReadOnlySpan<byte> bytes, Span<char> into, out int end)
    {
        int length = 0;
        for (end = 0; end < bytes.Length && IsRegular(bytes[end]); end++)
        {
            if (length == into.Length) return [];
            byte read = bytes[end];
            if (read == (byte)'#' && end + 2 < bytes.Length && char.IsAsciiHexDigit((char)bytes[end + 1]) && char.IsAsciiHexDigit((char)bytes[end + 2]))
            {
                read = (byte)((Digit(bytes[end + 1]) << 4) | Digit(bytes[end + 2]));
                end += 2;
            }

            into[length++] = (char)read;
        }

        return into[..length];
    }

    /// <summary>Whether a dictionary comes next, itself or by its number; or a comment, behind which either may stand.</summary>
    private static bool IsBeforeDictionary(ReadOnlySpan<byte> bytes)
    {
        var next = bytes.TrimStart("\0\t\n\f\r "u8);
        return next.StartsWith("<<"u8) || next.StartsWith("%"u8) || (next.Length < bytes.Length && !next.IsEmpty && char.IsAsciiDigit((char)next[0]));
    }

    private static int Digit(byte hex) => hex <= (byte)'9' ? hex - '0' : (hex | 0x20) - 'a' + 10;

    /// <summary>What a name is made of: neither white space nor a delimiter (ISO 32000-1, 7.2.2).</summary>
    private static bool IsRegular(byte value) => value is > 0x20 and not (byte)'/' and not (byte)'(' and not (byte)')' and not (byte)'<' and not (byte)'>' and not (byte)'[' and not (byte)']' and not (byte)'{' and not (byte)'}' and not (byte)'%';
}
